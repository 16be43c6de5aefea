// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/api.h"

#include "app/localgms/search.h"

#include <algorithm>

//! Edges: Rest.li /relationships, OpenAPI v1 and v3.

namespace localgms {

namespace {

struct Edge
{
    std::string type;
    std::string source;
    std::string destination;
};

//! All relationship types where none is named.
std::vector<std::string> typesOrAll(const Gms &gms, std::vector<std::string> types)
{
    if (!types.empty())
        return types;
    for (const auto &[name, aspect] : gms.registry().aspects()) {
        for (const Relation &relation : aspect.relations)
            types.push_back(relation.name);
    }
    std::sort(types.begin(), types.end());
    types.erase(std::unique(types.begin(), types.end()), types.end());
    return types;
}

bool isIncoming(const std::string &direction)
{
    if (direction != "INCOMING" && direction != "OUTGOING")
        throw ApiError(Fault::BadRequest, "direction is INCOMING or OUTGOING, not " + direction);
    return direction == "INCOMING";
}

struct RelatedPage
{
    std::vector<std::pair<std::string, std::string>> rows; //!< type, other end
    std::int64_t total = 0;
};

//! The other ends of one entity's edges, ordered by type and urn.
RelatedPage related(Gms &gms, const std::string &urn, const std::vector<std::string> &types,
                    bool incoming, std::int64_t start, std::int64_t count)
{
    const Database::Reader reader(gms.database);
    RelatedPage page;
    for (const std::string &type : types) {
        const std::int64_t id = gms.database.idOf(type);
        Query counting = reader->query(
            incoming ? "SELECT count(DISTINCT source) FROM edges WHERE destination=? AND type=?"
                     : "SELECT count(DISTINCT destination) FROM edges WHERE source=? AND type=?");
        counting.bind(std::string_view(urn)).bind(id).step();
        const std::int64_t here = counting.integer(0);
        const std::int64_t skip = std::max<std::int64_t>(start - page.total, 0);
        const std::int64_t room = count - std::int64_t(page.rows.size());
        page.total += here;
        if (room <= 0 || skip >= here)
            continue;
        Query query = reader->query(
            incoming ? "SELECT DISTINCT source FROM edges WHERE destination=? AND type=?"
                       " ORDER BY source LIMIT ? OFFSET ?"
                     : "SELECT DISTINCT destination FROM edges WHERE source=? AND type=?"
                       " ORDER BY destination LIMIT ? OFFSET ?");
        query.bind(std::string_view(urn)).bind(id).bind(room).bind(skip);
        while (query.step())
            page.rows.emplace_back(type, query.text(0));
    }
    return page;
}

RelatedPage relatedOf(Gms &gms, const Request &request, const char *typesParam,
                      std::int64_t defaultCount, std::int64_t &start)
{
    const std::string urn = request.param("urn");
    if (const auto parts = parseUrn(urn); !parts)
        throw ApiError(Fault::BadRequest, parts.error());
    const std::vector<std::string> types = request.list(typesParam);
    if (types.empty())
        throw ApiError(Fault::BadRequest,
                       std::string("Parameter '") + typesParam + "' is required");
    start = std::max<std::int64_t>(numberParam(request, "start", 0), 0);
    const std::int64_t count = cappedCount(numberParam(request, "count", defaultCount));
    return related(gms, urn, types, isIncoming(request.param("direction")), start, count);
}

Response restliRelationships(Gms &gms, const Call &call)
{
    std::int64_t start = 0;
    const RelatedPage page = relatedOf(gms, call.request, "types", 100, start);
    Json rows = Json::array();
    for (const auto &[type, urn] : page.rows)
        rows.push_back({{"type", type}, {"entity", urn}});
    return jsonResponse({{"start", start},
                         {"count", page.rows.size()},
                         {"total", page.total},
                         {"relationships", std::move(rows)}});
}

Response openApiRelationships(Gms &gms, const Call &call)
{
    std::int64_t start = 0;
    const RelatedPage page = relatedOf(gms, call.request, "relationshipTypes", 200, start);
    Json rows = Json::array();
    for (const auto &[type, urn] : page.rows)
        rows.push_back({{"relationshipType", type}, {"urn", urn}});
    return jsonResponse({{"start", start},
                         {"count", page.rows.size()},
                         {"total", page.total},
                         {"entities", std::move(rows)}});
}

Json edgeJson(const Edge &edge)
{
    const auto end = [](const std::string &urn) {
        return Json {{"entityType", entityTypeOf(urn)}, {"urn", urn}};
    };
    return {{"relationshipType", edge.type},
            {"source", end(edge.source)},
            {"destination", end(edge.destination)},
            {"properties", Json::object()}};
}

Response edgesResponse(const std::vector<Edge> &edges, bool more)
{
    Json rows = Json::array();
    for (const Edge &edge : edges)
        rows.push_back(edgeJson(edge));
    Json body {{"results", std::move(rows)}};
    if (more && !edges.empty()) {
        const Edge &last = edges.back();
        body["scrollId"] = Cursor {last.source, 0, {last.type, last.destination}}.encode();
    }
    return jsonResponse(body);
}

using KeepEdge = std::function<bool(const Edge &)>;

//! Walks all edges of the types in order, from behind the cursor, as far as \a count kept ones go.
Response walkEdges(Gms &gms, std::vector<std::string> types, std::int64_t count,
                   const std::string &scrollId, const KeepEdge &keep)
{
    std::sort(types.begin(), types.end());
    Cursor cursor;
    if (!scrollId.empty())
        cursor = Cursor::decode(scrollId);
    const std::string atType = cursor.keys.size() == 2 ? cursor.keys[0] : std::string();
    const Database::Reader reader(gms.database);
    std::vector<Edge> edges;
    for (const std::string &type : types) {
        if (type < atType)
            continue;
        const bool resumes = type == atType;
        Query query = reader->query(
            "SELECT DISTINCT source, destination FROM edges WHERE type=? AND source>=?"
            " AND (source>? OR destination>?) ORDER BY source, destination");
        const std::string source = resumes ? cursor.after : std::string();
        const std::string destination = resumes ? cursor.keys[1] : std::string();
        query.bind(std::int64_t(gms.database.idOf(type)));
        query.bind(std::string_view(source))
            .bind(std::string_view(source))
            .bind(std::string_view(destination));
        while (query.step()) {
            Edge edge {type, std::string(query.text(0)), std::string(query.text(1))};
            if (!keep(edge))
                continue;
            if (std::int64_t(edges.size()) == count)
                return edgesResponse(edges, true);
            edges.push_back(std::move(edge));
        }
    }
    return edgesResponse(edges, false);
}

Response relationshipsOfType(Gms &gms, const Call &call)
{
    return walkEdges(gms, {call.args[0]}, cappedCount(numberParam(call.request, "count", 10)),
                     call.request.param("scrollId"), [](const Edge &) { return true; });
}

//! From 1.4 on the real server gives the edges of the other direction; so do we, for the client's
//! sake.
Response relationshipsOfEntity(Gms &gms, const Call &call)
{
    const bool incoming
        = isIncoming(call.request.param("direction", "OUTGOING")) != gms.features.invertedByEntity;
    const std::vector<std::string> types = typesOrAll(gms, call.request.list("relationshipType"));
    const std::int64_t count = cappedCount(numberParam(call.request, "count", 10));
    std::int64_t start = 0;
    if (const std::string scrollId = call.request.param("scrollId"); !scrollId.empty())
        start = Cursor::decode(scrollId).total;
    const RelatedPage page = related(gms, call.args[1], types, incoming, start, count);
    Json rows = Json::array();
    for (const auto &[type, urn] : page.rows)
        rows.push_back(
            edgeJson(incoming ? Edge {type, urn, call.args[1]} : Edge {type, call.args[1], urn}));
    Json body {{"results", std::move(rows)}};
    const std::int64_t seen = start + std::int64_t(page.rows.size());
    if (seen < page.total && !page.rows.empty())
        body["scrollId"] = Cursor {{}, seen, {}}.encode();
    return jsonResponse(body);
}

//! A v3 filter on one end of an edge; an end has a urn and an entity type.
KeepEdge endFilter(const Json &filter, std::string Edge::*end)
{
    std::vector<std::vector<Criterion>> groups;
    for (const Json &group :
         filter.is_object() ? filter.value("and", Json::array()) : Json::array()) {
        std::vector<Criterion> &criteria = groups.emplace_back();
        for (const Json &c : group.value("criteria", Json::array()))
            criteria.push_back({textIn(c, "field"), c.value("values", std::vector<std::string> {}),
                                textIn(c, "condition", "EQUAL"), flagIn(c, "negated", false)});
    }
    if (groups.empty())
        return [](const Edge &) { return true; };
    return [groups, end](const Edge &edge) {
        const std::string &urn = edge.*end;
        return std::any_of(
            groups.begin(), groups.end(), [&urn](const std::vector<Criterion> &criteria) {
                return std::all_of(criteria.begin(), criteria.end(), [&urn](const Criterion &c) {
                    const std::string value
                        = c.field == "urn" ? urn : std::string(entityTypeOf(urn));
                    const bool any = std::any_of(
                        c.values.begin(), c.values.end(), [&](const std::string &wanted) {
                            return c.condition == "CONTAIN" ? value.find(wanted) != value.npos
                                                            : value == wanted;
                        });
                    return any != c.negated;
                });
            });
    };
}

bool isOfType(const std::string &urn, const std::vector<std::string> &types)
{
    return types.empty()
        || std::any_of(types.begin(), types.end(), [&urn](const std::string &type) {
               return equalsIgnoringCase(entityTypeOf(urn), type);
           });
}

Response scrollRelationships(Gms &gms, const Call &call)
{
    const Json body = call.request.body.empty() ? Json::object() : parseBody(call.request);
    const KeepEdge source = endFilter(body.value("sourceFilter", Json()), &Edge::source);
    const KeepEdge destination
        = endFilter(body.value("destinationFilter", Json()), &Edge::destination);
    const std::vector<std::string> sourceTypes = call.request.list("sourceTypes");
    const std::vector<std::string> destinationTypes = call.request.list("destinationTypes");
    const bool incoming = isIncoming(call.request.param("direction", "OUTGOING"));
    const auto keep = [&](const Edge &edge) {
        // Seen the other way round, what an edge comes from is its destination.
        const Edge seen = incoming ? Edge {edge.type, edge.destination, edge.source} : edge;
        return isOfType(seen.source, sourceTypes) && isOfType(seen.destination, destinationTypes)
            && source(seen) && destination(seen);
    };
    return walkEdges(gms, typesOrAll(gms, call.request.list("relationshipTypes")),
                     cappedCount(numberParam(call.request, "count", 10)),
                     call.request.param("scrollId"), keep);
}

} // namespace

void addRelationshipRoutes(Router &router, Gms &gms)
{
    const auto add
        = [&](Method method, const char *path, Response (*function)(Gms &, const Call &)) {
              router.add(method, path,
                         [&gms, function](const Call &call) { return function(gms, call); });
          };
    add(Method::Get, "/relationships", restliRelationships);
    add(Method::Get, "/openapi/relationships/v1", openApiRelationships);
    if (gms.features.relationshipScroll)
        add(Method::Post, "/openapi/v3/relationship/scroll", scrollRelationships);
    add(Method::Get, "/openapi/v3/relationship/{type}", relationshipsOfType);
    add(Method::Get, "/openapi/v3/relationship/{entity}/{urn}", relationshipsOfEntity);
}

} // namespace localgms
