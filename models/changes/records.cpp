// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/records.h"

#include "models/changes/aspects.h"
#include "models/changes/pendinglinks.h"
#include "models/domain/urn.h"

using namespace Qt::Literals::StringLiterals;

namespace changes {

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

void putText(Json &object, const char *key, const QString &text)
{
    if (!text.isEmpty())
        object[key] = utf8(text);
}

void putTime(Json &object, const char *key, const std::optional<QDateTime> &time)
{
    if (time)
        object[key] = time->toMSecsSinceEpoch();
}

QString text(const Json &value)
{
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
}

std::optional<QDateTime> time(const Json &value)
{
    if (!value.is_number_integer())
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(value.get<qint64>(), Qt::UTC);
}

Json propertiesOf(const catalog::Record &record)
{
    Json value = Json::object();
    putText(value, "description", record.description);
    putText(value, "status", record.status);
    putText(value, "externalUrl", record.url);
    putTime(value, "createdAt", record.created);
    if (!record.version.isEmpty())
        value["version"] = {{"versionTag", utf8(record.version)}};
    for (const catalog::Property &property : record.properties)
        value["customProperties"][utf8(property.key)] = utf8(property.value);
    return value.empty() ? Json() : value;
}

void changeOwner(catalog::Record &record, const FieldChange &change)
{
    const QString urn = change.key.item.section(u'|', 0, 0);
    std::erase_if(record.owners, [&](const catalog::OwnerEntry &owner) {
        return owner.urn == urn && ownerItem(ownerEntry(owner.urn, owner.type)) == change.key.item;
    });
    if (!change.after.is_null()) {
        const Json &after = change.after;
        const QString type = after.contains("typeUrn") ? text(after["typeUrn"])
                           : after.contains("type")    ? text(after["type"])
                                                       : QString();
        record.owners.push_back({urn, type});
    }
}

void changeProperty(catalog::Record &record, const FieldChange &change)
{
    const QString &key = change.key.item;
    const auto it = std::ranges::find(record.properties, key, &catalog::Property::key);
    if (change.after.is_null()) {
        if (it != record.properties.end())
            record.properties.erase(it);
    } else if (it != record.properties.end()) {
        it->value = text(change.after);
    } else {
        record.properties.push_back({key, text(change.after)});
    }
}

void changeField(catalog::Record &record, const QString &aspect, const FieldChange &change)
{
    const QString &field = change.key.field;
    const Json &after = change.after;
    if (aspect == aspect::deprecation) {
        if (field == "deprecated"_L1)
            record.deprecated = after == true;
        else if (field == "decommissionTime"_L1)
            record.decommission = time(after);
        else if (field == "note"_L1)
            record.note = text(after);
        else if (field == "replacement"_L1)
            record.replacement = text(after);
    } else if (aspect == aspect::status && field == "removed"_L1) {
        record.removed = after == true;
    } else if (aspect == aspect::container && field == "container"_L1) {
        record.container = text(after);
    } else if (aspect == aspect::instance && field == "instance"_L1) {
        record.instance = text(after);
    } else if (aspect == aspect::properties) {
        if (field == "description"_L1)
            record.description = text(after);
        else if (field == "status"_L1)
            record.status = text(after);
        else if (field == "externalUrl"_L1)
            record.url = text(after);
        else if (field == "createdAt"_L1)
            record.created = time(after);
        else if (field == "version"_L1 && change.key.item == "versionTag"_L1)
            record.version = text(after);
        else if (field == "customProperties"_L1)
            changeProperty(record, change);
    }
}

void copyInto(catalog::Dictionary &dictionary, const catalog::DictionaryView &view)
{
    for (std::size_t code = 0; code < view.size(); ++code)
        dictionary.intern(view[catalog::Code(code)]);
}

//! All but its end.
void beginRow(catalog::ChunkBuilder &rows, const catalog::Record &record,
              const std::array<qint64, catalog::aspectCount> &versions, bool hasProperties)
{
    rows.beginRow(utf8(record.urn));
    rows.set(catalog::Facet::Status, utf8(record.status));
    rows.set(catalog::Facet::Instance, utf8(record.instance));
    rows.set(catalog::Facet::Container, utf8(record.container));
    const std::string description = utf8(record.description);
    const std::string version = utf8(record.version);
    const std::string url = utf8(record.url);
    const std::string note = utf8(record.note);
    const std::string replacement = utf8(record.replacement);
    rows.setDescription(description);
    rows.setVersion(version);
    rows.setUrl(url);
    if (record.created)
        rows.setCreated(record.created->toMSecsSinceEpoch());
    for (const catalog::Property &property : record.properties)
        rows.addProperty(utf8(property.key), utf8(property.value));
    for (const catalog::OwnerEntry &owner : record.owners)
        rows.addOwner(utf8(owner.urn), utf8(owner.type));
    for (const QString &tag : record.tags)
        rows.addTag(utf8(tag));
    rows.setDeprecation(record.deprecated,
                        record.decommission ? record.decommission->toMSecsSinceEpoch()
                                            : catalog::noTime,
                        note, replacement);
    rows.setRemoved(record.removed);
    if (hasProperties)
        rows.setHasProperties();
    for (std::size_t i = 0; i < catalog::aspectCount; ++i) {
        if (versions[i] > 0)
            rows.setAspectVersion(catalog::Aspect(i), std::uint64_t(versions[i]));
    }
}

std::size_t chunkAt(const catalog::Catalog &catalog, catalog::Row row)
{
    std::size_t low = 0;
    std::size_t high = catalog.chunkCount();
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (catalog.chunkStart(middle) <= row ? low : high) = middle;
    }
    return low;
}

