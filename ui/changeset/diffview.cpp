// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/diffview.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using aspectdiff::Row;
using aspectdiff::Side;

namespace {

constexpr int sidePad = 8;
constexpr int numberGap = 12;
constexpr int topPad = 4;

} // namespace

DiffView::DiffView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setObjectName(u"aspectDiff"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("What changes in the aspect"));
    viewport()->setBackgroundRole(QPalette::Base);
    verticalScrollBar()->setSingleStep(lineHeight());
}

int DiffView::lineHeight() const
{
    return QFontMetrics(fonts::mono()).height() + 3;
}

int DiffView::heightOf(const Row &row) const
{
    return lineHeight() * (row.hasNote() ? 2 : 1);
}

int DiffView::middle() const
{
    return viewport()->width() / 2;
}

void DiffView::setAbsent(const QString &before, const QString &after)
{
    m_absentBefore = before;
    m_absentAfter = after;
    viewport()->update();
}

void DiffView::setRows(std::vector<Row> rows, bool keepsPlace)
{
    m_rows = std::move(rows);
    int last = 1;
    m_height = 2 * topPad;
    int firstChange = -1;
    QStringList spoken;
    for (const Row &row : m_rows) {
        if (row.changed && firstChange < 0)
            firstChange = m_height;
        if (row.changed && row.before.number > 0)
            spoken.append(tr("before: %1").arg(row.before.text.trimmed()));
        if (row.changed && row.after.number > 0)
            spoken.append(tr("after: %1").arg(row.after.text.trimmed()));
        last = std::max({last, row.before.number, row.after.number});
        m_height += heightOf(row);
    }
    m_digits = int(QString::number(last).size());
    setAccessibleDescription(spoken.mid(0, 40).join(u"; "_s));
    layOut();
    if (!keepsPlace)
        verticalScrollBar()->setValue(firstChange + 3 * lineHeight() < viewport()->height()
                                          ? 0
                                          : firstChange - 2 * lineHeight());
    viewport()->update();
}

void DiffView::layOut()
{
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(lineHeight());
    verticalScrollBar()->setRange(0, std::max(0, m_height - viewport()->height()));
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    Q_EMIT middleChanged(middle());
}

void DiffView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setRows(std::move(m_rows), true);
}

void DiffView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void DiffView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void DiffView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QStringList lines;
        for (const Row &row : m_rows) {
            if (row.after.number > 0)
                lines.append(row.after.text);
        }
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void DiffView::paintSide(QPainter &painter, const QRectF &area, const Side &side, bool changed,
                         bool isAfter) const
{
    const Theme &theme = Theme::of(this);
    const int line = lineHeight();
    const QRectF text(area.left(), area.top(), area.width(), line);
    if (changed && side.number > 0)
        painter.fillRect(flat::snapped(painter, text), isAfter ? theme.okTint : theme.dangerTint);
    if (side.number == 0)
        return;
    const QFont mono = fonts::mono();
    const QFontMetricsF metrics(mono);
    painter.setFont(mono);
    painter.setPen(theme.muted);
    const qreal digits = metrics.horizontalAdvance(QString(m_digits, u'0'));
    painter.drawText(QRectF(area.left() + sidePad, area.top(), digits, line),
                     Qt::AlignRight | Qt::AlignVCenter, QString::number(side.number));
    const qreal left = sidePad + digits + numberGap;
    painter.setPen(!changed ? theme.text : isAfter ? theme.ok : theme.danger);
    const QRectF room = text.adjusted(left, 0, -sidePad, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(side.text, Qt::ElideRight, room.width()));
    if (side.note.isEmpty())
        return;
    painter.setFont(fonts::ui(fonts::Size::Small));
    painter.setPen(theme.muted);
    painter.drawText(text.translated(0, line).adjusted(left, 0, -sidePad, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, side.note);
}

void DiffView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Theme &theme = Theme::of(this);
    painter.fillRect(event->rect(), theme.base);
    const qreal half = middle();
    const qreal rest = viewport()->width() - half;
    flat::edge(painter, QRectF(half - 1, 0, 1, viewport()->height()), Qt::RightEdge, theme.border);

    int top = topPad - verticalScrollBar()->value();
    bool hasBefore = false;
    bool hasAfter = false;
    for (const Row &row : m_rows) {
        const int height = heightOf(row);
        hasBefore = hasBefore || row.before.number > 0;
        hasAfter = hasAfter || row.after.number > 0;
        if (top + height > 0 && top < viewport()->height()) {
            paintSide(painter, {0, qreal(top), half - 1, qreal(height)}, row.before, row.changed,
                      false);
            paintSide(painter, {half, qreal(top), rest, qreal(height)}, row.after, row.changed,
                      true);
        }
        top += height;
    }
    painter.setFont(fonts::ui(fonts::Size::Small));
    painter.setPen(theme.muted);
    const auto say = [&](qreal left, qreal width, const QString &words) {
        painter.drawText(QRectF(left + sidePad, topPad, width - 2 * sidePad, lineHeight()),
                         Qt::AlignLeft | Qt::AlignVCenter, words);
    };
    if (!hasBefore)
        say(0, half, m_absentBefore);
    if (!hasAfter)
        say(half, rest, m_absentAfter);
    if (hasFocus())
        flat::box(painter, QRectF(viewport()->rect()), {}, theme.focus, 0, 1);
}
