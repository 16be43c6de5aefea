// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/textfields.h"

#include "ui/common/buttons.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formkeys.h"

#include <QScrollBar>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;

LineField::LineField(const EditTarget &target, const QString &field, QWidget *parent)
    : QLineEdit(parent), m_target(target), m_field(field), m_message(new FieldMessage(parent))
{
    setObjectName(field);
    m_message->setObjectName(field + u"Message"_s);
    if (target.isReadOnly()) {
        setReadOnly(true);
        setFrame(false);
        return;
    }
    formkeys::watch(this, target.editing);
    connect(this, &QLineEdit::textEdited, this, &LineField::take);
}

void LineField::showValue(const QString &value)
{
    if (m_shown == value)
        return;
    const bool first = !m_shown;
    m_shown = value;
    const QString draft = first ? m_target.draft(m_field) : QString();
    const int cursor = cursorPosition();
    setText(draft.isEmpty() ? value : draft);
    setCursorPosition(hasFocus() ? qMin(cursor, int(text().size())) : 0);
    if (!draft.isEmpty()) {
        take(draft);
        return;
    }
    m_target.setDraft(m_field, {});
    m_message->clear();
    looks::setInvalid(this, false);
}

void LineField::take(const QString &text)
{
    const QString why = check ? check(text) : QString();
    looks::setInvalid(this, !why.isEmpty());
    m_message->say(why, Tone::Danger);
    setAccessibleDescription(why);
    m_target.setDraft(m_field, why.isEmpty() ? QString() : text);
    if (!why.isEmpty() || m_shown == text)
        return;
    m_shown = text;
    Q_EMIT valueEdited(text);
}

BlockField::BlockField(const EditTarget &target, QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setReadOnly(target.isReadOnly());
    connect(this, &QPlainTextEdit::textChanged, this, &BlockField::fit);
    fit();
    if (target.isReadOnly()) {
        setFrameShape(QFrame::NoFrame);
        viewport()->setAutoFillBackground(false);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        return;
    }
    formkeys::watch(this, target.editing);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        const QString text = toPlainText();
        if (m_showing || m_shown == text)
            return;
        m_shown = text;
        Q_EMIT valueEdited(text);
    });
}

void BlockField::showValue(const QString &value)
{
    if (m_shown == value)
        return;
    m_shown = value;
    const int cursor = textCursor().position();
    m_showing = true;
    setPlainText(value);
    m_showing = false;
    if (hasFocus()) {
        QTextCursor back = textCursor();
        back.setPosition(qMin(cursor, int(document()->characterCount()) - 1));
        setTextCursor(back);
    }
}

void BlockField::fit()
{
    constexpr int fewest = 3;
    constexpr int most = 8;
    const int lines = isReadOnly() ? 1 : fewest;
    const int wanted = qBound(lines, int(document()->size().height()), most);
    const int height = wanted * fontMetrics().lineSpacing() + 2 * frameWidth()
                     + int(2 * document()->documentMargin()) + 2;
    if (height != this->height() || minimumHeight() != height)
        setFixedHeight(height);
}

QSize BlockField::sizeHint() const
{
    return {120, minimumHeight()};
}

QSize BlockField::minimumSizeHint() const
{
    return {60, minimumHeight()};
}

void BlockField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

//! The panel scrolls as one, unless the text has more lines than it shows.
void BlockField::wheelEvent(QWheelEvent *event)
{
    if (verticalScrollBar()->maximum() > 0 && hasFocus())
        QPlainTextEdit::wheelEvent(event);
    else
        event->ignore();
}