std::optional<catalog::Aspect> columnOf(const QString &aspect)
{
    static const QHash<QString, catalog::Aspect> columns {
        {aspect::properties, catalog::Aspect::Properties},
        {aspect::ownership, catalog::Aspect::Ownership},
        {aspect::tags, catalog::Aspect::Tags},
        {aspect::deprecation, catalog::Aspect::Deprecation},
        {aspect::status, catalog::Aspect::Status},
        {aspect::instance, catalog::Aspect::Instance},
        {aspect::container, catalog::Aspect::Container}};
    const auto it = columns.constFind(aspect);
    return it == columns.constEnd() ? std::nullopt : std::optional(*it);
}

constexpr auto newRows = std::size_t(-1);

} // namespace

Json documentOf(const catalog::Record &record, const QString &aspect)
{
    Json value = Json::object();
    if (aspect == aspect::ownership) {
        for (const catalog::OwnerEntry &owner : record.owners)
            value["owners"].push_back(ownerEntry(owner.urn, owner.type));
    } else if (aspect == aspect::tags) {
        for (const QString &tag : record.tags)
            value["tags"].push_back({{"tag", utf8(tag)}});
    } else if (aspect == aspect::deprecation) {
        putText(value, "note", record.note);
        putText(value, "replacement", record.replacement);
        putTime(value, "decommissionTime", record.decommission);
        if (record.deprecated || !value.empty())
            value["deprecated"] = record.deprecated;
    } else if (aspect == aspect::status) {
        if (record.removed)
            value["removed"] = true;
    } else if (aspect == aspect::container) {
        putText(value, "container", record.container);
    } else if (aspect == aspect::instance) {
        putText(value, "instance", record.instance);
        putText(value, "platform", record.platform);
    } else if (aspect == aspect::properties) {
        return propertiesOf(record);
    }
    return value.empty() ? Json() : value;
}

void apply(catalog::Record &record, const AspectEdit &edit)
{
    for (const FieldChange &change : edit.delta) {
        if (edit.key.aspect == aspect::ownership && change.key.field == "owners"_L1) {
            changeOwner(record, change);
        } else if (edit.key.aspect == aspect::tags && change.key.field == "tags"_L1) {
            record.tags.removeAll(change.key.item);
            if (!change.after.is_null())
                record.tags.append(change.key.item);
        } else {
            changeField(record, edit.key.aspect, change);
        }
    }
}

qint64 versionOf(const catalog::Catalog &catalog, catalog::Row row, const QString &aspect)
{
    const auto column = columnOf(aspect);
    if (!column)
        return 0;
    const auto [chunk, i] = catalog.place(row);
    const auto &versions = chunk.aspectVersions[std::size_t(*column)];
    const int version = i < versions.size() ? versions[i] : 0;
    return version == 255 ? 0 : version;
}

catalog::Record recordOf(const QString &urn)
{
    catalog::Record record;
    record.urn = urn;
    const auto parsed = domain::Urn::tryParse(urn);
    if (!parsed)
        return record;
    record.name = parsed->displayName();
    if (const auto key = domain::platformKey(*parsed)) {
        record.platform = key->platform;
        record.env = key->env;
    }
    return record;
}

void Overlay::begin(const catalog::CatalogPtr &catalog)
{
    m_base = catalog;
    m_made.clear();
    m_dictionaries = std::make_unique<catalog::Dictionaries>();
    const catalog::Catalog::Parts &parts = catalog->parts();
    for (std::size_t i = 0; i < catalog::facetCount; ++i)
        copyInto(m_dictionaries->facets[i], parts.dictionaries[i]);
    copyInto(m_dictionaries->ownerTypes, parts.ownerTypes);
    copyInto(m_dictionaries->propertyKeys, parts.propertyKeys);
}

