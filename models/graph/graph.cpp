// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/graph.h"

#include "models/domain/urn.h"

using namespace Qt::Literals::StringLiterals;

namespace graph {

namespace {

std::optional<domain::PlatformKey> keyOf(const QString &urn)
{
    const auto parsed = domain::Urn::tryParse(urn);
    return parsed ? domain::platformKey(*parsed) : std::nullopt;
}

} // namespace

Graph::Graph() : m_catalog(std::make_shared<const catalog::Catalog>()) { }

const catalog::Model *Graph::model(Node node) const
{
    const auto &models = m_catalog->links().models();
    std::size_t i = node - m_catalog->size();
    if (node < m_catalog->size())
        return nullptr;
    if (i < models.size())
        return &models[i];
    i -= models.size();
    return i < m_addition.models.size() ? &m_addition.models[i] : nullptr;
}

std::vector<Node> Graph::ends(std::span<const Edge> edges, EdgeType type)
{
    std::vector<Node> result;
    for (const Edge &edge : edges) {
        if (edge.type == type)
            result.push_back(edge.node);
    }
    return result;
}

QString Graph::urn(Node node) const
{
    if (const auto at = row(node))
        return m_catalog->urn(*at);
    return m_urns[node - m_catalog->size()];
}

QString Graph::displayName(Node node) const
{
    if (const auto at = row(node))
        return m_catalog->name(*at);
    if (const catalog::Model *known = model(node); known && !known->name.isEmpty())
        return known->name;
    return m_catalog->directory().displayName(urn(node));
}

QString Graph::version(Node node) const
{
    if (const auto at = row(node))
        return m_catalog->version(*at);
    const catalog::Model *known = model(node);
    return known ? known->version : QString();
}

QString Graph::platform(Node node) const
{
    if (const auto at = row(node))
        return m_catalog->text(*at, catalog::Facet::Platform);
    const auto key = keyOf(urn(node));
    return key ? key->platform : QString();
}

QString Graph::environment(Node node) const
{
    if (const auto at = row(node))
        return m_catalog->text(*at, catalog::Facet::Environment);
    const auto key = keyOf(urn(node));
    return key ? key->env : QString();
}

QString Graph::status(Node node) const
{
    const auto at = row(node);
    return at ? m_catalog->text(*at, catalog::Facet::Status) : QString();
}

std::optional<Node> Graph::find(const QString &urn) const
{
    if (const auto it = m_others.constFind(urn); it != m_others.constEnd())
        return *it;
    return m_catalog->find(urn);
}

QString edgeTypeName(EdgeType type)
{
    switch (type) {
    case EdgeType::DeployedTo:
        return u"DeployedTo"_s;
    case EdgeType::MemberOf:
        return u"MemberOf"_s;
    case EdgeType::Replaces:
        return u"Replaces"_s;
    case EdgeType::IsPartOf:
        return u"IsPartOf"_s;
    case EdgeType::PlatformInstance:
        return u"PlatformInstance"_s;
    }
    return {};
}

QString stateName(State state)
{
    switch (state) {
    case State::Present:
        return u"present"_s;
    case State::Removed:
        return u"removed"_s;
    case State::Missing:
        return u"missing"_s;
    case State::Reconciled:
        return u"reconciled"_s;
    }
    return {};
}

QString entityTypeName(const Graph &graph, Node node)
{
    switch (graph.kind(node)) {
    case Kind::Deployment:
        return u"mlModelDeployment"_s;
    case Kind::Model:
        return u"mlModel"_s;
    case Kind::Group:
        return u"mlModelGroup"_s;
    case Kind::Container:
        return u"container"_s;
    case Kind::Instance:
        return u"dataPlatformInstance"_s;
    case Kind::Other:
        break;
    }
    const auto urn = domain::Urn::tryParse(graph.urn(node));
    return urn ? urn->entityType() : QString();
}

} // namespace graph
