// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/catalog.h"

#include "models/core/fold.h"

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace catalog {

namespace {

std::optional<QDateTime> time(std::int64_t ms)
{
    if (ms == noTime)
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

QString decodeName(std::string_view name)
{
    QString text = fromUtf8(name);
    if (text.contains(u'%')) {
        text.replace("%28"_L1, "("_L1).replace("%29"_L1, ")"_L1);
        text.replace("%2C"_L1, ","_L1, Qt::CaseInsensitive);
    }
    return text;
}

std::vector<OwnerEntry> ownersOf(const Catalog &catalog, const Chunk &chunk, std::size_t i)
{
    std::vector<OwnerEntry> result;
    for (std::size_t k = chunk.owners.start[i]; k < chunk.owners.start[i + 1]; ++k)
        result.push_back({fromUtf8(catalog.dictionary(Facet::Owner)[chunk.owners.values[k]]),
                          fromUtf8(catalog.ownerTypes()[chunk.ownerTypes[k]])});
    return result;
}

//! Dictionaries with the absent value alone: a code that every column may hold.
Catalog::Parts emptyParts()
{
    static const Dictionaries none;
    Catalog::Parts parts;
    for (std::size_t i = 0; i < facetCount; ++i)
        parts.dictionaries[i] = none.facets[i].view();
    parts.ownerTypes = none.ownerTypes.view();
    parts.propertyKeys = none.propertyKeys.view();
    return parts;
}

} // namespace

Catalog::Catalog() : Catalog(emptyParts()) { }

Catalog::Catalog(Parts parts) : m_parts(std::move(parts))
{
    if (!m_parts.directory)
        m_parts.directory = std::make_shared<Directory>();
    if (!m_parts.links)
        m_parts.links = std::make_shared<Links>();
    if (!m_parts.urns)
        m_parts.urns = std::make_shared<UrnIndex>();
    m_starts.reserve(m_parts.chunks.size() + 1);
    for (const auto &chunk : m_parts.chunks)
        m_starts.push_back(m_starts.back() + Row(chunk->size()));
}

Catalog::Place Catalog::place(Row row) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), row);
    const auto i = std::size_t(after - m_starts.begin()) - 1;
    return {*m_parts.chunks[i], row - m_starts[i]};
}

std::string Catalog::urnUtf8(Row row) const
{
    const auto [chunk, i] = place(row);
    if (const std::string_view whole = chunk.urns[i]; !whole.empty())
        return std::string(whole);
    const auto &platform = dictionary(Facet::Platform);
    const auto &environment = dictionary(Facet::Environment);
    std::string urn("urn:li:mlModelDeployment:(");
    urn += platform[chunk.facets[std::size_t(Facet::Platform)][i]];
    urn += ',';
    urn += chunk.names[i];
    urn += ',';
    urn += environment[chunk.facets[std::size_t(Facet::Environment)][i]];
    urn += ')';
    return urn;
}

QString Catalog::urn(Row row) const
{
    return fromUtf8(urnUtf8(row));
}

QString Catalog::name(Row row) const
{
    const auto [chunk, i] = place(row);
    return decodeName(chunk.names[i]);
}

QString Catalog::text(Row row, Facet facet) const
{
    const auto [chunk, i] = place(row);
    return fromUtf8(dictionary(facet)[chunk.facets[std::size_t(facet)][i]]);
}

QString Catalog::description(Row row) const
{
    const auto [chunk, i] = place(row);
    return fromUtf8(chunk.descriptions[i]);
}

QString Catalog::version(Row row) const
{
    const auto [chunk, i] = place(row);
    return fromUtf8(chunk.versions[i]);
}

QString Catalog::url(Row row) const
{
    const auto [chunk, i] = place(row);
    return fromUtf8(urlFromTemplate(chunk.urls[i], chunk.names[i]));
}

QString Catalog::note(Row row) const
{
    const auto [chunk, i] = place(row);
    return fromUtf8(chunk.notes[i]);
}

QString Catalog::replacement(Row row) const
{
    const auto [chunk, i] = place(row);
    return fromUtf8(chunk.replacements[i]);
}

std::int64_t Catalog::created(Row row) const
{
    const auto [chunk, i] = place(row);
    return chunk.created[i];
}

std::int64_t Catalog::decommission(Row row) const
{
    const auto [chunk, i] = place(row);
    return chunk.decommission[i];
}

bool Catalog::has(Row row, Flag flag) const
{
    const auto [chunk, i] = place(row);
    return (chunk.flags[i] & flag) != 0;
}

std::vector<OwnerEntry> Catalog::owners(Row row) const
{
    const auto [chunk, i] = place(row);
    return ownersOf(*this, chunk, i);
}

