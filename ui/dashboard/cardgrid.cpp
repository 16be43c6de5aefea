// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dashboard/cardgrid.h"

#include <array>
#include <numeric>

namespace {

constexpr int gap = 10;
constexpr int leastHeight = 296;
constexpr std::array shares {5, 4, 5}; // of three columns: that of plain bars needs least

} // namespace

CardGrid::CardGrid(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(gap, gap, gap, gap);
}

CardGrid::~CardGrid()
{
    qDeleteAll(m_items);
}

int CardGrid::columnsFor(int width)
{
    return width >= 1280 ? 3 : width >= 960 ? 2 : 1;
}

void CardGrid::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *CardGrid::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int CardGrid::lines(int columns) const
{
    return (count() + columns - 1) / columns;
}

void CardGrid::setRoom(int height)
{
    if (height == m_room)
        return;
    m_room = height;
    invalidate();
}

int CardGrid::lineHeight(int columns) const
{
    const int seen = qBound(1, lines(columns), 2);
    return qMax(leastHeight, (m_room - gap) / seen - gap);
}

int CardGrid::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    return lines(columns) * (lineHeight(columns) + gap) + gap;
}

QSize CardGrid::minimumSize() const
{
    return {320, leastHeight + 2 * gap};
}

void CardGrid::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const int columns = columnsFor(rect.width());
    const int all = std::accumulate(shares.begin(), shares.end(), 0);
    const int width = rect.width() - gap * (columns + 1);
    const int height = lineHeight(columns);
    int x = rect.left() + gap;
    int y = rect.top() + gap;
    for (int i = 0; i < count(); ++i) {
        const int column = i % columns;
        const bool last = column == columns - 1 || i == count() - 1;
        const int share
            = columns == 3 ? width * shares[std::size_t(column)] / all : width / columns;
        const int room = last ? rect.right() + 1 - gap - x : share;
        m_items[i]->setGeometry({x, y, room, height});
        x += room + gap;
        if (last) {
            x = rect.left() + gap;
            y += height + gap;
        }
    }
}
