// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/graph/graph.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

namespace graph {

namespace {

Kind kindOf(const QString &urn)
{
    const auto parsed = domain::Urn::tryParse(urn);
    const QString type = parsed ? parsed->entityType() : QString();
    if (type == "mlModelDeployment"_L1)
        return Kind::Deployment;
    if (type == "mlModel"_L1)
        return Kind::Model;
    if (type == "mlModelGroup"_L1)
        return Kind::Group;
    if (type == "container"_L1)
        return Kind::Container;
    if (type == "dataPlatformInstance"_L1)
        return Kind::Instance;
    return Kind::Other;
}

} // namespace

//! All edges in one list first; two counting sorts make the compressed rows.
class GraphBuilder
{
public:
    GraphBuilder(const catalog::CatalogPtr &catalog, bool complete, Addition addition)
        : m_catalog(*catalog)
    {
        m_graph.m_addition = std::move(addition);
        m_graph.m_catalog = catalog;
        m_graph.m_complete = complete;
    }

    Graph build()
    {
        addRows();
        addModels();
        addFacet(Facet::Container, Kind::Container, EdgeType::IsPartOf);
        addFacet(Facet::Instance, Kind::Instance, EdgeType::PlatformInstance);
        addParentContainers();
        addReplacements();
        m_graph.m_out = rows(&Raw::from, &Raw::to);
        m_graph.m_in = rows(&Raw::to, &Raw::from);
        return std::move(m_graph);
    }

private:
    struct Raw
    {
        Node from;
        Node to;
        EdgeType type;
        std::uint8_t flags;
    };

    void addEdge(Node from, Node to, EdgeType type, std::uint8_t flags = 0)
    {
        const bool missing
            = m_graph.m_states[from] == State::Missing || m_graph.m_states[to] == State::Missing;
        const std::uint8_t dangling = missing ? DanglingEdge : 0;
        m_edges.push_back({from, to, type, std::uint8_t(flags | dangling)});
    }

    Node addNode(const QString &urn, Kind kind, State state)
    {
        const auto node = Node(m_graph.m_kinds.size());
        m_graph.m_kinds.push_back(kind);
        m_graph.m_states.push_back(state);
        m_graph.m_urns.push_back(urn);
        m_graph.m_others.insert(urn, node);
        return node;
    }

    //! What a deployment or a model points at: it is there unless the server said that it is not.
    Node nodeOf(const QString &urn, Kind kind)
    {
        if (const auto it = m_graph.m_others.constFind(urn); it != m_graph.m_others.constEnd())
            return *it;
        const catalog::Neighbour *known = m_catalog.directory().find(urn);
        return addNode(urn, kind, known && !known->exists ? State::Missing : State::Present);
    }

    Node missing(const QString &urn)
    {
        if (const auto node = m_graph.find(urn))
            return *node;
        return addNode(urn, kindOf(urn), State::Missing);
    }

    void addRows()
    {
        m_graph.m_kinds.assign(m_catalog.size(), Kind::Deployment);
        m_graph.m_states.reserve(m_catalog.size());
        for (std::size_t c = 0; c < m_catalog.chunkCount(); ++c) {
            for (const std::uint8_t flags : m_catalog.chunk(c).flags)
                m_graph.m_states.push_back((flags & catalog::Removed) != 0 ? State::Removed
                                                                           : State::Present);
        }
    }

    void addModels()
    {
        const catalog::Links &links = m_catalog.links();
        for (const catalog::Model &model : links.models())
            addNode(model.urn, Kind::Model, State::Present);
        std::vector<catalog::Model> &added = m_graph.m_addition.models;
        std::erase_if(added, [this](const catalog::Model &model) {
            return m_graph.m_others.contains(model.urn);
        });
        for (const catalog::Model &model : added)
            addNode(model.urn, Kind::Model, State::Present);
        for (std::size_t i = 0; i < links.models().size(); ++i)
            addGroups(modelNode(i), links.models()[i].groups);
        for (std::size_t i = 0; i < added.size(); ++i)
            addGroups(modelNode(links.models().size() + i), added[i].groups);
        for (const QString &group : m_graph.m_addition.groups)
            nodeOf(group, Kind::Group);
        for (Node row = 0; row < m_catalog.size(); ++row)
            addLinks(row, links.ofRow(row));
        QSet<std::pair<QString, QString>> seen;
        for (const catalog::Edge &edge : links.dangling()) {
            if (seen.contains({edge.model, edge.deployment}))
                continue;
            seen.insert({edge.model, edge.deployment});
            // A model that has nothing but such links is not among the models of the links.
            addEdge(nodeOf(edge.model, Kind::Model), missing(edge.deployment),
                    EdgeType::DeployedTo);
        }
    }

