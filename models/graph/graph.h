// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <QHash>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

//! The catalog as a graph: who is deployed to what, and what hangs on it.
namespace graph {

//! A number in one Graph. The deployments of the catalog come first and have their row numbers.
using Node = std::uint32_t;
inline constexpr Node noNode = std::numeric_limits<Node>::max();

enum class Kind : std::uint8_t {
    Deployment,
    Model,
    Group, //!< mlModelGroup
    Container,
    Instance, //!< dataPlatformInstance, or the raw text that Vertex AI ingestion writes
    Other, //!< what a replacement names and is none of these
};
inline constexpr std::size_t kindCount = 6;

enum class State : std::uint8_t {
    Present,
    Removed, //!< soft-deleted
    Missing, //!< something names it, the server does not have it
    Reconciled, //!< present, but some model names it by another URN (SageMaker's ARN)
};

enum class EdgeType : std::uint8_t {
    DeployedTo, //!< model → deployment
    MemberOf, //!< model → group
    Replaces, //!< replacement → the deployment that names it (deprecation.replacement)
    IsPartOf, //!< deployment or container → container
    PlatformInstance, //!< deployment → instance; the server's graph has no name for it
};
inline constexpr std::size_t edgeTypeCount = 5;

enum EdgeFlag : std::uint8_t {
    ReconciledEdge = 1, //!< DeployedTo by another name of the deployment
    DanglingEdge = 2, //!< one end is Missing
};

//! One end of an edge, as seen from the other one.
struct Edge
{
    Node node = noNode; //!< the other end
    EdgeType type = EdgeType::DeployedTo;
    std::uint8_t flags = 0;

    bool operator==(const Edge &) const = default;
};

//! What somebody asked the server for besides the catalog, which has only models that name a
//! deployment.
struct Addition
{
    std::vector<catalog::Model> models; //!< those that the catalog has may be among them
    bool allModels = false; //!< they are all of the server that are not soft-deleted
    QStringList groups; //!< URNs

    bool operator==(const Addition &) const = default;
};

//! An immutable value: any thread may read it. Holds the catalog that it was made from.
class Graph
{
public:
    Graph();

    std::size_t size() const { return m_kinds.size(); }
    bool isEmpty() const { return m_kinds.empty(); }
    std::size_t edgeCount() const { return m_out.edges.size(); }
    const catalog::CatalogPtr &catalog() const { return m_catalog; }

    //! The edges DeployedTo were loaded. False: there are neither models nor groups, and no answer
    //! about them.
    bool linksKnown() const { return m_catalog->links().known(); }
    //! All deployments were loaded. False: what is not here may yet exist.
    bool complete() const { return m_complete; }
    //! All models of the server are here, those included that name no deployment.
    bool allModelsKnown() const { return linksKnown() && m_addition.allModels; }

    Kind kind(Node node) const { return m_kinds[node]; }
    State state(Node node) const { return m_states[node]; }
    //! Of a deployment that the catalog has.
    std::optional<catalog::Row> row(Node node) const
    {
        return node < m_catalog->size() ? std::optional<catalog::Row>(node) : std::nullopt;
    }
    //! Of a model that is among catalog::Links::models() or was added, else null.
    const catalog::Model *model(Node node) const;

    //! Edges that begin at \a node, and those that end there; in the order of the catalog.
    std::span<const Edge> out(Node node) const { return m_out.of(node); }
    std::span<const Edge> in(Node node) const { return m_in.of(node); }
    //! The nodes at the other ends of the edges of one type.
    std::vector<Node> targets(Node node, EdgeType type) const { return ends(out(node), type); }
    std::vector<Node> sources(Node node, EdgeType type) const { return ends(in(node), type); }

    QString urn(Node node) const;
    QString displayName(Node node) const; //!< the server's name, or the one in the URN
    QString version(Node node) const; //!< of a deployment or a model; may be empty
    QString platform(Node node) const; //!< dataPlatform URN; empty where the URN has none
    QString environment(Node node) const; //!< as on the wire; empty where there is none
    QString status(Node node) const; //!< symbol of a deployment; may be empty

    std::optional<Node> find(const QString &urn) const;

private:
    friend class GraphBuilder;

    //! Compressed rows: the edges of node i are [start[i], start[i + 1]).
    struct Rows
    {
        std::vector<std::uint32_t> start {0};
        std::vector<Edge> edges;

        std::span<const Edge> of(Node node) const
        {
            return std::span(edges).subspan(start[node], start[node + 1] - start[node]);
        }
    };
    static std::vector<Node> ends(std::span<const Edge> edges, EdgeType type);

    catalog::CatalogPtr m_catalog;
    Addition m_addition; //!< without the models that the catalog has
    bool m_complete = true;
    std::vector<Kind> m_kinds;
    std::vector<State> m_states;
    std::vector<QString> m_urns; //!< of the nodes behind the deployments of the catalog
    QHash<QString, Node> m_others; //!< the same by URN
    Rows m_out;
    Rows m_in;
};

//! Linear in rows and links; any thread. \a complete: all deployments of the server are in
//! \a catalog.
Graph fromCatalog(const catalog::CatalogPtr &catalog, bool complete = true, Addition addition = {});

//! As the server's graph calls it: DeployedTo, MemberOf, IsPartOf; and Replaces, PlatformInstance.
QString edgeTypeName(EdgeType type);
//! present, removed, missing or reconciled.
QString stateName(State state);
//! The entity type: mlModelDeployment, mlModel, mlModelGroup, container, dataPlatformInstance; of
//! Other what its URN says.
QString entityTypeName(const Graph &graph, Node node);

} // namespace graph
