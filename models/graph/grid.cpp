// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace graph {

namespace {

constexpr double leastCell = 256;
constexpr double mostCells = 16384; // a side has at most 128 then

bool touches(const QRectF &a, const QRectF &b)
{
    return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom()
        && b.top() <= a.bottom();
}

QRectF boundsOf(std::span<const QRectF> rects)
{
    if (rects.empty())
        return {};
    double left = rects[0].left();
    double top = rects[0].top();
    double right = rects[0].right();
    double bottom = rects[0].bottom();
    for (const QRectF &rect : rects) {
        left = std::min(left, rect.left());
        top = std::min(top, rect.top());
        right = std::max(right, rect.right());
        bottom = std::max(bottom, rect.bottom());
    }
    return {left, top, right - left, bottom - top};
}

std::uint32_t cellsAlong(double length, double cell)
{
    return std::uint32_t(std::max(1.0, std::ceil(length / cell)));
}

} // namespace

Grid::Grid(std::span<const QRectF> rects)
    : m_rects(rects.begin(), rects.end()), m_bounds(boundsOf(rects))
{
    if (m_rects.empty())
        return;
    const double area = std::max(1.0, m_bounds.width()) * std::max(1.0, m_bounds.height());
    const double cell = std::max(leastCell, std::sqrt(area / mostCells));
    m_columns = cellsAlong(m_bounds.width(), cell);
    m_rows = cellsAlong(m_bounds.height(), cell);
    m_cellWidth = std::max(1.0, m_bounds.width()) / m_columns;
    m_cellHeight = std::max(1.0, m_bounds.height()) / m_rows;

    const auto forEachCell = [this](auto visit) {
        for (std::uint32_t i = 0; i < m_rects.size(); ++i) {
            const Cells cells = cellsOf(m_rects[i]);
            for (std::uint32_t row = cells.top; row <= cells.bottom; ++row) {
                for (std::uint32_t column = cells.left; column <= cells.right; ++column)
                    visit(std::size_t(row) * m_columns + column, i);
            }
        }
    };
    m_start.assign(std::size_t(m_columns) * m_rows + 1, 0);
    forEachCell([this](std::size_t at, std::uint32_t) { ++m_start[at + 1]; });
    std::partial_sum(m_start.begin(), m_start.end(), m_start.begin());
    m_items.resize(m_start.back());
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    forEachCell([&](std::size_t at, std::uint32_t item) { m_items[next[at]++] = item; });
}

Grid::Cells Grid::cellsOf(const QRectF &rect) const
{
    const auto place = [](double at, double cell, std::uint32_t count) {
        return std::uint32_t(std::clamp(std::floor(at / cell), 0.0, double(count - 1)));
    };
    return {place(rect.left() - m_bounds.left(), m_cellWidth, m_columns),
            place(rect.top() - m_bounds.top(), m_cellHeight, m_rows),
            place(rect.right() - m_bounds.left(), m_cellWidth, m_columns),
            place(rect.bottom() - m_bounds.top(), m_cellHeight, m_rows)};
}

void Grid::query(const QRectF &window, std::vector<std::uint32_t> &found) const
{
    if (m_rects.empty() || !touches(window, m_bounds))
        return;
    const std::size_t before = found.size();
    if (window.contains(m_bounds)) {
        found.resize(before + m_rects.size());
        std::iota(found.begin() + std::ptrdiff_t(before), found.end(), 0U);
        return;
    }
    const Cells cells = cellsOf(window);
    for (std::uint32_t row = cells.top; row <= cells.bottom; ++row) {
        for (std::uint32_t column = cells.left; column <= cells.right; ++column) {
            const std::size_t at = std::size_t(row) * m_columns + column;
            for (std::uint32_t i = m_start[at]; i < m_start[at + 1]; ++i) {
                // Where it lies in several cells it counts in the first one of the window.
                const Cells own = cellsOf(m_rects[m_items[i]]);
                const bool first = row == std::max(own.top, cells.top)
                                && column == std::max(own.left, cells.left);
                if (first && touches(m_rects[m_items[i]], window))
                    found.push_back(m_items[i]);
            }
        }
    }
    std::sort(found.begin() + std::ptrdiff_t(before), found.end());
}

} // namespace graph
