// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/neighbourhood.h"

#include <algorithm>
#include <numeric>

namespace graph {

namespace {

//! Nodes in the order in which they were reached.
class Frontier
{
public:
    explicit Frontier(const Graph &graph) : m_reached(graph.size(), false) { }

    void add(Node node)
    {
        if (m_reached[node])
            return;
        m_reached[node] = true;
        m_nodes.push_back(node);
    }
    const std::vector<Node> &nodes() const { return m_nodes; }
    std::vector<Node> take() { return std::move(m_nodes); }

private:
    std::vector<bool> m_reached;
    std::vector<Node> m_nodes;
};

bool holdsOthers(Kind kind)
{
    return kind == Kind::Container || kind == Kind::Instance;
}

void addEnds(Frontier &frontier, std::span<const Edge> edges)
{
    for (const Edge &edge : edges)
        frontier.add(edge.node);
}

} // namespace

Subgraph subgraph(const Graph &graph, std::vector<Node> nodes)
{
    Subgraph result;
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    std::vector<std::uint32_t> place(graph.size(), noNode);
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        place[nodes[i]] = i;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        for (const Edge &edge : graph.out(nodes[i])) {
            if (place[edge.node] != noNode)
                result.lines.push_back({i, place[edge.node], edge.type, edge.flags});
        }
    }
    result.nodes = std::move(nodes);
    return result;
}

Subgraph neighbourhood(const Graph &graph, const std::vector<Node> &from, const Reach &reach)
{
    Frontier frontier(graph);
    for (const Node node : from)
        frontier.add(node);
    const std::size_t starts = frontier.nodes().size();
    std::size_t done = 0;
    for (int hop = 0; !reach.hops || hop < *reach.hops; ++hop) {
        const std::size_t end = frontier.nodes().size();
        if (done == end || end > reach.most)
            break;
        for (; done < end; ++done) {
            const Node node = frontier.nodes()[done];
            const bool start = done < starts;
            if (start || !holdsOthers(graph.kind(node)))
                addEnds(frontier, graph.in(node));
            addEnds(frontier, graph.out(node));
        }
    }
    std::vector<Node> nodes = frontier.take();
    const bool cut = nodes.size() > reach.most;
    if (cut)
        nodes.resize(std::max(reach.most, starts));
    Subgraph result = subgraph(graph, std::move(nodes));
    result.cut = cut;
    return result;
}

Subgraph around(const Graph &graph, const std::vector<catalog::Row> &rows)
{
    Frontier frontier(graph);
    for (const catalog::Row row : rows)
        frontier.add(row);
    const std::size_t deployments = frontier.nodes().size();
    for (std::size_t i = 0; i < frontier.nodes().size(); ++i) {
        const Node node = frontier.nodes()[i];
        if (i < deployments) {
            for (const Edge &edge : graph.in(node)) {
                if (edge.type == EdgeType::DeployedTo)
                    frontier.add(edge.node);
            }
        }
        for (const Edge &edge : graph.out(node)) {
            if (edge.type != EdgeType::DeployedTo && edge.type != EdgeType::Replaces)
                frontier.add(edge.node);
        }
    }
    return subgraph(graph, frontier.take());
}

Subgraph whole(const Graph &graph)
{
    std::vector<Node> nodes(graph.size());
    std::iota(nodes.begin(), nodes.end(), Node(0));
    return subgraph(graph, std::move(nodes));
}

} // namespace graph
