// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/graph.h"

#include <QStringList>

namespace graph {

//! What a question about the graph comes to. Never taken for fine: Unknown.
enum class Outcome : std::uint8_t {
    Yes,
    No,
    Partly, //!< some, and there may be more that could not be told
    Unknown, //!< not loaded, no permission, or nothing says it
};

//! yes, no, partly, unknown.
QString outcomeName(Outcome outcome);

//! One part of an answer: which ones.
struct Part
{
    Outcome outcome = Outcome::Unknown;
    QStringList urns; //!< without repeats

    bool operator==(const Part &) const = default;
};

//! Yes where \a urns has some, No where it has none; less than that where not all is \a known.
Part judged(QStringList urns, bool known);

// What answers ask of a node.

//! A deployment that is there: neither soft-deleted nor missing.
bool isLive(const Graph &graph, Node node);
bool isInService(const Graph &graph, Node node);
//! Nobody wrote whether it serves: no status, UNKNOWN, or a word that no schema has.
bool hasUnknownStatus(const Graph &graph, Node node);
//! Models that name the deployment, and deployments that the model names.
std::vector<Node> modelsOf(const Graph &graph, Node deployment);
std::vector<Node> deploymentsOf(const Graph &graph, Node model);
//! The models of the groups that \a models belong to, themselves included; without repeats.
std::vector<Node> withTheirGroups(const Graph &graph, const std::vector<Node> &models);
QStringList urnsOf(const Graph &graph, const std::vector<Node> &nodes);

} // namespace graph
