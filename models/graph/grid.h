// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRectF>

#include <cstdint>
#include <span>
#include <vector>

namespace graph {

//! Which of many rectangles touch a window, without looking at all of them. Never changes.
class Grid
{
public:
    Grid() = default;
    explicit Grid(std::span<const QRectF> rects);

    QRectF bounds() const { return m_bounds; }
    //! Appends to \a found, ascending, the numbers of all rectangles that touch \a window.
    void query(const QRectF &window, std::vector<std::uint32_t> &found) const;

private:
    struct Cells
    {
        std::uint32_t left, top, right, bottom; //!< inclusive
    };
    Cells cellsOf(const QRectF &rect) const;

    std::vector<QRectF> m_rects;
    QRectF m_bounds;
    std::uint32_t m_columns = 0;
    std::uint32_t m_rows = 0;
    double m_cellWidth = 1;
    double m_cellHeight = 1;
    std::vector<std::uint32_t> m_start; //!< of cell row × columns + column
    std::vector<std::uint32_t> m_items;
};

} // namespace graph
