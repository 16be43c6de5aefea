// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/layout.h"

#include <QPointF>
#include <QSizeF>

#include <optional>

namespace graph {

//! Any graph: cycles, several parents, no columns.
struct GeneralGraph
{
    std::vector<QSizeF> sizes; //!< of each node
    std::vector<LayoutEdge> edges; //!< from left to right where there is no cycle
};

struct GeneralLayout
{
    std::vector<QRectF> rects;
    //! Of each edge: the start, then three points (two controls and an end) for each Bezier curve.
    //! Empty for an edge from a node to itself.
    std::vector<std::vector<QPointF>> paths;
};

//! More than this, and Graphviz would take seconds that nobody could end.
inline constexpr std::size_t mostGeneralNodes = 1000;

//! The layout by Graphviz's dot. Callers in any thread wait for the one thread in which Graphviz
//! runs, since it is not made for several. Nothing where there are more than mostGeneralNodes, or
//! Graphviz finds no layout.
std::optional<GeneralLayout> layOutGeneral(const GeneralGraph &graph);

} // namespace graph
