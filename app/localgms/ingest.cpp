// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/ingest.h"

#include "app/localgms/apierror.h"
#include "app/localgms/extract.h"
#include "app/localgms/patch.h"
#include "app/localgms/request.h"

#include <QDateTime>

#include <algorithm>

namespace localgms {

struct Ingest::State
{
    std::string urn;
    const EntitySpec *entity = nullptr;
    Json key;
    bool existed = false; //!< before this transaction
    bool dirty = false;
    bool erased = false; //!< there was something under this urn before, and it is gone
    bool removedBefore = false;
    std::int64_t created = 0;
    std::vector<Segment> segments;
    std::map<std::uint16_t, bool> touched;

    Segment *find(std::uint16_t aspect)
    {
        const auto it = std::find_if(segments.begin(), segments.end(),
                                     [aspect](const Segment &s) { return s.aspect == aspect; });
        return it == segments.end() ? nullptr : &*it;
    }
};

namespace {

std::int64_t now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::int64_t versionOf(const Json &meta)
{
    const std::string text = meta.value("version", "0");
    return std::strtoll(text.c_str(), nullptr, 10);
}

bool isTrue(const std::vector<Segment> &segments, std::uint16_t statusId)
{
    for (const Segment &s : segments) {
        if (s.aspect == statusId)
            return Json::parse(s.value).value("removed", false);
    }
    return false;
}

void copyText(const Json &from, Json &to, const char *name)
{
    if (const auto it = from.find(name); it != from.end() && it->is_string())
        to[name] = *it;
}

//! owners by the urn of their type, as GMS's own hook groups them.
Json groupedOwners(const Json &owners)
{
    Json groups = Json::object();
    for (const Json &owner : owners) {
        std::string type = owner.value("typeUrn", "");
        if (type.empty())
            type = "urn:li:ownershipType:__system__" + toLower(owner.value("type", "none"));
        Json &group = groups[type];
        if (std::find(group.begin(), group.end(), owner["owner"]) == group.end())
            group.push_back(owner["owner"]);
    }
    return groups;
}

} // namespace

Ingest::Ingest(Database &database, const Features &features, Author author)
    : m_database(database)
    , m_features(features)
    , m_author(std::move(author))
    , m_writer(database)
    , m_now(now())
{
}

Ingest::~Ingest() = default;

Ingest::State &Ingest::load(const std::string &urn)
{
    const auto it = m_states.find(urn);
    if (it != m_states.end())
        return *it->second;
    auto key = m_database.registry().keyOf(urn);
    if (!key)
        throw ApiError(Fault::BadRequest, key.error());
    auto state = std::make_unique<State>();
    state->urn = urn;
    state->entity = m_database.registry().entity(entityTypeOf(urn));
    state->key = std::move(*key);
    Query query = m_writer->query("SELECT removed, created, body FROM documents WHERE urn=?");
    query.bind(std::string_view(urn));
    if (query.step()) {
        state->existed = true;
        state->removedBefore = query.integer(0) != 0;
        state->created = query.integer(1);
        for (const SegmentView &s : decodeDocument(query.text(2)))
            state->segments.push_back(
                {s.aspect, std::string(s.value), std::string(s.meta), std::string(s.audit)});
    }
    State &result = *state;
    m_order.push_back(&result);
    m_states.emplace(urn, std::move(state));
    return result;
}

const AspectSpec &Ingest::aspectOf(const EntitySpec &entity, const std::string &name) const
{
    const AspectSpec *aspect = m_database.registry().aspect(name);
    const bool known = aspect && entity.has(name)
                    && (m_features.containerOfDeployments || entity.name != "mlModelDeployment"
                        || name != "container");
    if (!known)
        throw ApiError(Fault::Validation, "Unknown aspect " + name + " for entity " + entity.name);
    return *aspect;
}

void Ingest::apply(const Proposal &proposal)
{
    State &state = load(proposal.urn);
    if (!proposal.entityType.empty() && toLower(proposal.entityType) != toLower(state.entity->name))
        throw ApiError(Fault::BadRequest, "The urn " + proposal.urn
                                              + " is of another entity type than "
                                              + proposal.entityType);
    const AspectSpec &aspect = aspectOf(*state.entity, proposal.aspect);
    if (proposal.change == "DELETE") {
        if (aspect.name == state.entity->keyAspect) {
            removeEntity(proposal.urn);
        } else {
            checkPreconditions(state.find(m_database.idOf(aspect.name)), proposal);
            removeAspect(proposal.urn, aspect.name);
        }
    } else if (!aspect.timeseries) {
        applyTo(state, aspect, proposal);
    }
}

void Ingest::applyTo(State &state, const AspectSpec &aspect, const Proposal &proposal)
{
    static const std::vector<std::string> changes {"UPSERT",  "CREATE",        "UPDATE",
                                                   "RESTATE", "CREATE_ENTITY", "PATCH"};
    if (std::find(changes.begin(), changes.end(), proposal.change) == changes.end())
        throw ApiError(Fault::BadRequest, "Unknown change type " + proposal.change);
    const std::uint16_t id = m_database.idOf(aspect.name);
    Segment *current = state.find(id);
    if (refusedCreate(state, current, proposal))
        return;
    const Json value = newValue(aspect, state, current, proposal);
    checkPreconditions(current, proposal);
    if (current && current->value == value.dump()) {
        touch(state, *current, proposal.systemMetadata);
    } else {
        store(state, aspect, value, proposal.systemMetadata);
    }
}

//! True where the write is to be dropped without a word.
bool Ingest::refusedCreate(const State &state, const Segment *current,
                           const Proposal &proposal) const
{
    const bool exists = proposal.change == "CREATE"
                          ? current != nullptr
                          : proposal.change == "CREATE_ENTITY" && !state.segments.empty();
    if (!exists)
        return false;
    const auto header = proposal.headers.find("If-None-Match");
    if (header != proposal.headers.end() && header->second == "*")
        return true;
    throw ApiError(
        Fault::Validation,
        proposal.change == "CREATE"
            ? "Cannot perform CREATE since the aspect already exists."
            : "Cannot perform CREATE_ENTITY if not exists since the entity key already exists.");
}

void Ingest::checkPreconditions(const Segment *current, const Proposal &proposal) const
{
    if (!m_features.preconditions || proposal.headers.empty())
        return;
    const Json meta = current ? Json::parse(current->meta) : Json::object();
    const std::int64_t modified
        = current ? Json::parse(current->audit).value("time", std::int64_t(0)) : 0;
    for (const auto &[name, expected] : proposal.headers) {
        if (equalsIgnoringCase(name, "If-Version-Match")) {
            const std::string actual = current ? meta.value("version", "1") : "-1";
            if (actual != expected)
                throw ApiError(Fault::Precondition,
                               "Expected version " + expected + ", actual version " + actual);
        }
        const bool since = equalsIgnoringCase(name, "If-Modified-Since");
        if (!since && !equalsIgnoringCase(name, "If-Unmodified-Since"))
            continue;
        const QDateTime date
            = QDateTime::fromString(QString::fromStdString(expected), Qt::ISODateWithMs);
        if (!date.isValid())
            throw ApiError(Fault::Precondition, name + " is no ISO 8601 time: " + expected);
        if (current && (modified > date.toMSecsSinceEpoch()) != since)
            throw ApiError(Fault::Precondition, name + " " + expected + " does not hold.");
    }
}

Json Ingest::newValue(const AspectSpec &aspect, const State &state, const Segment *current,
                      const Proposal &proposal) const
{
    const Registry &registry = m_database.registry();
    if (aspect.name == state.entity->keyAspect)
        return state.key;
    Json value = proposal.value;
    bool nestedDefaults = true;
    if (proposal.change == "PATCH") {
        PatchRequest patch = PatchRequest::from(proposal.value);
        patch.generic = patch.generic && m_features.genericPatch;
        nestedDefaults = !patch.generic;
        value = applyPatch(aspect.name,
                           current ? Json::parse(current->value) : registry.emptyValue(aspect),
                           patch);
    }
    auto checked = registry.normalise(aspect, value, nestedDefaults);
    if (!checked)
        throw ApiError(Fault::Validation, checked.error());
    if (aspect.name == "ownership")
        (*checked)["ownerTypes"] = groupedOwners((*checked)["owners"]);
    if (aspect.name == "status" && !m_features.lifecycleStage) {
        checked->erase("lifecycleStage");
        checked->erase("lifecycleLastUpdated");
    }
    return *checked;
}

Json Ingest::metaFor(const AspectSpec &aspect, const Json &sent, const Json &previous) const
{
    Json meta = Json::object();
    if (sent.is_object()) {
        for (const char *name :
             {"runId", "lastRunId", "pipelineName", "registryName", "registryVersion"})
            copyText(sent, meta, name);
        if (const auto it = sent.find("properties"); it != sent.end() && it->is_object())
            meta["properties"] = *it;
    }
    const Json observed = sent.is_object() ? sent.value("lastObserved", Json(0)) : Json(0);
    meta["lastObserved"] = observed.is_number_integer() && observed != 0 ? observed : Json(m_now);
    if (!meta.contains("properties"))
        meta["properties"] = Json::object();
    meta["properties"].emplace("eventSource", m_author.source);
    meta["schemaVersion"] = aspect.schemaVersion;
    meta["version"] = std::to_string(versionOf(previous) + 1);
    if (m_features.aspectModified) {
        const Json stamp {{"time", m_now}, {"actor", m_author.actor}};
        meta["aspectCreated"] = previous.value("aspectCreated", stamp);
        meta["aspectModified"] = stamp;
    }
    return meta;
}

void Ingest::store(State &state, const AspectSpec &aspect, const Json &value,
                   const Json &systemMetadata)
{
    const std::uint16_t id = m_database.idOf(aspect.name);
    Segment *current = state.find(id);
    const bool existed = current != nullptr;
    const Json previous = existed ? Json::parse(current->meta) : Json::object();
    const Json meta = metaFor(aspect, systemMetadata, previous);
    if (!existed)
        current = &state.segments.emplace_back();
    *current = {id, value.dump(), meta.dump(-1, ' ', false, Json::error_handler_t::replace),
                Json {{"time", m_now}, {"actor", m_author.actor}}.dump()};
    m_writer
        ->query("INSERT INTO aspects(urn, aspect, version, value, meta, audit) VALUES(?,?,?,?,?,?)")
        .bind(std::string_view(state.urn))
        .bind(std::int64_t(id))
        .bind(versionOf(meta))
        .bind(std::string_view(current->value))
        .bind(std::string_view(current->meta))
        .bind(std::string_view(current->audit))
        .run();
    writeEdges(state, aspect, id, &value, existed);
    state.dirty = true;
    state.touched[id] = true;
}

//! An equal value again: no version, only who saw it last.
void Ingest::touch(State &state, Segment &segment, const Json &systemMetadata)
{
    state.touched[segment.aspect] = true;
    Json meta = Json::parse(segment.meta);
    const std::string before = segment.meta;
    const bool sent = systemMetadata.is_object();
    const Json observed = sent ? systemMetadata.value("lastObserved", Json(0)) : Json(0);
    meta["lastObserved"] = observed.is_number_integer() && observed != 0 ? observed : Json(m_now);
    if (sent && systemMetadata.contains("runId") && systemMetadata["runId"].is_string()) {
        if (meta.contains("runId"))
            meta["lastRunId"] = meta["runId"];
        meta["runId"] = systemMetadata["runId"];
    }
    segment.meta = meta.dump(-1, ' ', false, Json::error_handler_t::replace);
    m_writer->query("UPDATE aspects SET meta=? WHERE urn=? AND aspect=? AND version=?")
        .bind(std::string_view(segment.meta))
        .bind(std::string_view(state.urn))
        .bind(std::int64_t(segment.aspect))
        .bind(versionOf(meta))
        .run();
    state.dirty = state.dirty || segment.meta != before;
}

void Ingest::writeEdges(const State &state, const AspectSpec &aspect, std::uint16_t id,
                        const Json *value, bool existed)
{
    for (const Relation &relation : aspect.relations) {
        const std::int64_t type = m_database.idOf(relation.name);
        if (!existed)
            break;
        m_writer->query("DELETE FROM edges WHERE type=? AND source=? AND aspect=?")
            .bind(type)
            .bind(std::string_view(state.urn))
            .bind(std::int64_t(id))
            .run();
    }
    for (const Relation &relation : aspect.relations) {
        if (!value)
            break;
        for (const std::string &destination : urnsAt(*value, relation.path)) {
            m_writer
                ->query("INSERT OR IGNORE INTO edges(type, source, destination, aspect) "
                        "VALUES(?,?,?,?)")
                .bind(std::int64_t(m_database.idOf(relation.name)))
                .bind(std::string_view(state.urn))
                .bind(std::string_view(destination))
                .bind(std::int64_t(id))
                .run();
        }
    }
}

//! What GMS adds by itself when an entity is written for the first time.
void Ingest::addDefaults(State &state)
{
    const Registry &registry = m_database.registry();
    const auto missing = [&](const std::string &name) {
        return state.entity->has(name) && !state.find(m_database.idOf(name));
    };
    const Json none;
    if (missing(state.entity->keyAspect))
        store(state, *registry.aspect(state.entity->keyAspect), state.key, none);
    const auto platform = state.key.find("platform");
    if (missing("dataPlatformInstance") && platform != state.key.end())
        store(state, *registry.aspect("dataPlatformInstance"), Json {{"platform", *platform}},
              none);
    if (missing("browsePathsV2"))
        store(state, *registry.aspect("browsePathsV2"), Json {{"path", {{{"id", "Default"}}}}},
              none);
}

void Ingest::flush(State &state)
{
    const bool isNew = !state.existed;
    if (isNew) {
        state.created = m_now;
        addDefaults(state);
    }
    const bool removed = isTrue(state.segments, m_database.idOf("status"));
    const std::string body = encodeDocument(state.segments);
    m_writer->query("INSERT OR REPLACE INTO documents(urn, removed, created, body) VALUES(?,?,?,?)")
        .bind(std::string_view(state.urn))
        .bind(std::int64_t(removed))
        .bind(state.created)
        .bindBlob(body)
        .run();
    std::vector<SearchValue> values;
    std::string words = state.urn;
    for (const Segment &segment : state.segments) {
        const AspectSpec *aspect = m_database.registry().aspect(m_database.nameOf(segment.aspect));
        if (!aspect || aspect->search.empty())
            continue;
        for (auto &[name, text] : searchValues(*aspect, Json::parse(segment.value))) {
            const std::uint16_t id = m_database.internName(*m_writer, name);
            const auto field
                = std::find_if(aspect->search.begin(), aspect->search.end(),
                               [&n = name](const SearchField &f) { return f.name == n; });
            if (field != aspect->search.end() && isSearchedByWords(*field))
                words += "\n" + text;
            if (id != 0)
                values.push_back({id, std::move(text)});
        }
    }
    const std::string fields = encodeSearchValues(values);
    const std::string folded = foldCase(words);
    m_writer->query("INSERT OR REPLACE INTO search(urn, removed, fields, words) VALUES(?,?,?,?)")
        .bind(std::string_view(state.urn))
        .bind(std::int64_t(removed))
        .bindBlob(fields)
        .bind(std::string_view(folded))
        .run();
    count(state, isNew ? 1 : 0, int(removed) - int(!isNew && state.removedBefore));
}

void Ingest::count(const State &state, int total, int removed)
{
    if (total == 0 && removed == 0)
        return;
    m_writer
        ->query("INSERT INTO counts(type, total, removed) VALUES(?,?,?) ON CONFLICT(type) DO "
                "UPDATE SET "
                "total=total+excluded.total, removed=removed+excluded.removed")
        .bind(std::string_view(state.entity->name))
        .bind(std::int64_t(total))
        .bind(std::int64_t(removed))
        .run();
}

void Ingest::erase(State &state)
{
    for (const Segment &segment : state.segments) {
        if (const AspectSpec *aspect
            = m_database.registry().aspect(m_database.nameOf(segment.aspect)))
            writeEdges(state, *aspect, segment.aspect, nullptr, true);
    }
    for (const char *sql : {"DELETE FROM documents WHERE urn=?", "DELETE FROM search WHERE urn=?"})
        m_writer->query(sql).bind(std::string_view(state.urn)).run();
    if (state.existed)
        count(state, -1, state.removedBefore ? -1 : 0);
    state.segments.clear();
    state.touched.clear();
    state.existed = state.dirty = state.removedBefore = false;
}

std::int64_t Ingest::removeEntity(const std::string &urn)
{
    State &state = load(urn);
    m_writer->query("DELETE FROM aspects WHERE urn=?").bind(std::string_view(urn)).run();
    const std::int64_t rows = state.segments.empty() ? 0 : m_writer->changes();
    erase(state);
    return rows;
}

bool Ingest::removeAspect(const std::string &urn, const std::string &aspect)
{
    State &state = load(urn);
    if (aspect == state.entity->keyAspect)
        return removeEntity(urn) > 0;
    const std::uint16_t id = m_database.idOf(aspect);
    const Segment *segment = state.find(id);
    if (!segment)
        return false;
    writeEdges(state, *m_database.registry().aspect(aspect), id, nullptr, true);
    m_writer->query("DELETE FROM aspects WHERE urn=? AND aspect=?")
        .bind(std::string_view(urn))
        .bind(std::int64_t(id))
        .run();
    state.segments.erase(state.segments.begin() + (segment - state.segments.data()));
    state.touched.erase(id);
    state.dirty = true;
    return true;
}

void Ingest::commit()
{
    for (State *state : m_order) {
        if (state->dirty)
            flush(*state);
    }
    m_writer.commit();
    for (const State *state : m_order) {
        Written written {state->urn, {}};
        for (const Segment &segment : state->segments) {
            if (state->touched.contains(segment.aspect))
                written.segments.push_back(segment);
        }
        if (!written.segments.empty())
            m_written.push_back(std::move(written));
    }
}

} // namespace localgms
