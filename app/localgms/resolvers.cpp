// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/resolvers.h"

#include "app/localgms/search.h"

#include <algorithm>

//! The root fields of GraphQL that the SDK, the datahub command and our own client use.

namespace localgms::graphql {

namespace {

const Json &inputOf(const Json &arguments)
{
    const auto it = arguments.find("input");
    if (it == arguments.end() || !it->is_object())
        throw ApiError(Fault::BadRequest, "Missing field argument 'input'");
    return *it;
}

//! MLMODEL_DEPLOYMENT and ML_MODEL_DEPLOYMENT for mlModelDeployment.
const EntitySpec &entityOfType(const Gms &gms, std::string name)
{
    name.erase(std::remove(name.begin(), name.end(), '_'), name.end());
    const EntitySpec *entity = gms.registry().entityIgnoringCase(name);
    if (!entity)
        throw ApiError(Fault::BadRequest,
                       "Invalid input for enum 'EntityType'. No value found for name '" + name
                           + "'");
    return *entity;
}

//! mlModelDeployment as ML_MODEL_DEPLOYMENT.
std::string typeName(std::string_view entity)
{
    std::string result;
    for (std::size_t i = 0; i < entity.size(); ++i) {
        const bool upper = entity[i] >= 'A' && entity[i] <= 'Z';
        const bool afterLower = i > 0 && !(entity[i - 1] >= 'A' && entity[i - 1] <= 'Z');
        if (upper && afterLower)
            result += '_';
        result += entity[i] >= 'a' && entity[i] <= 'z' ? char(entity[i] - 32) : entity[i];
    }
    return result;
}

Json entityJson(Gms &gms, Connection &reader, const std::string &urn)
{
    const std::string type(entityTypeOf(urn));
    Json entity {{"urn", urn}, {"type", typeName(type)}, {"__typename", type}};
    const auto document = documentOf(reader, urn);
    entity["exists"] = document.has_value();
    for (const SegmentView &segment :
         document ? decodeDocument(*document) : std::vector<SegmentView>()) {
        const std::string name = gms.database.nameOf(segment.aspect);
        Json value = Json::parse(segment.value);
        const bool isInfo
            = name.ends_with("Properties") || name.ends_with("Info") || name.ends_with("Key");
        if (isInfo && !name.starts_with("editable") && !entity.contains("properties"))
            entity["properties"] = value;
        if (name.ends_with("Key")) {
            entity["name"] = value.value("name", value.value("username", urn));
            if (value.contains("username"))
                entity["username"] = value["username"];
        }
        entity[name] = std::move(value);
    }
    return entity;
}

Filter filterOf(const Json &groups)
{
    Filter filter;
    for (const Json &group : groups.is_array() ? groups : Json::array()) {
        std::vector<Criterion> &criteria = filter.emplace_back();
        for (const Json &json : group.value("and", Json::array())) {
            Criterion criterion {textIn(json, "field"),
                                 {},
                                 textIn(json, "condition", "EQUAL"),
                                 flagIn(json, "negated", false)};
            const Json values = json.value("values", Json());
            if (values.is_array())
                criterion.values = values.get<std::vector<std::string>>();
            if (criterion.values.empty() && json.contains("value"))
                criterion.values = {textIn(json, "value")};
            criteria.push_back(std::move(criterion));
        }
    }
    return filter;
}

SearchRequest requestOf(const Gms &gms, const Json &input)
{
    SearchRequest request;
    Json types = input.value("types", Json());
    if (input.contains("type") && input["type"].is_string())
        types = Json::array({input["type"]});
    for (const Json &type : types.is_array() ? types : Json::array())
        request.entities.push_back(entityOfType(gms, type.get<std::string>()).name);
    request.query = textIn(input, "query", "*");
    request.count = cappedCount(numberIn(input, "count", numberIn(input, "limit", 10)));
    request.start = std::max<std::int64_t>(numberIn(input, "start", 0), 0);
    request.cursor = textIn(input, "scrollId");
    request.filter = filterOf(input.value("orFilters", Json()));
    if (const Json filters = input.value("filters", Json()); filters.is_array() && !filters.empty())
        request.filter = filterOf(Json::array({Json {{"and", filters}}}));
    const Json flags = input.value("searchFlags", Json());
    request.includeSoftDeleted = flagIn(flags, "includeSoftDeleted", false);
    request.facets = flags.is_object() && !flagIn(flags, "skipAggregates", false);
    const Json sort = input.value("sortInput", Json());
    if (!sort.is_object())
        return request;
    Json criteria = sort.value("sortCriteria", Json());
    if (!criteria.is_array())
        criteria
            = sort.contains("sortCriterion") ? Json::array({sort["sortCriterion"]}) : Json::array();
    for (const Json &by : criteria)
        request.sort.push_back(
            {textIn(by, "field", "urn"), textIn(by, "sortOrder") == "DESCENDING"});
    return request;
}

Json facetsJson(const Facets &facets)
{
    Json result = Json::array();
    for (const auto &[field, counts] : facets) {
        Json values = Json::array();
        for (const auto &[value, count] : counts)
            values.push_back({{"value", value}, {"count", count}, {"entity", nullptr}});
        result.push_back(
            {{"field", field}, {"displayName", field}, {"aggregations", std::move(values)}});
    }
    return result;
}

Json searchJson(Gms &gms, const Json &arguments)
{
    const SearchRequest request = requestOf(gms, inputOf(arguments));
    const Database::Reader reader(gms.database);
    const SearchPage page = search(*reader, gms.database, request);
    Json results = Json::array();
    for (const std::string &urn : page.urns) {
        // Thousands a page and asked for the urn alone, as a rule: no aspects here.
        const std::string type(entityTypeOf(urn));
        results.push_back(
            {{"entity", {{"urn", urn}, {"type", typeName(type)}, {"__typename", type}}},
             {"matchedFields", Json::array()},
             {"extraProperties", Json::array()}});
    }
    return {{"nextScrollId", page.next.empty() ? Json() : Json(page.next)},
            {"start", request.start},
            {"count", page.urns.size()},
            {"total", page.total},
            {"searchResults", std::move(results)},
            {"facets", facetsJson(page.facets)}};
}

Json found(Gms &gms, const Author &, const Json &arguments)
{
    Json result = searchJson(gms, arguments);
    const bool few = result["searchResults"].size() <= 100;
    const Database::Reader reader(gms.database);
    for (Json &hit : result["searchResults"]) {
        if (few)
            hit["entity"] = entityJson(gms, *reader, hit["entity"]["urn"]);
    }
    return result;
}

Json scrolled(Gms &gms, const Author &, const Json &arguments)
{
    return searchJson(gms, arguments);
}

Json completed(Gms &gms, const Author &author, const Json &arguments)
{
    Json input = inputOf(arguments);
    const std::string query = textIn(input, "query");
    input["query"] = query.empty() || query == "*" ? std::string("*") : query + "*";
    const Json hits = found(gms, author, {{"input", input}});
    Json entities = Json::array();
    Json names = Json::array();
    for (const Json &hit : hits["searchResults"]) {
        entities.push_back(hit["entity"]);
        names.push_back(hit["entity"].value("name", ""));
    }
    return {
        {"query", query},
        {"suggestions",
         Json::array({Json {{"type", nullptr}, {"suggestions", names}, {"entities", entities}}})},
        {"entities", entities}};
}

Json me(Gms &gms, const Author &author, const Json &)
{
    const Database::Reader reader(gms.database);
    Json user = entityJson(gms, *reader, author.actor);
    user["username"] = author.actor.substr(std::string_view("urn:li:corpuser:").size());
    if (!user.contains("properties"))
        user["properties"] = {{"displayName", user["username"]}, {"active", true}};
    return {{"corpUser", std::move(user)},
            {"platformPrivileges",
             {{"viewAnalytics", false},
              {"managePolicies", false},
              {"manageIdentities", false},
              {"generatePersonalAccessTokens", false},
              {"createTags", true}}}};
}

Json oneEntity(Gms &gms, const Author &, const Json &arguments)
{
    const std::string urn = textIn(arguments, "urn");
    checkedEntity(gms, urn);
    const Database::Reader reader(gms.database);
    return documentOf(*reader, urn) ? entityJson(gms, *reader, urn) : Json();
}

Json manyEntities(Gms &gms, const Author &author, const Json &arguments)
{
    Json result = Json::array();
    for (const Json &urn : arguments.value("urns", Json::array()))
        result.push_back(oneEntity(gms, author, {{"urn", urn}}));
    return result;
}

Json entityExists(Gms &gms, const Author &, const Json &arguments)
{
    const std::string urn = textIn(arguments, "urn");
    checkedEntity(gms, urn);
    const Database::Reader reader(gms.database);
    return documentOf(*reader, urn).has_value();
}

Json ownershipTypes(Gms &gms, const Author &, const Json &arguments)
{
    SearchRequest request = requestOf(gms, arguments.value("input", Json::object()));
    request.entities = {"ownershipType"};
    const Database::Reader reader(gms.database);
    const SearchPage page = search(*reader, gms.database, request);
    Json types = Json::array();
    for (const std::string &urn : page.urns) {
        Json type = entityJson(gms, *reader, urn);
        type["info"] = type.value("ownershipTypeInfo", Json());
        types.push_back(std::move(type));
    }
    return {{"start", request.start},
            {"count", page.urns.size()},
            {"total", page.total},
            {"ownershipTypes", types}};
}

Json appConfig(Gms &gms, const Author &, const Json &)
{
    return {{"appVersion", gms.features.version}};
}

//! Enough of introspection for the SDK to see which search flags there are.
Json typeJson(Gms &, const Author &, const Json &arguments)
{
    if (textIn(arguments, "name") != "SearchFlags")
        return nullptr;
    Json fields = Json::array();
    for (const char *name :
         {"skipCache", "skipHighlighting", "skipAggregates", "includeSoftDeleted", "fulltext",
          "maxAggValues", "fetchExtraFields", "includeHiddenLifecycleStages", "includeDraft"})
        fields.push_back({{"name", name}});
    return {{"name", "SearchFlags"}, {"kind", "INPUT_OBJECT"}, {"inputFields", std::move(fields)}};
}

} // namespace

const std::map<std::string, Resolver> &mutations();

const Resolver *resolver(const std::string &kind, const std::string &field)
{
    static const std::map<std::string, Resolver> queries {
        {"scrollAcrossEntities", scrolled},
        {"searchAcrossEntities", found},
        {"search", found},
        {"autoCompleteForMultiple", completed},
        {"autoComplete", completed},
        {"me", me},
        {"entity", oneEntity},
        {"entities", manyEntities},
        {"entityExists", entityExists},
        {"listOwnershipTypes", ownershipTypes},
        {"appConfig", appConfig},
        {"__type", typeJson},
    };
    const std::map<std::string, Resolver> &table = kind == "mutation" ? mutations() : queries;
    const auto it = table.find(field);
    return kind == "subscription" || it == table.end() ? nullptr : &it->second;
}

} // namespace localgms::graphql
