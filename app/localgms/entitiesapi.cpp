// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/api.h"

#include "app/localgms/search.h"

#include <algorithm>

//! Rest.li: /entities and /entitiesV2.

namespace localgms {

namespace {

Response valueResponse(const Json &value)
{
    return jsonResponse({{"value", value}});
}

void applySnapshot(Gms &gms, Ingest &ingest, const Json &entity, const Json &systemMetadata)
{
    const Json &snapshots = entity.at("value");
    if (!snapshots.is_object() || snapshots.size() != 1)
        throw ApiError(Fault::BadRequest, "An entity is a snapshot under the name of its class.");
    const Json &snapshot = *snapshots.begin();
    Proposal proposal;
    proposal.urn = textIn(snapshot, "urn");
    proposal.systemMetadata = systemMetadata;
    for (const Json &aspect : snapshot.at("aspects")) {
        if (!aspect.is_object() || aspect.size() != 1)
            throw ApiError(Fault::BadRequest,
                           "An aspect of a snapshot is a value under the name of its class.");
        const AspectSpec *spec = gms.registry().aspectOfClass(aspect.begin().key());
        if (!spec)
            throw ApiError(Fault::BadRequest, "Unknown aspect class " + aspect.begin().key());
        proposal.aspect = spec->name;
        proposal.value = *aspect.begin();
        ingest.apply(proposal);
    }
}

Response ingestSnapshots(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    const bool batch = body.contains("entities");
    const Json metadata = body.value("systemMetadata", Json());
    Ingest ingest(gms.database, gms.features, gms.author(call.request, "RESTLI"));
    const Json entities = batch ? body["entities"] : Json::array({body.at("entity")});
    for (std::size_t i = 0; i < entities.size(); ++i) {
        const Json own = metadata.is_array() && i < metadata.size() ? metadata[i] : metadata;
        applySnapshot(gms, ingest, entities[i], own);
    }
    ingest.commit();
    return {200, {}, {}, {}};
}

Response deleteEntity(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    const std::string urn = textIn(body, "urn");
    const EntitySpec &entity = checkedEntity(gms, urn);
    const std::string aspect = textIn(body, "aspectName");
    Ingest ingest(gms.database, gms.features, gms.author(call.request, "RESTLI"));
    std::int64_t rows = 0;
    if (aspect.empty()) {
        rows = ingest.removeEntity(urn);
    } else if (entity.has(aspect)) {
        rows = ingest.removeAspect(urn, aspect) ? 1 : 0;
    }
    ingest.commit();
    return valueResponse({{"urn", urn}, {"rows", rows}, {"timeseriesRows", 0}});
}

Response exists(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    const std::string urn = textIn(body, "urn");
    checkedEntity(gms, urn);
    const bool removedToo = flagIn(body, "includeSoftDelete", true);
    const Database::Reader reader(gms.database);
    Query query = reader->query("SELECT removed FROM documents WHERE urn=?");
    query.bind(std::string_view(urn));
    return valueResponse(query.step() && (removedToo || query.integer(0) == 0));
}

Response filterExisting(Gms &gms, const Call &call)
{
    const Database::Reader reader(gms.database);
    Json found = Json::array();
    for (const Json &urn : parseBody(call.request).at("urns")) {
        if (documentOf(*reader, urn.get<std::string>()))
            found.push_back(urn);
    }
    return valueResponse(found);
}

Response listUrns(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    const EntitySpec *entity = gms.registry().entityIgnoringCase(textIn(body, "entity"));
    if (!entity)
        throw ApiError(Fault::BadRequest,
                       "Failed to find entity with name " + textIn(body, "entity"));
    const std::int64_t start = numberIn(body, "start", 0);
    const std::int64_t count = cappedCount(numberIn(body, "count", 10));
    const Database::Reader reader(gms.database);
    const auto range = urnRanges({entity->name}).front();
    Query query = reader->query(
        "SELECT urn FROM documents WHERE urn>=? AND urn<? ORDER BY urn LIMIT ? OFFSET ?");
    query.bind(std::string_view(range.first))
        .bind(std::string_view(range.second))
        .bind(count)
        .bind(start);
    Json urns = Json::array();
    while (query.step())
        urns.push_back(query.text(0));
    const auto given = std::int64_t(urns.size());
    return valueResponse({{"entities", std::move(urns)},
                          {"start", start},
                          {"count", given},
                          {"total", countOf(*reader, {entity->name}, true)}});
}

Criterion criterionFrom(const Json &json)
{
    Criterion criterion;
    criterion.field = textIn(json, "field");
    criterion.condition = textIn(json, "condition", "EQUAL");
    criterion.negated = flagIn(json, "negated", false);
    const Json values = json.value("values", Json());
    if (values.is_array() && !values.empty()) {
        criterion.values = values.get<std::vector<std::string>>();
    } else if (json.contains("value")) {
        criterion.values = {textIn(json, "value")};
    }
    return criterion;
}

Filter filterFrom(const Json &json)
{
    Filter filter;
    for (const Json &group : json.is_object() ? json.value("or", Json::array()) : Json::array()) {
        std::vector<Criterion> &criteria = filter.emplace_back();
        for (const Json &criterion : group.value("and", Json::array()))
            criteria.push_back(criterionFrom(criterion));
    }
    return filter;
}

SearchRequest searchFrom(const Gms &gms, const Json &body)
{
    SearchRequest request;
    std::vector<std::string> names = body.value("entities", std::vector<std::string> {});
    if (body.contains("entity"))
        names.push_back(textIn(body, "entity"));
    for (const std::string &name : names) {
        const EntitySpec *entity = gms.registry().entityIgnoringCase(name);
        if (!entity)
            throw ApiError(Fault::BadRequest, "Failed to find entity with name " + name);
        request.entities.push_back(entity->name);
    }
    request.query = textIn(body, "input", "*");
    request.filter = filterFrom(body.value("filter", Json()));
    request.start = std::max<std::int64_t>(numberIn(body, "start", 0), 0);
    request.count = cappedCount(numberIn(body, "count", 10));
    request.cursor = textIn(body, "scrollId");
    const Json flags = body.value("searchFlags", Json());
    request.includeSoftDeleted = flagIn(flags, "includeSoftDeleted", false);
    request.facets = !flagIn(flags, "skipAggregates", false);
    Json sort = body.value("sortCriteria", Json::array());
    if (body.contains("sort") && body["sort"].is_object())
        sort = Json::array({body["sort"]});
    for (const Json &by : sort)
        request.sort.push_back(
            {textIn(by, "field", "urn"), textIn(by, "order", "ASCENDING") == "DESCENDING"});
    return request;
}

Json aggregationsOf(const Facets &facets)
{
    Json result = Json::array();
    for (const auto &[field, counts] : facets) {
        Json values = Json::array();
        for (const auto &[value, count] : counts)
            values.push_back({{"value", value}, {"facetCount", count}, {"filtered", false}});
        result.push_back({{"name", field},
                          {"displayName", field},
                          {"aggregations", counts},
                          {"filterValues", std::move(values)}});
    }
    return result;
}

Response searchEntities(Gms &gms, const Call &call)
{
    const SearchRequest request = searchFrom(gms, parseBody(call.request));
    const Database::Reader reader(gms.database);
    const SearchPage page = search(*reader, gms.database, request);
    Json entities = Json::array();
    for (const std::string &urn : page.urns)
        entities.push_back({{"entity", urn}, {"matchedFields", Json::array()}});
    Json value {{"entities", std::move(entities)},
                {"pageSize", request.count},
                {"numEntities", page.total},
                {"metadata", {{"aggregations", aggregationsOf(page.facets)}}}};
    if (call.request.param("action") == "scrollAcrossEntities") {
        if (!page.next.empty())
            value["scrollId"] = page.next;
    } else {
        value["from"] = request.start;
    }
    return valueResponse(value);
}

Response listEntities(Gms &gms, const Call &call)
{
    const SearchRequest request = searchFrom(gms, parseBody(call.request));
    const Database::Reader reader(gms.database);
    const SearchPage page = search(*reader, gms.database, request);
    return valueResponse({{"entities", page.urns},
                          {"start", request.start},
                          {"count", page.urns.size()},
                          {"total", page.total}});
}

Response totalCount(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    const Database::Reader reader(gms.database);
    if (body.contains("entity"))
        return valueResponse(countOf(*reader, {textIn(body, "entity")}, false));
    Json counts = Json::object();
    for (const Json &entity : body.at("entities"))
        counts[entity.get<std::string>()] = countOf(*reader, {entity.get<std::string>()}, false);
    return valueResponse(counts);
}

//! A snapshot with all aspects by class; of an urn that was never written the key alone.
Response getSnapshot(Gms &gms, const Call &call)
{
    const std::string &urn = call.args[0];
    const EntitySpec &entity = checkedEntity(gms, urn);
    if (entity.snapshot.empty())
        throw ApiError(Fault::BadRequest, "There is no snapshot of " + entity.name);
    const Database::Reader reader(gms.database);
    const auto document = documentOf(*reader, urn);
    std::string aspects;
    const auto add = [&](const AspectSpec &aspect, std::string_view value) {
        aspects += std::string(aspects.empty() ? "" : ",") + "{\"" + aspect.className
                 + "\":" + std::string(value) + "}";
    };
    add(*gms.registry().aspect(entity.keyAspect), dump(*gms.registry().keyOf(urn)));
    for (const SegmentView &segment :
         document ? decodeDocument(*document) : std::vector<SegmentView>()) {
        const AspectSpec *aspect = gms.registry().aspect(gms.database.nameOf(segment.aspect));
        if (aspect && aspect->name != entity.keyAspect)
            add(*aspect, segment.value);
    }
    return textResponse("{\"value\":{\"" + entity.snapshot + "\":{\"urn\":" + dump(urn)
                        + ",\"aspects\":[" + aspects + "]}}}");
}

//! The answer of /entitiesV2 for one urn.
std::string entityV2(Gms &gms, Connection &reader, const std::string &urn,
                     const std::vector<std::string> &wanted, bool alwaysKey)
{
    const EntitySpec &entity = checkedEntity(gms, urn);
    const auto document = documentOf(reader, urn);
    std::string aspects;
    bool keySeen = false;
    const auto add = [&](const std::string &name, std::string_view value, std::string_view rest) {
        aspects += std::string(aspects.empty() ? "" : ",") + "\"" + name + "\":{\"name\":\"" + name
                 + "\",\"type\":\"VERSIONED\",\"version\":0,\"value\":" + std::string(value)
                 + std::string(rest) + "}";
    };
    for (const SegmentView &s : document ? decodeDocument(*document) : std::vector<SegmentView>()) {
        const std::string name = gms.database.nameOf(s.aspect);
        const bool isKey = name == entity.keyAspect;
        keySeen = keySeen || isKey;
        if (wanted.empty() || (isKey && alwaysKey)
            || std::find(wanted.begin(), wanted.end(), name) != wanted.end())
            add(name, s.value,
                ",\"created\":" + std::string(s.audit)
                    + ",\"systemMetadata\":" + std::string(s.meta));
    }
    if (!keySeen && alwaysKey) {
        const Author system = gms.author({}, "RESTLI");
        add(entity.keyAspect, dump(*gms.registry().keyOf(urn)),
            ",\"created\":" + dump({{"time", 0}, {"actor", system.actor}}));
    }
    return "{\"entityName\":\"" + entity.name + "\",\"urn\":" + dump(urn) + ",\"aspects\":{"
         + aspects + "}}";
}

Response getEntityV2(Gms &gms, const Call &call)
{
    const Database::Reader reader(gms.database);
    return textResponse(entityV2(gms, *reader, call.args[0], call.request.list("aspects"),
                                 call.request.flag("alwaysIncludeKeyAspect", true)));
}

Response batchGetV2(Gms &gms, const Call &call)
{
    const Database::Reader reader(gms.database);
    std::string results;
    for (const std::string &urn : call.request.list("ids")) {
        results += std::string(results.empty() ? "" : ",") + dump(urn) + ":"
                 + entityV2(gms, *reader, urn, call.request.list("aspects"),
                            call.request.flag("alwaysIncludeKeyAspect", true));
    }
    return textResponse("{\"results\":{" + results + "},\"statuses\":{},\"errors\":{}}");
}

} // namespace

void addEntityRoutes(Router &router, Gms &gms)
{
    using Function = Response (*)(Gms &, const Call &);
    const std::vector<std::pair<const char *, Function>> actions {
        {"ingest", ingestSnapshots},
        {"batchIngest", ingestSnapshots},
        {"delete", deleteEntity},
        {"deleteReferences", deleteReferences},
        {"exists", exists},
        {"filterExistingUrns", filterExisting},
        {"listUrns", listUrns},
        {"search", searchEntities},
        {"searchAcrossEntities", searchEntities},
        {"scrollAcrossEntities", searchEntities},
        {"filter", searchEntities},
        {"list", listEntities},
        {"getTotalEntityCount", totalCount},
        {"batchGetTotalEntityCount", totalCount},
    };
    for (const auto &[name, function] : actions) {
        router.add(
            Method::Post, "/entities", [&gms, f = function](const Call &c) { return f(gms, c); },
            name);
    }
    router.add(Method::Get, "/entities/{urn}",
               [&gms](const Call &c) { return getSnapshot(gms, c); });
    router.add(Method::Get, "/entitiesV2/{urn}",
               [&gms](const Call &c) { return getEntityV2(gms, c); });
    router.add(Method::Get, "/entitiesV2", [&gms](const Call &c) { return batchGetV2(gms, c); });
}

} // namespace localgms
