// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/versionorder.h"

#include "models/core/fold.h"
#include "models/filter/sort.h"
#include "models/filter/versions.h"
#include "models/graph/outcome.h"

#include <algorithm>

namespace graph {

namespace {

std::string numberOf(const QString &version)
{
    return toUtf8(version.startsWith(u'v', Qt::CaseInsensitive) ? QStringView(version).mid(1)
                                                                : QStringView(version));
}

std::strong_ordering naturally(const QString &a, const QString &b)
{
    return filter::naturalCompare(numberOf(a), numberOf(b)) <=> 0;
}

} // namespace

std::optional<std::strong_ordering> compareVersions(const QString &a, const QString &b)
{
    if (a.isEmpty() || b.isEmpty())
        return std::nullopt;
    if (filter::beginsWithNumber(a) && filter::beginsWithNumber(b))
        return naturally(a, b);
    return a == b ? std::optional(std::strong_ordering::equal) : std::nullopt;
}

std::optional<std::strong_ordering> compareVersions(const ServedVersion &a, const ServedVersion &b)
{
    const auto models = compareVersions(a.ofModel, b.ofModel);
    if (models && *models != std::strong_ordering::equal)
        return models;
    const auto deployments = compareVersions(a.ofDeployment, b.ofDeployment);
    if (deployments)
        return deployments;
    const bool neither = a.ofDeployment.isEmpty() && b.ofDeployment.isEmpty();
    return neither ? models : std::nullopt;
}

bool sortsBefore(const QString &a, const QString &b)
{
    const bool numbered = filter::beginsWithNumber(a);
    if (numbered != filter::beginsWithNumber(b))
        return !numbered;
    return numbered ? naturally(a, b) == std::strong_ordering::less : a < b;
}

bool sortsBefore(const ServedVersion &a, const ServedVersion &b)
{
    if (sortsBefore(a.ofModel, b.ofModel))
        return true;
    return !sortsBefore(b.ofModel, a.ofModel) && sortsBefore(a.ofDeployment, b.ofDeployment);
}

ServedVersion servedVersion(const Graph &graph, Node deployment, const std::vector<Node> &models)
{
    ServedVersion result {{}, graph.version(deployment)};
    for (const Node model : modelsOf(graph, deployment)) {
        const bool counts
            = models.empty() || std::find(models.begin(), models.end(), model) != models.end();
        if (counts && sortsBefore(result.ofModel, graph.version(model)))
            result.ofModel = graph.version(model);
    }
    return result;
}

} // namespace graph
