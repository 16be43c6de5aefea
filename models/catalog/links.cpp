// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/links.h"

#include "models/catalog/catalog.h"
#include "models/core/fold.h"
#include "models/domain/urn.h"

#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace catalog {

namespace {

//! Rows by the ARN in their properties, as SageMaker ingestion stores it.
QHash<QString, Row> rowsByArn(const Catalog &catalog)
{
    QHash<QString, Row> rows;
    const auto key = catalog.propertyKeys().find("EndpointArn");
    if (!key)
        return rows;
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        const Chunk &chunk = catalog.chunk(c);
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            for (std::size_t k = chunk.propertyKeys.start[i]; k < chunk.propertyKeys.start[i + 1];
                 ++k) {
                if (chunk.propertyKeys.values[k] == *key)
                    rows.insert(fromUtf8(chunk.propertyValues[k]), catalog.chunkStart(c) + Row(i));
            }
        }
    }
    return rows;
}

class Resolver
{
public:
    explicit Resolver(const Catalog &catalog) : m_catalog(catalog) { }

    struct Found
    {
        Row row;
        bool reconciled;
    };

    std::optional<Found> find(const QString &deployment)
    {
        if (const auto row = m_catalog.find(deployment))
            return Found {*row, false};
        const auto urn = domain::Urn::tryParse(deployment);
        const auto key = urn ? domain::platformKey(*urn) : std::nullopt;
        if (!key || !key->name.startsWith("arn:"_L1))
            return std::nullopt;
        if (!std::exchange(m_arnsKnown, true))
            m_byArn = rowsByArn(m_catalog);
        if (const auto it = m_byArn.constFind(key->name); it != m_byArn.constEnd())
            return Found {*it, true};
        const qsizetype slash = key->name.indexOf("endpoint/"_L1);
        if (slash < 0)
            return std::nullopt;
        const auto named
            = domain::Urn::deployment(key->platform, key->name.mid(slash + 9), key->env);
        if (const auto row = m_catalog.find(named.toString()))
            return Found {*row, true};
        return std::nullopt;
    }

private:
    const Catalog &m_catalog;
    QHash<QString, Row> m_byArn;
    bool m_arnsKnown = false;
};

} // namespace

Links Links::resolve(const Catalog &catalog, const std::vector<Edge> &edges,
                     std::vector<Model> models)
{
    Links links;
    links.m_known = true;
    links.m_models = std::move(models);
    QHash<QString, std::uint32_t> modelIndex;
    for (std::uint32_t i = 0; i < links.m_models.size(); ++i)
        modelIndex.insert(links.m_models[i].urn, i);

    Resolver resolver(catalog);
    std::vector<std::pair<Row, Link>> found;
    for (const Edge &edge : edges) {
        const auto target = resolver.find(edge.deployment);
        if (!target) {
            links.m_dangling.push_back(edge);
            continue;
        }
        auto model = modelIndex.constFind(edge.model);
        if (model == modelIndex.constEnd()) {
            const auto urn = domain::Urn::tryParse(edge.model);
            links.m_models.push_back({edge.model, urn ? urn->displayName() : edge.model, {}, {}});
            model = modelIndex.insert(edge.model, std::uint32_t(links.m_models.size() - 1));
        }
        found.emplace_back(target->row, Link {*model, target->reconciled});
        links.m_reconciled += target->reconciled ? 1 : 0;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    links.m_start.assign(catalog.size() + 1, 0);
    for (const auto &[row, link] : found)
        ++links.m_start[row + 1];
    for (std::size_t i = 1; i < links.m_start.size(); ++i)
        links.m_start[i] += links.m_start[i - 1];
    links.m_links.reserve(found.size());
    for (const auto &[row, link] : found)
        links.m_links.push_back(link);
    return links;
}

std::span<const Link> Links::ofRow(std::uint32_t row) const
{
    if (row + 1 >= m_start.size())
        return {};
    return std::span(m_links).subspan(m_start[row], m_start[row + 1] - m_start[row]);
}

} // namespace catalog
