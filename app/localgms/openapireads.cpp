// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/openapi.h"
#include "app/localgms/search.h"

#include <algorithm>

//! OpenAPI v3: what reads.

namespace localgms {

namespace {

std::vector<std::string> aspectParams(const Request &request)
{
    std::vector<std::string> names = request.list("aspects");
    for (std::string &name : request.list("aspectNames"))
        names.push_back(std::move(name));
    return names;
}

Filter filterFrom(const Json &json)
{
    Filter filter;
    for (const Json &group : json.is_object() ? json.value("and", Json::array()) : Json::array()) {
        std::vector<Criterion> &criteria = filter.emplace_back();
        for (const Json &c : group.value("criteria", Json::array())) {
            Criterion criterion {textIn(c, "field"),
                                 {},
                                 textIn(c, "condition", "EQUAL"),
                                 flagIn(c, "negated", false)};
            for (const Json &value : c.value("values", Json::array()))
                criterion.values.push_back(value.is_string() ? value.get<std::string>()
                                                             : value.dump());
            criteria.push_back(std::move(criterion));
        }
    }
    return filter;
}

//! What a scroll gives besides what it looks for.
struct Scroll
{
    SearchRequest search;
    bool urnsOnly = false;
    std::vector<std::string> aspects; //!< empty: all
    bool systemMetadata = false;
    bool scrollIds = false; //!< one beside every entity
    bool entityFacet = false;
};

void readSlices(Gms &gms, const Request &request, SearchRequest &search)
{
    if (!gms.features.slices)
        return;
    const std::pair<int, int> asked {int(numberParam(request, "sliceId", -1)),
                                     int(numberParam(request, "sliceMax", 0))};
    std::pair<int, int> used = asked;
    if (gms.features.stickySlices) {
        const std::lock_guard lock(gms.sliceMutex);
        if (asked.first >= 0)
            gms.stickySlice = asked;
        used = gms.stickySlice;
    }
    search.sliceId = used.first;
    search.sliceMax = used.second;
}

Scroll scrollFrom(Gms &gms, const Request &request)
{
    Scroll scroll;
    SearchRequest &search = scroll.search;
    search.count = cappedCount(numberParam(request, "count", 10));
    search.query = request.param("query", "*");
    search.cursor = request.param("scrollId");
    search.includeSoftDeleted = request.flag("includeSoftDelete", false);
    const bool descending = request.param("sortOrder") == "DESCENDING";
    for (const std::string &field : request.list("sortCriteria"))
        search.sort.push_back({field, descending});
    if (search.sort.empty() && (request.hasParam("sort") || descending))
        search.sort.push_back({request.param("sort", "urn"), descending});
    scroll.systemMetadata = request.flag("systemMetadata", false);
    scroll.scrollIds = gms.features.scrollIdPerEntity && request.flag("scrollIdPerEntity", false);
    readSlices(gms, request, search);
    return scroll;
}

Scroll genericScrollFrom(Gms &gms, const Request &request)
{
    Scroll scroll = scrollFrom(gms, request);
    const Json body = request.body.empty() ? Json::object() : parseBody(request);
    if (!body.is_object())
        throw ApiError(Fault::BadRequest, "The body is an object.");
    for (const std::string &name : body.value("entities", std::vector<std::string> {}))
        scroll.search.entities.push_back(entityInPath(gms, name).name);
    scroll.urnsOnly = !body.contains("aspects") || body["aspects"].is_null();
    if (!scroll.urnsOnly)
        scroll.aspects = aspectNames(gms, body["aspects"].get<std::vector<std::string>>());
    if (gms.features.scrollFilter)
        scroll.search.filter = filterFrom(body.value("filter", Json()));
    const Json criteria = body.value("sortCriteria", Json::array());
    if (!criteria.empty())
        scroll.search.sort.clear();
    for (const Json &by : criteria)
        scroll.search.sort.push_back(
            {textIn(by, "field", "urn"), textIn(by, "order") == "DESCENDING"});
    scroll.search.facets = !request.flag("skipAggregation", true);
    scroll.entityFacet = true;
    return scroll;
}

//! The entities of one page, and what stands around them.
struct Page
{
    std::string entities;
    std::string next;
    std::int64_t total = 0;
    Facets facets;
    std::map<std::string, std::int64_t> types; //!< of the entities on the page
};

class PageWriter
{
public:
    PageWriter(Gms &gms, const Scroll &scroll, Page &page)
        : m_scroll(scroll)
        , m_page(page)
        , m_writer(gms.database, scroll.aspects, scroll.systemMetadata)
    {
    }

