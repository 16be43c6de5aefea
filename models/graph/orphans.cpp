// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/orphans.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace graph {

namespace {

using Fault = Orphans::Chain::Fault;

bool isGone(const Graph &graph, Node node)
{
    return graph.state(node) == State::Missing || graph.state(node) == State::Removed;
}

Outcome outcomeOf(bool any, bool known)
{
    return any ? (known ? Outcome::Yes : Outcome::Partly)
               : (known ? Outcome::No : Outcome::Unknown);
}

void findUnserved(const Graph &graph, Orphans &orphans)
{
    if (!graph.linksKnown())
        return;
    QStringList deployments;
    for (Node node = 0; node < graph.catalog()->size(); ++node) {
        if (isLive(graph, node) && modelsOf(graph, node).empty())
            deployments.append(graph.urn(node));
    }
    orphans.deploymentsWithoutModel = judged(deployments, graph.complete());

    QStringList models;
    for (auto node = Node(graph.catalog()->size()); node < graph.size(); ++node) {
        if (graph.kind(node) != Kind::Model || graph.state(node) == State::Missing)
            continue;
        const auto all = deploymentsOf(graph, node);
        if (std::none_of(all.begin(), all.end(),
                         [&graph](Node deployment) { return isLive(graph, deployment); }))
            models.append(graph.urn(node));
    }
    orphans.modelsWithoutDeployment = judged(models, graph.complete() && graph.allModelsKnown());
}

void findGhosts(const Graph &graph, Orphans &orphans)
{
    for (Node from = 0; from < graph.size(); ++from) {
        for (const Edge &edge : graph.out(from)) {
            const bool ghost
                = (edge.type == EdgeType::DeployedTo && isGone(graph, edge.node))
               || (edge.type == EdgeType::Replaces && isGone(graph, from)
                   && isLive(graph, edge.node) && graph.kind(from) == Kind::Deployment);
            if (ghost)
                orphans.ghosts.push_back({from, edge.node, edge.type});
        }
    }
    orphans.ghostsOutcome
        = outcomeOf(!orphans.ghosts.empty(), graph.linksKnown() && graph.complete());
}

//! Everybody names one replacement at most, so that all chains are paths into one node or one
//! round.
class ChainWalk
{
public:
    explicit ChainWalk(const Graph &graph)
        : m_graph(graph), m_next(graph.size(), noNode), m_marks(graph.size(), 0)
    {
        for (Node node = 0; node < graph.catalog()->size(); ++node)
            m_next[node] = replacementOf(graph, node).value_or(noNode);
    }

    void run(Orphans &orphans)
    {
        m_orphans = &orphans;
        for (const Node head : heads())
            judgeChain(head);
        findRounds();
        orphans.chainsOutcome = outcomeOf(!orphans.chains.empty(), m_allTold && m_graph.complete());
    }

private:
    bool begins(Node node) const { return m_next[node] != noNode && isLive(m_graph, node); }

    std::vector<Node> heads() const
    {
        std::vector<bool> named(m_graph.size(), false);
        for (Node node = 0; node < m_graph.catalog()->size(); ++node) {
            if (begins(node))
                named[m_next[node]] = true;
        }
        std::vector<Node> result;
        for (Node node = 0; node < m_graph.catalog()->size(); ++node) {
            if (begins(node) && !named[node])
                result.push_back(node);
        }
        return result;
    }

    void judgeChain(Node head)
    {
        std::vector<Node> nodes {head};
        ++m_walk;
        m_marks[head] = m_walk;
        while (m_next[nodes.back()] != noNode) {
            const Node next = m_next[nodes.back()];
            if (m_marks[next] == m_walk)
                return; // a round: findRounds() has it
            m_marks[next] = m_walk;
            nodes.push_back(next);
        }
        const Node last = nodes.back();
        if (m_graph.kind(last) != Kind::Deployment)
            m_allTold = false;
        else if (isGone(m_graph, last) || isDeprecated(last))
            m_orphans->chains.push_back({Fault::Dead, nodes});
        if (nodes.size() > longestChain + 1)
            m_orphans->chains.push_back({Fault::TooLong, std::move(nodes)});
    }

    bool isDeprecated(Node node) const
    {
        const auto row = m_graph.row(node);
        return row && m_graph.catalog()->has(*row, catalog::Deprecated);
    }

    void findRounds()
    {
        std::vector<std::uint32_t> walkOf(m_graph.size(), 0);
        for (Node start = 0; start < m_graph.catalog()->size(); ++start) {
            const std::uint32_t walk = start + 1;
            Node node = start;
            while (node != noNode && walkOf[node] == 0) {
                walkOf[node] = walk;
                node = m_next[node];
            }
            if (node != noNode && walkOf[node] == walk)
                addRound(node);
        }
    }

    void addRound(Node node)
    {
        std::vector<Node> nodes {node};
        for (Node next = m_next[node]; next != node; next = m_next[next])
            nodes.push_back(next);
        const bool anyLive = std::any_of(nodes.begin(), nodes.end(),
                                         [this](Node one) { return isLive(m_graph, one); });
        if (!anyLive)
            return;
        std::rotate(nodes.begin(), std::min_element(nodes.begin(), nodes.end()), nodes.end());
        m_orphans->chains.push_back({Fault::Cyclic, std::move(nodes)});
    }

    const Graph &m_graph;
    std::vector<Node> m_next;
    std::vector<std::uint32_t> m_marks; //!< by which walk a node was seen last
    std::uint32_t m_walk = 0;
    bool m_allTold = true;
    Orphans *m_orphans = nullptr;
};

} // namespace

std::optional<Node> replacementOf(const Graph &graph, Node deployment)
{
    for (const Edge &edge : graph.in(deployment)) {
        if (edge.type == EdgeType::Replaces)
            return edge.node;
    }
    return std::nullopt;
}

Orphans orphansOf(const Graph &graph)
{
    Orphans orphans;
    findUnserved(graph, orphans);
    findGhosts(graph, orphans);
    ChainWalk(graph).run(orphans);
    return orphans;
}

QString faultName(Fault fault)
{
    switch (fault) {
    case Fault::Cyclic:
        return u"cyclic"_s;
    case Fault::Dead:
        return u"dead"_s;
    case Fault::TooLong:
        break;
    }
    return u"too-long"_s;
}

} // namespace graph
