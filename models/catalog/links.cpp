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

Links::Links(Parts parts) : m_parts(std::move(parts))
{
    for (const Link &link : m_parts.links)
        m_reconciled += link.reconciled ? 1 : 0;
}

Links Links::resolve(const Catalog &catalog, const std::vector<Edge> &edges,
                     std::vector<Model> models)
{
    Links links;
    links.m_parts.known = true;
    links.m_parts.models = std::move(models);
    QHash<QString, std::uint32_t> modelIndex;
    for (std::uint32_t i = 0; i < links.m_parts.models.size(); ++i)
        modelIndex.insert(links.m_parts.models[i].urn, i);

    Resolver resolver(catalog);
    std::vector<std::pair<Row, Link>> found;
    for (const Edge &edge : edges) {
        const auto target = resolver.find(edge.deployment);
        if (!target) {
            links.m_parts.dangling.push_back(edge);
            continue;
        }
        auto model = modelIndex.constFind(edge.model);
        if (model == modelIndex.constEnd()) {
            const auto urn = domain::Urn::tryParse(edge.model);
            links.m_parts.models.push_back(
                {edge.model, urn ? urn->displayName() : edge.model, {}, {}});
            model = modelIndex.insert(edge.model, std::uint32_t(links.m_parts.models.size() - 1));
        }
        found.emplace_back(target->row, Link {*model, target->reconciled});
        links.m_reconciled += target->reconciled ? 1 : 0;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    links.m_parts.start.assign(catalog.size() + 1, 0);
    for (const auto &[row, link] : found)
        ++links.m_parts.start[row + 1];
    for (std::size_t i = 1; i < links.m_parts.start.size(); ++i)
        links.m_parts.start[i] += links.m_parts.start[i - 1];
    links.m_parts.links.reserve(found.size());
    for (const auto &[row, link] : found)
        links.m_parts.links.push_back(link);
    return links;
}

Links Links::carried(const Links &links, const Catalog &from, const Catalog &to)
{
    QHash<const Chunk *, Row> startOf;
    for (std::size_t c = 0; c < from.chunkCount(); ++c)
        startOf.insert(&from.chunk(c), from.chunkStart(c));
    Parts parts;
    parts.models = links.m_parts.models;
    parts.dangling = links.m_parts.dangling;
    parts.known = links.m_parts.known;
    parts.start.reserve(to.size() + 1);
    parts.start.push_back(0);
    for (std::size_t c = 0; c < to.chunkCount(); ++c) {
        const auto shared = startOf.constFind(&to.chunk(c));
        for (Row i = 0; i < to.chunk(c).size(); ++i) {
            const auto row = shared != startOf.constEnd() ? std::optional<Row>(*shared + i)
                                                          : from.find(to.urn(to.chunkStart(c) + i));
            if (row) {
                const auto ofRow = links.ofRow(*row);
                parts.links.insert(parts.links.end(), ofRow.begin(), ofRow.end());
            }
            parts.start.push_back(std::uint32_t(parts.links.size()));
        }
    }
    return Links(std::move(parts));
}

std::span<const Link> Links::ofRow(std::uint32_t row) const
{
    if (row + 1 >= m_parts.start.size())
        return {};
    const std::uint32_t first = m_parts.start[row];
    return std::span(m_parts.links).subspan(first, m_parts.start[row + 1] - first);
}

} // namespace catalog