    void add(std::string_view urn, std::string_view document)
    {
        std::string &out = m_page.entities;
        const std::size_t before = out.size();
        if (before > 0)
            out += ',';
        if (m_scroll.urnsOnly) {
            m_writer.append(out, urn, std::vector<SegmentView> {});
        } else if (!m_writer.append(out, urn, document)) {
            out.resize(before);
            return;
        }
        if (m_scroll.scrollIds) {
            out.back() = ',';
            out += "\"scrollId\":\"" + Cursor {std::string(urn), m_page.total, {}}.encode() + "\"}";
        }
        if (m_scroll.entityFacet)
            ++m_page.types[std::string(entityTypeOf(urn))];
    }

private:
    const Scroll &m_scroll;
    Page &m_page;
    EntityWriter m_writer;
};

//! Nothing to look for: documents are copied as they follow each other.
void walk(Gms &gms, Connection &reader, const Scroll &scroll, Page &page)
{
    const SearchRequest &search = scroll.search;
    const Cursor cursor = search.cursor.empty() ? Cursor {} : Cursor::decode(search.cursor);
    page.total = search.cursor.empty() ? countOf(reader, search.entities, search.includeSoftDeleted)
                                       : cursor.total;
    PageWriter writer(gms, scroll, page);
    std::int64_t left = search.count;
    std::string last;
    for (const auto &[first, end] : urnRanges(search.entities)) {
        if (end <= cursor.after)
            continue;
        Query rows = reader.query(
            "SELECT urn, removed, body FROM documents WHERE urn>=? AND urn<? ORDER BY urn");
        const bool resumes = cursor.after >= first;
        // The byte behind the last urn: urns have no NUL.
        const std::string from = resumes ? cursor.after + '\x01' : first;
        rows.bind(std::string_view(from)).bind(std::string_view(end));
        while (rows.step()) {
            if (rows.integer(1) != 0 && !search.includeSoftDeleted)
                continue;
            if (left == 0) {
                page.next = last.empty() ? std::string() : Cursor {last, page.total, {}}.encode();
                return;
            }
            writer.add(rows.text(0), rows.text(2));
            if (--left == 0)
                last = rows.text(0);
        }
    }
}

void find(Gms &gms, Connection &reader, const Scroll &scroll, Page &page)
{
    SearchPage found = search(reader, gms.database, scroll.search);
    page.total = found.total;
    page.next = std::move(found.next);
    page.facets = std::move(found.facets);
    PageWriter writer(gms, scroll, page);
    for (const std::string &urn : found.urns) {
        Query row = reader.query("SELECT body FROM documents WHERE urn=?");
        if (row.bind(std::string_view(urn)).step())
            writer.add(urn, row.text(0));
    }
}

Json facetsOf(const Page &page, const Scroll &scroll)
{
    Json result = Json::array();
    if (scroll.entityFacet && !page.types.empty())
        result.push_back({{"field", "entity"}, {"aggregations", page.types}});
    for (const auto &[field, counts] : page.facets)
        result.push_back({{"field", field}, {"aggregations", counts}});
    return result;
}

Response scrolled(Gms &gms, const Scroll &scroll)
{
    Page page;
    {
        const Database::Reader reader(gms.database);
        page.entities.reserve(std::size_t(std::min<std::int64_t>(scroll.search.count, 5000))
                              * 1024);
        if (isPlainWalk(scroll.search, gms.database)) {
            walk(gms, *reader, scroll, page);
        } else {
            find(gms, *reader, scroll, page);
        }
    }
    // The scroll id leads, so that a client can ask for the next page before it has read this one.
    const std::string id
        = page.next.empty() ? std::string() : "\"scrollId\":\"" + page.next + "\",";
    std::string body = std::move(page.entities);
    body.insert(0, "{" + id + "\"entities\":[");
    body += ']';
    if (gms.features.totalCount)
        body += ",\"facets\":" + dump(facetsOf(page, scroll))
              + ",\"totalCount\":" + std::to_string(page.total);
    body += '}';
    return textResponse(std::move(body));
}

Response genericScroll(Gms &gms, const Call &call)
{
    return scrolled(gms, genericScrollFrom(gms, call.request));
}

Response listOf(Gms &gms, const Call &call)
{
    Scroll scroll = scrollFrom(gms, call.request);
    scroll.search.entities = {entityInPath(gms, call.args[0]).name};
    scroll.aspects = aspectNames(gms, aspectParams(call.request));
    return scrolled(gms, scroll);
}

//! One version of an aspect: 0 the latest, else the one that systemMetadata.version says.
bool appendVersion(Gms &gms, Connection &reader, std::string &out, const std::string &urn,
                   const AspectSpec &aspect, std::int64_t version, bool systemMetadata)
{
    Query query = reader.query(
        version > 0
            ? "SELECT value, meta, audit FROM aspects WHERE urn=? AND aspect=? AND version=?"
            : "SELECT value, meta, audit FROM aspects WHERE urn=? AND aspect=?"
              " ORDER BY version DESC LIMIT 1");
    query.bind(std::string_view(urn)).bind(std::int64_t(gms.database.idOf(aspect.name)));
    if (version > 0)
        query.bind(version);
    if (!query.step())
        return false;
    appendAspect(out, {0, query.text(0), query.text(1), query.text(2)}, systemMetadata);
    return true;
}

Response getOne(Gms &gms, const Call &call)
{
    const Target target = targetOf(gms, call.args);
    const bool systemMetadata = call.request.flag("systemMetadata", false);
    const Database::Reader reader(gms.database);
    std::string out;
    bool found = false;
    if (target.aspect) {
        found = appendVersion(gms, *reader, out, target.urn, *target.aspect,
                              numberParam(call.request, "version", 0), systemMetadata);
    } else if (const auto document = documentOf(*reader, target.urn)) {
        EntityWriter writer(gms.database, aspectNames(gms, aspectParams(call.request)),
                            systemMetadata);
        found = writer.append(out, target.urn, std::string_view(*document));
    }
    if (!found)
        throw ApiError(Fault::NotFound, "No such entity or aspect.");
    return textResponse(std::move(out));
}

//! A soft-deleted entity looks absent here, as on the real server.
Response headOne(Gms &gms, const Call &call)
{
    const Target target = targetOf(gms, call.args);
    const Database::Reader reader(gms.database);
    std::string ignored;
    bool found = false;
    if (target.aspect) {
        found = appendVersion(gms, *reader, ignored, target.urn, *target.aspect, 0, false);
    } else {
        Query query = reader->query("SELECT removed FROM documents WHERE urn=?");
        found = query.bind(std::string_view(target.urn)).step() && query.integer(0) == 0;
    }
    return {found ? 204 : 404, {}, {}, {}};
}

//! The version that an element of batchGet asks for; 0 for the latest.
std::int64_t versionAsked(const Json &aspect)
{
    const Json headers = aspect.is_object() ? aspect.value("headers", Json()) : Json();
    const std::string version
        = headers.is_object() ? textIn(headers, "If-Version-Match") : std::string();
    return version.empty() ? 0 : std::strtoll(version.c_str(), nullptr, 10);
}

bool appendAsked(Gms &gms, Connection &reader, std::string &out, const Json &asked,
                 bool systemMetadata)
{
    const std::string urn = textIn(asked, "urn");
    const EntitySpec &entity = checkedEntity(gms, urn);
    const auto document = documentOf(reader, urn);
    if (!document)
        return false;
    if (asked.size() == 1) {
        EntityWriter writer(gms.database, {}, systemMetadata);
        return writer.append(out, urn, std::string_view(*document));
    }
    std::string aspects;
    for (const auto &[name, details] : asked.items()) {
        const AspectSpec *aspect = name == "urn" ? nullptr : gms.registry().aspectInPath(name);
        if (!aspect || !entity.has(aspect->name))
            continue;
        std::string one;
        if (appendVersion(gms, reader, one, urn, *aspect, versionAsked(details), systemMetadata))
            aspects += ",\"" + aspect->name + "\":" + one;
    }
    if (aspects.empty())
        return false;
    out += "{\"urn\":";
    appendJsonString(out, urn);
    out += aspects + "}";
    return true;
}

std::string batch(Gms &gms, Connection &reader, const Json &asked, bool systemMetadata)
{
    if (!asked.is_array())
        throw ApiError(Fault::BadRequest, "A list of entities is expected.");
    std::string out = "[";
    for (const Json &one : asked) {
        std::string entity;
        if (appendAsked(gms, reader, entity, one, systemMetadata))
            out += (out.size() > 1 ? "," : "") + entity;
    }
    return out + "]";
}

Response batchGet(Gms &gms, const Call &call)
{
    entityInPath(gms, call.args[0]);
    const Database::Reader reader(gms.database);
    return textResponse(
        batch(gms, *reader, parseBody(call.request), call.request.flag("systemMetadata", false)));
}

Response genericBatchGet(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    const Database::Reader reader(gms.database);
    std::string out = "{";
    for (const auto &[name, asked] : body.items()) {
        entityInPath(gms, name);
        out += (out.size() > 1 ? ",\"" : "\"") + name
             + "\":" + batch(gms, *reader, asked, call.request.flag("systemMetadata", false));
    }
    return textResponse(out + "}");
}

//! The older form, which the SDK still has: /openapi/v2/entity/batch/{entity}.
Response batchGetV2(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    const bool systemMetadata = flagIn(body, "withSystemMetadata", false);
    const auto names = aspectNames(gms, body.value("aspectNames", std::vector<std::string> {}));
    const Database::Reader reader(gms.database);
    Json entities = Json::array();
    for (const std::string &urn : body.at("urns").get<std::vector<std::string>>()) {
        const auto document = documentOf(*reader, urn);
        std::string text;
        if (!document
            || !EntityWriter(gms.database, names, systemMetadata)
                    .append(text, urn, std::string_view(*document)))
            continue;
        Json aspects = Json::parse(text);
        aspects.erase("urn");
        entities.push_back({{"urn", urn}, {"aspects", std::move(aspects)}});
    }
    return jsonResponse({{"entities", std::move(entities)}});
}

} // namespace

void addOpenApiReads(Router &router, Gms &gms)
{
    const auto add
        = [&](Method method, const char *path, Response (*function)(Gms &, const Call &)) {
              router.add(method, path,
                         [&gms, function](const Call &call) { return function(gms, call); });
          };
    add(Method::Post, "/openapi/v3/entity/scroll", genericScroll);
    if (gms.features.genericEntities)
        add(Method::Post, "/openapi/v3/entity/generic/batchGet", genericBatchGet);
    add(Method::Post, "/openapi/v3/entity/{entity}/batchGet", batchGet);
    add(Method::Post, "/openapi/v2/entity/batch/{entity}", batchGetV2);
    add(Method::Get, "/openapi/v3/entity/{entity}", listOf);
    add(Method::Get, "/openapi/v3/entity/{entity}/{urn*}", getOne);
    add(Method::Head, "/openapi/v3/entity/{entity}/{urn*}", headOne);
}

} // namespace localgms