    void addGroups(Node model, QStringList groups)
    {
        groups.removeDuplicates();
        for (const QString &group : std::as_const(groups))
            addEdge(model, nodeOf(group, Kind::Group), EdgeType::MemberOf);
    }

    void addLinks(Node row, std::span<const catalog::Link> links)
    {
        for (std::size_t i = 0; i < links.size(); ++i) {
            const auto same
                = [&](const catalog::Link &other) { return other.model == links[i].model; };
            if (std::any_of(links.begin(), links.begin() + std::ptrdiff_t(i), same))
                continue;
            // Named by the URN and by the ARN as well: the URN is enough.
            const bool reconciled
                = std::all_of(links.begin(), links.end(), [&](const catalog::Link &other) {
                      return !same(other) || other.reconciled;
                  });
            if (reconciled && m_graph.m_states[row] == State::Present)
                m_graph.m_states[row] = State::Reconciled;
            addEdge(modelNode(links[i].model), row, EdgeType::DeployedTo,
                    reconciled ? ReconciledEdge : 0);
        }
    }

    Node modelNode(std::size_t i) const { return Node(m_catalog.size() + i); }

    void addFacet(Facet facet, Kind kind, EdgeType type)
    {
        const catalog::DictionaryView &dictionary = m_catalog.dictionary(facet);
        std::vector<Node> nodes(dictionary.size(), noNode);
        for (std::size_t c = 0; c < m_catalog.chunkCount(); ++c) {
            const auto &codes = m_catalog.chunk(c).facets[std::size_t(facet)];
            Node row = m_catalog.chunkStart(c);
            for (const catalog::Code code : codes) {
                if (code != catalog::absent) {
                    if (nodes[code] == noNode)
                        nodes[code] = nodeOf(fromUtf8(dictionary[code]), kind);
                    addEdge(row, nodes[code], type);
                }
                ++row;
            }
        }
    }

    //! Containers lie in containers; the list grows while it is walked, and no URN enters it twice.
    void addParentContainers()
    {
        for (auto node = Node(m_catalog.size()); node < m_graph.size(); ++node) {
            if (m_graph.m_kinds[node] != Kind::Container)
                continue;
            const auto *known = m_catalog.directory().find(m_graph.urn(node));
            if (known && !known->parent.isEmpty())
                addEdge(node, nodeOf(known->parent, Kind::Container), EdgeType::IsPartOf);
        }
    }

    void addReplacements()
    {
        for (std::size_t c = 0; c < m_catalog.chunkCount(); ++c) {
            const catalog::PooledColumn &column = m_catalog.chunk(c).replacements;
            std::vector<Node> nodes(column.texts().size(), noNode);
            Node row = m_catalog.chunkStart(c);
            for (const catalog::Code code : column.codes()) {
                if (code != catalog::absent) {
                    if (nodes[code] == noNode)
                        nodes[code] = missing(fromUtf8(column.texts()[code]));
                    addEdge(nodes[code], row, EdgeType::Replaces);
                }
                ++row;
            }
        }
    }

    Graph::Rows rows(Node Raw::*at, Node Raw::*other) const
    {
        Graph::Rows result;
        result.start.assign(m_graph.size() + 1, 0);
        for (const Raw &edge : m_edges)
            ++result.start[edge.*at + 1];
        for (std::size_t i = 1; i < result.start.size(); ++i)
            result.start[i] += result.start[i - 1];
        result.edges.resize(m_edges.size());
        std::vector<std::uint32_t> next(result.start.begin(), result.start.end() - 1);
        for (const Raw &edge : m_edges)
            result.edges[next[edge.*at]++] = {edge.*other, edge.type, edge.flags};
        return result;
    }

    const catalog::Catalog &m_catalog;
    Graph m_graph;
    std::vector<Raw> m_edges;
};

Graph fromCatalog(const catalog::CatalogPtr &catalog, bool complete, Addition addition)
{
    return GraphBuilder(catalog, complete, std::move(addition)).build();
}

} // namespace graph