QStringList Catalog::tags(Row row) const
{
    const auto [chunk, i] = place(row);
    QStringList result;
    for (const Code code : chunk.tags.row(i))
        result.append(fromUtf8(dictionary(Facet::Tag)[code]));
    return result;
}

Record Catalog::record(Row row) const
{
    const auto [chunk, i] = place(row);
    Record record;
    record.urn = urn(row);
    record.name = decodeName(chunk.names[i]);
    record.platform = text(row, Facet::Platform);
    record.env = text(row, Facet::Environment);
    record.status = text(row, Facet::Status);
    record.version = fromUtf8(chunk.versions[i]);
    record.description = fromUtf8(chunk.descriptions[i]);
    record.url = url(row);
    record.instance = text(row, Facet::Instance);
    record.container = text(row, Facet::Container);
    record.created = time(chunk.created[i]);
    record.owners = ownersOf(*this, chunk, i);
    record.tags = tags(row);
    record.deprecated = (chunk.flags[i] & Deprecated) != 0;
    record.decommission = time(chunk.decommission[i]);
    record.note = fromUtf8(chunk.notes[i]);
    record.replacement = fromUtf8(chunk.replacements[i]);
    record.removed = (chunk.flags[i] & Removed) != 0;
    record.evaluation = (chunk.flags[i] & Evaluation) != 0;
    record.ephemeral = (chunk.flags[i] & Ephemeral) != 0;
    for (std::size_t k = chunk.propertyKeys.start[i]; k < chunk.propertyKeys.start[i + 1]; ++k)
        record.properties.push_back({fromUtf8(propertyKeys()[chunk.propertyKeys.values[k]]),
                                     fromUtf8(chunk.propertyValues[k])});
    for (const Link &link : links().ofRow(row)) {
        const Model &model = links().models()[link.model];
        record.models.push_back({model.urn, model.name, model.version, link.reconciled});
    }
    return record;
}

std::optional<Row> Catalog::find(const QString &urn) const
{
    const std::vector<Row> &index = m_parts.urns->slots;
    std::call_once(m_parts.urns->made, [this] { buildIndex(m_parts.urns->slots); });
    const std::string key = toUtf8(urn);
    const std::size_t mask = index.size() - 1;
    std::size_t slot = std::hash<std::string> {}(key)&mask;
    while (index[slot] != 0) {
        const Row row = index[slot] - 1;
        if (urnUtf8(row) == key)
            return row;
        slot = (slot + 1) & mask;
    }
    return std::nullopt;
}

void Catalog::buildIndex(std::vector<Row> &index) const
{
    std::size_t slots = 16;
    while (slots < size() * 2)
        slots *= 2;
    index.assign(slots, 0);
    for (Row row = 0; row < size(); ++row) {
        std::size_t slot = std::hash<std::string> {}(urnUtf8(row)) & (slots - 1);
        while (index[slot] != 0)
            slot = (slot + 1) & (slots - 1);
        index[slot] = row + 1;
    }
}

std::size_t Catalog::chunkMemory() const
{
    std::size_t bytes = 0;
    for (const auto &chunk : m_parts.chunks)
        bytes += chunk->memory();
    return bytes;
}

CatalogBuilder::CatalogBuilder()
    : m_dictionaries(std::make_unique<Dictionaries>())
    , m_directory(std::make_shared<Directory>())
    , m_links(std::make_shared<Links>())
{
}

CatalogBuilder::CatalogBuilder(std::unique_ptr<Dictionaries> dictionaries, Catalog::Parts parts)
    : m_dictionaries(std::move(dictionaries))
    , m_chunks(std::move(parts.chunks))
    , m_directory(std::move(parts.directory))
    , m_links(std::move(parts.links))
{
}

void CatalogBuilder::append(ChunkBuilder &builder)
{
    if (builder.rows() > 0)
        m_chunks.push_back(builder.finish(*m_dictionaries));
}

void CatalogBuilder::append(std::shared_ptr<const Chunk> chunk)
{
    m_chunks.push_back(std::move(chunk));
}

void CatalogBuilder::setDirectory(std::shared_ptr<const Directory> directory)
{
    m_directory = std::move(directory);
}

void CatalogBuilder::setLinks(std::shared_ptr<const Links> links)
{
    m_links = std::move(links);
}

CatalogPtr CatalogBuilder::snapshot() const
{
    Catalog::Parts parts;
    parts.chunks = m_chunks;
    for (std::size_t i = 0; i < facetCount; ++i)
        parts.dictionaries[i] = m_dictionaries->facets[i].view();
    parts.ownerTypes = m_dictionaries->ownerTypes.view();
    parts.propertyKeys = m_dictionaries->propertyKeys.view();
    parts.directory = m_directory;
    parts.links = m_links;
    return std::make_shared<const Catalog>(std::move(parts));
}

} // namespace catalog