std::shared_ptr<const catalog::Chunk> Overlay::chunkOf(
    std::size_t i, const QHash<catalog::Row, std::vector<Edit>> &edits)
{
    catalog::ChunkBuilder rows;
    const catalog::Chunk &old = m_base->chunk(i);
    const catalog::Row first = m_base->chunkStart(i);
    for (catalog::Row row = first; row < m_base->chunkStart(i + 1); ++row) {
        catalog::Record record = m_base->record(row);
        std::array<qint64, catalog::aspectCount> versions {};
        for (std::size_t k = 0; k < catalog::aspectCount; ++k) {
            if (row - first < old.aspectVersions[k].size())
                versions[k] = old.aspectVersions[k][row - first];
        }
        const bool wasRemoved = record.removed;
        bool hasProperties = m_base->has(row, catalog::HasProperties);
        bool waits = false;
        if (const auto it = edits.constFind(row); it != edits.constEnd()) {
            for (const Edit &one : *it) {
                apply(record, one.edit);
                hasProperties = hasProperties || one.edit.key.aspect == aspect::properties;
                waits = waits || one.waits;
            }
        }
        beginRow(rows, record, versions, hasProperties);
        if (waits)
            rows.setPending(record.removed && !wasRemoved);
        rows.endRow();
    }
    return rows.finish(*m_dictionaries);
}

std::shared_ptr<const catalog::Chunk> Overlay::chunkOfNew(const std::vector<Edit> &edits)
{
    catalog::ChunkBuilder rows;
    for (std::size_t i = 0; i < edits.size();) {
        catalog::Record record = recordOf(edits[i].edit.key.urn);
        const bool waits = edits[i].waits;
        bool hasProperties = false;
        for (; i < edits.size() && edits[i].edit.key.urn == record.urn; ++i) {
            apply(record, edits[i].edit);
            hasProperties = hasProperties || edits[i].edit.key.aspect == aspect::properties;
        }
        beginRow(rows, record, {}, hasProperties);
        if (waits)
            rows.setPending(record.removed);
        rows.endRow();
    }
    return rows.finish(*m_dictionaries);
}

catalog::CatalogPtr Overlay::of(const catalog::CatalogPtr &catalog, const ChangeSet &set,
                                const ChangeSet &waiting)
{
    if (set.isEmpty()) {
        m_base.reset();
        m_made.clear();
        return catalog;
    }
    if (m_base != catalog)
        begin(catalog);

    QHash<std::size_t, std::vector<Edit>> byChunk;
    QHash<catalog::Row, std::vector<Edit>> byRow;
    std::vector<AspectEdit> modelEdits;
    for (const QString &urn : set.entities()) {
        if (urn.startsWith("urn:li:mlModel:"_L1)) {
            const bool waits = waiting.touches(urn);
            for (const AspectEdit &edit : set.of(urn)) {
                for (const catalog::Row row : relinkedRows(*catalog, edit)) {
                    byRow[row].push_back({edit, waits});
                    byChunk[chunkAt(*catalog, row)].push_back({edit, waits});
                }
                if (edit.key.aspect == aspect::modelProperties)
                    modelEdits.push_back(edit);
            }
            continue;
        }
        const auto row = catalog->find(urn);
        if (!row && !urn.startsWith("urn:li:mlModelDeployment:"_L1))
            continue;
        const bool waits = waiting.touches(urn);
        std::vector<Edit> *const chunk = &byChunk[row ? chunkAt(*catalog, *row) : newRows];
        for (AspectEdit &edit : set.of(urn)) {
            if (row)
                byRow[*row].push_back({edit, waits});
            chunk->push_back({std::move(edit), waits});
        }
    }

    catalog::Catalog::Parts parts = catalog->parts();
    for (auto it = byChunk.begin(); it != byChunk.end(); ++it) {
        Made &made = m_made[it.key()];
        if (!made.chunk || made.edits != *it) {
            made.chunk = it.key() == newRows ? chunkOfNew(*it) : chunkOf(it.key(), byRow);
            made.edits = std::move(*it);
        }
        if (it.key() != newRows)
            parts.chunks[it.key()] = made.chunk;
    }
    if (byChunk.contains(newRows)) {
        parts.chunks.push_back(m_made[newRows].chunk);
        parts.byName.reset();
        parts.urns.reset();
    }
    for (const std::size_t i : m_made.keys()) {
        if (!byChunk.contains(i))
            m_made.remove(i);
    }
    for (std::size_t i = 0; i < catalog::facetCount; ++i)
        parts.dictionaries[i] = m_dictionaries->facets[i].view();
    parts.ownerTypes = m_dictionaries->ownerTypes.view();
    parts.propertyKeys = m_dictionaries->propertyKeys.view();
    auto shown = std::make_shared<const catalog::Catalog>(std::move(parts));
    if (modelEdits.empty())
        return shown;
    catalog::Catalog::Parts linked = shown->parts();
    linked.links = linksWith(*shown, modelEdits);
    return std::make_shared<const catalog::Catalog>(std::move(linked));
}

} // namespace changes
