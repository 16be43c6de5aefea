// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/rollback.h"

#include "models/domain/vocabulary.h"

#include <QSet>

#include <algorithm>

namespace graph {

namespace {

bool canServeAgain(const Graph &graph, Node node)
{
    using domain::DeploymentStatus;
    const DeploymentStatus status = domain::deploymentStatus(graph.status(node));
    return status == DeploymentStatus::InService || status == DeploymentStatus::OutOfService;
}

std::vector<Node> common(const std::vector<Node> &some, const std::vector<Node> &others)
{
    std::vector<Node> result;
    for (const Node node : some) {
        if (std::find(others.begin(), others.end(), node) != others.end())
            result.push_back(node);
    }
    return result;
}

void sortNewestFirst(const Graph &graph, std::vector<Rollback::Candidate> &candidates)
{
    const auto newer = [&graph](const Rollback::Candidate &a, const Rollback::Candidate &b) {
        if (sortsBefore(b.version, a.version))
            return true;
        if (sortsBefore(a.version, b.version))
            return false;
        const auto createdA = graph.catalog()->created(a.node);
        const auto createdB = graph.catalog()->created(b.node);
        return createdA != createdB ? createdA > createdB : graph.urn(a.node) < graph.urn(b.node);
    };
    std::sort(candidates.begin(), candidates.end(), newer);
}

} // namespace

Rollback rollbackOf(const Graph &graph, Node deployment)
{
    Rollback result;
    const std::vector<Node> own = modelsOf(graph, deployment);
    if (!graph.linksKnown() || own.empty() || !graph.row(deployment))
        return result;
    const QString environment = graph.environment(deployment);
    const ServedVersion now = servedVersion(graph, deployment, own);
    const std::vector<Node> family = withTheirGroups(graph, own);
    QSet<Node> seen {deployment};
    for (const Node model : family) {
        for (const Node node : deploymentsOf(graph, model)) {
            if (seen.contains(node) || !isLive(graph, node)
                || graph.environment(node) != environment)
                continue;
            seen.insert(node);
            const bool silent = hasUnknownStatus(graph, node);
            if (!silent && !canServeAgain(graph, node))
                continue;
            // Where it serves one of the models itself, that is what it is compared by.
            const std::vector<Node> serves = modelsOf(graph, node);
            std::vector<Node> by = common(serves, own);
            const bool same = !by.empty();
            if (!same)
                by = common(serves, family);
            const ServedVersion then = servedVersion(graph, node, by);
            const auto order = compareVersions(then, now);
            if (order && *order != std::strong_ordering::less)
                continue;
            if (!order || silent)
                result.undecided.push_back(node);
            else
                result.candidates.push_back({node, then, std::move(by), same});
        }
    }
    sortNewestFirst(graph, result.candidates);
    const bool known = result.undecided.empty() && graph.complete();
    result.outcome = result.candidates.empty() ? (known ? Outcome::No : Outcome::Unknown)
                                               : (known ? Outcome::Yes : Outcome::Partly);
    return result;
}

} // namespace graph
