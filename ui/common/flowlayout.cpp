// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/flowlayout.h"

#include <QStyle>
#include <QWidget>

FlowLayout::FlowLayout(QWidget *parent, int horizontalGap, int verticalGap)
    : QLayout(parent), m_horizontalGap(horizontalGap), m_verticalGap(verticalGap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    return m_items.takeAt(index);
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, false);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        const QSize size = item->sizeHint();
        width += size.width() + m_horizontalGap;
        height = qMax(height, size.height());
    }
    const QMargins margins = contentsMargins();
    return {qMax(0, width - m_horizontalGap) + margins.left() + margins.right(),
            height + margins.top() + margins.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size.grownBy(margins);
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    int top = area.top();
    int used = 0;
    int rowHeight = 0;
    qsizetype rowStart = 0;
    const auto finishRow = [&](qsizetype end) {
        if (apply)
            placeRow(area, rowStart, end, top, rowHeight);
        rowStart = end;
    };
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items.at(i)->isEmpty()) // hidden
            continue;
        const QSize size = m_items.at(i)->sizeHint();
        if (used > 0 && used + size.width() > area.width()) {
            finishRow(i);
            top += rowHeight + m_verticalGap;
            used = 0;
            rowHeight = 0;
        }
        used += size.width() + m_horizontalGap;
        rowHeight = qMax(rowHeight, size.height());
    }
    finishRow(m_items.size());
    return top + rowHeight - rect.top() + contentsMargins().bottom();
}

void FlowLayout::placeRow(const QRect &area, qsizetype from, qsizetype to, int top,
                          int height) const
{
    const Qt::LayoutDirection direction
        = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = area.left();
    for (qsizetype i = from; i < to; ++i) {
        QLayoutItem *item = m_items.at(i);
        if (item->isEmpty())
            continue;
        const QSize size(qMin(item->sizeHint().width(), area.width()), item->sizeHint().height());
        const QRect place(QPoint(x, top + (height - size.height()) / 2), size);
        item->setGeometry(QStyle::visualRect(direction, area, place));
        x += size.width() + m_horizontalGap;
    }
}
