// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRectF>

#include <cstdint>
#include <span>
#include <vector>

//! Where the nodes of a graph stand. Pure functions of plain arrays, so that they run in any thread
//! and the same input gives the same picture.
namespace graph {

//! What is laid out: a forest whose trees grow from left to right, one column a level. Children and
//! roots stand in the order in which they are to be stacked.
struct LayoutForest
{
    std::vector<std::uint32_t> start {0}; //!< children of node i are [start[i], start[i + 1])
    std::vector<std::uint32_t> children;
    std::vector<std::uint32_t> roots;
    std::vector<std::uint8_t> column; //!< of each node; a child's is greater than its parent's
    std::vector<double> height; //!< of each node

    std::size_t size() const { return column.size(); }
    std::span<const std::uint32_t> childrenOf(std::uint32_t node) const
    {
        return {children.data() + start[node], start[node + 1] - start[node]};
    }
};

//! \a parents in order of preference: the forest keeps the first edge to each node that leads to a
//! higher column, since a node can stand in one place only. Other edges are drawn, not laid out.
struct LayoutEdge
{
    std::uint32_t parent;
    std::uint32_t child;
};
LayoutForest spanningForest(std::vector<std::uint8_t> column, std::vector<double> height,
                            std::span<const LayoutEdge> edges);

//! Sizes and gaps, in logical pixels at 1:1.
struct LayoutMetrics
{
    struct Column
    {
        double width;
        double gapBelow; //!< between two neighbours of this column
        double gapRight; //!< to the next column
    };
    std::vector<Column> columns; //!< at least as many as the forest has
    //! Trees go on beside the others once they would end below this; 0: all in one strip.
    double stripHeight = 0;
    double stripGap = 96;
};

//! Groups, models and deployments.
LayoutMetrics forestMetrics();

//! The height at which strips of \a forest make a picture of about \a aspect (width ÷ height). Told
//! in coarse steps, so that a leaf more or less changes nothing; 0 where one strip is short enough.
double balancedStrip(const LayoutForest &forest, const LayoutMetrics &metrics, double aspect);

//! The rectangle of each node. Linear in the number of nodes. No two overlap; a child stands to the
//! right of its parent; a parent is centred on its children; every tree has a band of its own, so
//! that what comes earlier in the order never moves when something is added behind it.
std::vector<QRectF> layOut(const LayoutForest &forest, const LayoutMetrics &metrics);

} // namespace graph
