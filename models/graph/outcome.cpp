// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/outcome.h"

#include "models/domain/vocabulary.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace graph {

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Yes:
        return u"yes"_s;
    case Outcome::No:
        return u"no"_s;
    case Outcome::Partly:
        return u"partly"_s;
    case Outcome::Unknown:
        break;
    }
    return u"unknown"_s;
}

Part judged(QStringList urns, bool known)
{
    const Outcome outcome = urns.isEmpty() ? (known ? Outcome::No : Outcome::Unknown)
                                           : (known ? Outcome::Yes : Outcome::Partly);
    return {outcome, std::move(urns)};
}

bool isLive(const Graph &graph, Node node)
{
    const State state = graph.state(node);
    return graph.kind(node) == Kind::Deployment && state != State::Removed
        && state != State::Missing;
}

bool isInService(const Graph &graph, Node node)
{
    return domain::deploymentStatus(graph.status(node)) == domain::DeploymentStatus::InService;
}

bool hasUnknownStatus(const Graph &graph, Node node)
{
    using domain::DeploymentStatus;
    const DeploymentStatus status = domain::deploymentStatus(graph.status(node));
    return status == DeploymentStatus::Unknown || status == DeploymentStatus::Absent
        || status == DeploymentStatus::Other;
}

std::vector<Node> modelsOf(const Graph &graph, Node deployment)
{
    return graph.sources(deployment, EdgeType::DeployedTo);
}

std::vector<Node> deploymentsOf(const Graph &graph, Node model)
{
    return graph.targets(model, EdgeType::DeployedTo);
}

std::vector<Node> withTheirGroups(const Graph &graph, const std::vector<Node> &models)
{
    std::vector<Node> result = models;
    QSet<Node> seen(models.begin(), models.end());
    QSet<Node> groups;
    for (const Node model : models) {
        for (const Node group : graph.targets(model, EdgeType::MemberOf)) {
            if (groups.contains(group))
                continue;
            groups.insert(group);
            for (const Node member : graph.sources(group, EdgeType::MemberOf)) {
                if (!seen.contains(member))
                    result.push_back(member);
                seen.insert(member);
            }
        }
    }
    return result;
}

QStringList urnsOf(const Graph &graph, const std::vector<Node> &nodes)
{
    QStringList urns;
    for (const Node node : nodes)
        urns.append(graph.urn(node));
    return urns;
}

} // namespace graph
