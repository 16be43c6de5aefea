// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/formkeys.h"

#include "models/store/editing.h"
#include "ui/editing/pickfield.h"

#include <QKeyEvent>
#include <QWidget>

namespace {

class FormKeys final : public QObject
{
public:
    //! \a picked: the field, where it is one that may have text of its own; else null.
    FormKeys(store::Editing *editing, QObject *parent, const PickField *picked = nullptr)
        : QObject(parent), m_editing(editing), m_picked(picked)
    {
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FocusOut)
            m_editing->seal();
        const bool asked = event->type() == QEvent::ShortcutOverride;
        if ((!asked && event->type() != QEvent::KeyPress) || (m_picked && !m_picked->isSettled()))
            return QObject::eventFilter(watched, event);
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool undo = key->matches(QKeySequence::Undo);
        if (!undo && !key->matches(QKeySequence::Redo))
            return QObject::eventFilter(watched, event);
        if (asked)
            event->ignore(); // an action of the window goes first
        else if (undo)
            m_editing->undo();
        else
            m_editing->redo();
        return true;
    }

private:
    store::Editing *m_editing;
    const PickField *m_picked;
};

} // namespace

void formkeys::watch(QWidget *field, store::Editing *editing)
{
    field->installEventFilter(new FormKeys(editing, field));
}

void formkeys::watchPicked(PickField *field, store::Editing *editing)
{
    field->installEventFilter(new FormKeys(editing, field, field));
}

void formkeys::chain(QWidget *before, const QWidget *rows, QWidget *after)
{
    QWidget *last = before;
    const auto add = [&](QWidget *each) {
        if (last)
            QWidget::setTabOrder(last, each);
        last = each;
    };
    for (QWidget *each : rows->findChildren<QWidget *>()) {
        // The list of a combo box is a window of its own.
        if ((each->focusPolicy() & Qt::TabFocus) && each->window() == rows->window())
            add(each);
    }
    if (after)
        add(after);
}
