// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/filteredit.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/deployments/filterhighlighter.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int textMargin = 2;

//! The document is one line whatever is put into it.
QString inOneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph)
            c = u' ';
    }
    return text;
}

} // namespace

FilterEdit::FilterEdit(QWidget *parent)
    : QPlainTextEdit(parent), m_highlighter(new FilterHighlighter(*this))
{
    setFrameShape(NoFrame);
    setFont(fonts::mono(fonts::Size::Base));
    setLineWrapMode(NoWrap);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(textMargin);
    viewport()->setAutoFillBackground(false);
    connect(this, &QPlainTextEdit::textChanged, this, &FilterEdit::noticeText);
}

void FilterEdit::noticeText()
{
    if (blockCount() > 1) { // an input method may bring line ends
        setText(inOneLine(text()));
        return;
    }
    if (text() == m_known)
        return;
    m_known = text();
    m_ghost.clear();
    Q_EMIT textEdited();
}

void FilterEdit::setText(const QString &text)
{
    QTextCursor cursor = textCursor();
    cursor.select(QTextCursor::Document);
    cursor.insertText(inOneLine(text));
    setTextCursor(cursor);
}

void FilterEdit::replace(qsizetype position, qsizetype length, const QString &text)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(position));
    cursor.setPosition(int(position + length), QTextCursor::KeepAnchor);
    cursor.insertText(inOneLine(text));
    setTextCursor(cursor);
}

void FilterEdit::setFaulty(qsizetype position, qsizetype length, bool doubtful)
{
    m_doubtful = doubtful;
    m_faulty = position;
    m_faultyLength = length;
    viewport()->update();
}

void FilterEdit::setGhost(const QString &ghost)
{
    if (m_ghost == ghost)
        return;
    m_ghost = ghost;
    viewport()->update();
}

QRect FilterEdit::placeOf(qsizetype position) const
{
    QTextCursor cursor(document());
    cursor.setPosition(int(qBound(qsizetype(0), position, text().size())));
    return cursorRect(cursor).translated(viewport()->pos());
}

QSize FilterEdit::sizeHint() const
{
    return {400, fontMetrics().height() + 2 * textMargin};
}

QSize FilterEdit::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

bool FilterEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // On some desktops this deletes to the end of the line; here the window has a use for it.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_K && key->modifiers() == Qt::ControlModifier) {
            event->ignore();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void FilterEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->rehighlight();
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    if (m_faultyLength > 0)
        paintWave(painter);
    if (!m_ghost.isEmpty() && hasFocus() && caret() == text().size()
        && !textCursor().hasSelection())
        paintGhost(painter);
}

//! What Qt draws as a wave is a row of dots in a font of this size.
void FilterEdit::paintWave(QPainter &painter) const
{
    constexpr qreal step = 2;
    const QRect from = placeOf(m_faulty).translated(-viewport()->pos());
    const QRect to = placeOf(m_faulty + m_faultyLength).translated(-viewport()->pos());
    const qreal right = qMax(qreal(to.left()), from.left() + 4 * step);
    const qreal middle = from.top() + fontMetrics().ascent() + 3;
    QPolygonF wave;
    for (qreal x = from.left(); x <= right; x += step)
        wave.append({x, middle + (wave.size() % 2 == 0 ? 1.2 : -1.2)});
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(this);
    painter.setPen(QPen(m_doubtful ? theme.warn : theme.danger, 1.2));
    painter.drawPolyline(wave);
}

void FilterEdit::paintGhost(QPainter &painter) const
{
    const QRect caretPlace = cursorRect();
    painter.setFont(font());
    painter.setPen(Theme::of(this).muted);
    painter.drawText(QPointF(caretPlace.x() + 1, caretPlace.top() + fontMetrics().ascent()),
                     m_ghost);
}

void FilterEdit::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void FilterEdit::insertFromMimeData(const QMimeData *source)
{
    textCursor().insertText(inOneLine(source->text().trimmed()));
    ensureCursorVisible();
}
