// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/graph.h"

#include <optional>
#include <vector>

namespace graph {

//! A part of a graph: some nodes, and every edge between two of them.
struct Subgraph
{
    struct Line
    {
        std::uint32_t from = 0; //!< index into nodes
        std::uint32_t to = 0;
        EdgeType type = EdgeType::DeployedTo;
        std::uint8_t flags = 0; //!< EdgeFlag

        bool operator==(const Line &) const = default;
    };

    std::vector<Node> nodes; //!< ascending: deployments in the order of the catalog, then the rest
    std::vector<Line> lines; //!< by from, then as Graph::out() has them
    bool cut = false; //!< there were more nodes than were wanted

    bool operator==(const Subgraph &) const = default;
};

//! \a nodes may have repeats and any order.
Subgraph subgraph(const Graph &graph, std::vector<Node> nodes);

//! How far to go from where one starts.
struct Reach
{
    std::optional<int> hops = 2; //!< edges, in either direction; nothing: all there is
    //! The nearest so many nodes at most.
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

//! What is around \a from. A container or an instance belongs to what is reached, but half of the
//! catalog may lie in it: the way leads on from it only where it is the start, else no further than
//! to the containers around it.
Subgraph neighbourhood(const Graph &graph, const std::vector<Node> &from, const Reach &reach = {});

//! Deployments (a filter's result, say) with all that they belong to: their models, the groups of
//! those, containers and instances; replacements only where both ends are in \a rows.
Subgraph around(const Graph &graph, const std::vector<catalog::Row> &rows);

Subgraph whole(const Graph &graph);

} // namespace graph
