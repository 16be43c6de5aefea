// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/session.h"
#include "models/graph/outcome.h"

#include <tl/expected.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace commands {

//! The catalog of a target, loaded, as a graph; and how to end when something of it is missing.
class LoadedGraph
{
public:
    enum class Models {
        Served, //!< those that name a deployment
        All, //!< asks the server for the others, too
    };

    //! \a urns: models and groups among them that the catalog does not have are asked for. What
    //! went wrong is complained of; then the exit code.
    static tl::expected<LoadedGraph, int> open(const Target &target, const QStringList &urns = {},
                                               Models models = Models::Served);

    const graph::Graph &graph() const { return m_graph; }
    QStringList production() const { return m_session->store().server().productionEnvironments; }

    //! The node of \a urn; complains where there is none.
    tl::expected<graph::Node, int> find(const QString &urn) const;

    //! After everything is printed: complains of what is missing.
    int exitCode() const;

private:
    graph::Addition ask(const QStringList &urns, Models models);
    void note(const Error &error);

    std::unique_ptr<Session> m_session;
    graph::Graph m_graph;
    QString m_missing;
};

//! wrongUsage and a complaint where \a urn is no URN, or of none of \a entityTypes (any, where
//! there are none).
std::optional<int> checkUrn(const QString &urn, const QStringList &entityTypes);

using GraphJson = nlohmann::ordered_json;
GraphJson jsonList(const QStringList &texts);
GraphJson jsonOrNull(const QString &text);
//! "key": [URNs], "key_outcome": "yes".
void putPart(GraphJson &object, const char *key, const graph::Part &part);
QByteArray jsonText(const GraphJson &json);

//! Yes, No, Partly: there may be more, Unknown; for people.
QString outcomeLabel(graph::Outcome outcome);

} // namespace commands
