// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/pickfield.h"

#include "ui/editing/pickpopup.h"

#include <QKeyEvent>

PickField::PickField(QWidget *parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_wanted = true;
        Q_EMIT asked(text);
    });
}

PickField::~PickField()
{
    delete m_popup;
}

void PickField::offer(std::vector<Choice> choices, const QString &note)
{
    if (!m_wanted || !hasFocus() || (choices.empty() && note.isEmpty())) {
        if (m_popup)
            m_popup->hide();
        return;
    }
    if (m_popup && m_popup->parentWidget() != window())
        delete m_popup;
    if (!m_popup) {
        m_popup = new PickPopup(window());
        connect(m_popup, &PickPopup::taken, this, &PickField::take);
    }
    m_popup->showFor(this, std::move(choices), note);
}

void PickField::closePopup()
{
    m_wanted = false;
    if (m_popup)
        m_popup->hide();
}

bool PickField::isOpen() const
{
    return m_popup && m_popup->isVisible();
}

std::vector<Choice> PickField::offered() const
{
    std::vector<Choice> result;
    for (int row = 0; isOpen() && row < m_popup->choices().rowCount(); ++row)
        result.push_back(m_popup->choices().at(row));
    return result;
}

void PickField::open()
{
    m_wanted = true;
    Q_EMIT asked(m_keeps && text() == m_kept ? QString() : text());
}

void PickField::setKept(const QString &text)
{
    const bool typing = hasFocus() && m_keeps && this->text() != m_kept;
    const bool same = m_keeps && m_kept == text;
    m_keeps = true;
    m_kept = text;
    if (!(typing && same))
        setText(text);
    setCursorPosition(0);
}

void PickField::take(const Choice &choice)
{
    // It may be the popup's own. NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
    const Choice taken = choice;
    closePopup();
    Q_EMIT this->taken(taken);
}

bool PickField::event(QEvent *event)
{
    // Tab takes what is chosen where something was typed, as everywhere in this program.
    if (event->type() == QEvent::KeyPress && isOpen() && isModified() && !text().isEmpty()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && m_popup->chosen()) {
            take(*m_popup->chosen());
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride && isOpen()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void PickField::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const int key = event->key();
    if (plain && (key == Qt::Key_Down || key == Qt::Key_Up)) {
        if (!isOpen())
            open();
        else
            m_popup->move(key == Qt::Key_Down ? 1 : -1);
        return;
    }
    if (plain && isOpen() && (key == Qt::Key_PageDown || key == Qt::Key_PageUp)) {
        m_popup->move(key == Qt::Key_PageDown ? 8 : -8);
        return;
    }
    if (plain && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        if (isOpen() && m_popup->chosen()) {
            take(*m_popup->chosen());
        } else if (text().isEmpty() && m_keeps && !m_kept.isEmpty()) {
            Q_EMIT cleared();
        } else if (!text().isEmpty() && text() != m_kept) {
            Q_EMIT entered(text());
        }
        return;
    }
    if (key == Qt::Key_Escape && (isOpen() || (m_keeps && text() != m_kept))) {
        closePopup();
        if (m_keeps)
            setText(m_kept);
        return;
    }
    if (plain && text().isEmpty() && key == Qt::Key_Backspace) {
        Q_EMIT backspaced();
        return;
    }
    if (plain && key == Qt::Key_Left && cursorPosition() == 0 && !hasSelectedText()) {
        Q_EMIT wentLeft();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

//! What was typed and not taken is meant, too, where the user went on to another field: not at a
//! glance at another window, nor where the form goes.
void PickField::focusOutEvent(QFocusEvent *event)
{
    closePopup();
    const Qt::FocusReason reason = event->reason();
    const bool left = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
                   || reason == Qt::MouseFocusReason || reason == Qt::ShortcutFocusReason;
    if (left && m_keeps && text() != m_kept) {
        if (text().isEmpty())
            Q_EMIT cleared();
        else
            Q_EMIT entered(text());
    }
    QLineEdit::focusOutEvent(event);
}

void PickField::mousePressEvent(QMouseEvent *event)
{
    QLineEdit::mousePressEvent(event);
    if (!isOpen() && !isReadOnly())
        open();
}

void PickField::hideEvent(QHideEvent *event)
{
    closePopup();
    QLineEdit::hideEvent(event);
}
