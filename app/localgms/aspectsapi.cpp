// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/api.h"

//! Rest.li: /aspects.

namespace localgms {

namespace {

Json parsedText(const std::string &text)
{
    Request inner;
    inner.body = text;
    return parseBody(inner);
}

//! The value of a proposal's aspect: JSON inside a string, or as it is under "json".
Json aspectValue(const Json &proposal)
{
    const auto it = proposal.find("aspect");
    if (it == proposal.end() || !it->is_object())
        throw ApiError(Fault::BadRequest, "A proposal has an aspect with a value.");
    if (it->contains("json"))
        return (*it)["json"];
    return parsedText(textIn(*it, "value"));
}

std::string urnOfProposal(const Gms &gms, const Json &json)
{
    std::string urn = textIn(json, "entityUrn");
    if (!urn.empty())
        return urn;
    const EntitySpec *entity = gms.registry().entity(textIn(json, "entityType"));
    const auto key = json.find("entityKeyAspect");
    if (!entity || key == json.end())
        throw ApiError(Fault::BadRequest, "A proposal has an entityUrn.");
    auto made = gms.registry().urnOf(*entity, parsedText(textIn(*key, "value")));
    if (!made)
        throw ApiError(Fault::BadRequest, made.error());
    return *made;
}

Proposal proposalFrom(const Gms &gms, const Json &json)
{
    if (!json.is_object())
        throw ApiError(Fault::BadRequest, "A proposal is an object.");
    Proposal proposal;
    proposal.urn = urnOfProposal(gms, json);
    proposal.entityType = textIn(json, "entityType");
    proposal.aspect = textIn(json, "aspectName");
    proposal.change = textIn(json, "changeType", "UPSERT");
    if (proposal.change != "DELETE")
        proposal.value = aspectValue(json);
    proposal.systemMetadata = json.value("systemMetadata", Json());
    if (const auto it = json.find("headers"); it != json.end() && it->is_object())
        proposal.headers = it->get<std::map<std::string, std::string>>();
    return proposal;
}

Response ingest(Gms &gms, const Request &request, const Json &proposals)
{
    if (!proposals.is_array())
        throw ApiError(Fault::BadRequest, "proposals is not an array");
    Ingest ingest(gms.database, gms.features, gms.author(request, "RESTLI"));
    for (const Json &proposal : proposals)
        ingest.apply(proposalFrom(gms, proposal));
    ingest.commit();
    return jsonResponse({{"value", "success"}});
}

Response ingestProposal(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    if (!body.is_object() || !body.contains("proposal"))
        throw ApiError(Fault::BadRequest, "Parameter 'proposal' is required");
    return ingest(gms, call.request, Json::array({body["proposal"]}));
}

Response ingestBatch(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    return ingest(gms, call.request, body.is_object() ? body.value("proposals", Json()) : Json());
}

Response getAspect(Gms &gms, const Call &call)
{
    const std::string &urn = call.args[0];
    const EntitySpec &entity = checkedEntity(gms, urn);
    const std::string name = call.request.param("aspect");
    const AspectSpec *aspect = gms.registry().aspect(name);
    if (!aspect || !entity.has(name))
        throw ApiError(Fault::NotFound, "Did not find urn: " + urn + " aspect: " + name);
    const std::int64_t version = numberParam(call.request, "version", 0);
    const Database::Reader reader(gms.database);
    // 0 is the latest; 1 and on go from the oldest that is kept; -1 is the newest but the latest.
    Query query = reader->query(
        version > 0
            ? "SELECT value FROM aspects WHERE urn=? AND aspect=? ORDER BY version LIMIT 1 OFFSET ?"
            : "SELECT value FROM aspects WHERE urn=? AND aspect=? ORDER BY version DESC LIMIT 1 "
              "OFFSET ?");
    query.bind(std::string_view(urn))
        .bind(std::int64_t(gms.database.idOf(name)))
        .bind(version > 0 ? version - 1 : -version);
    if (!query.step())
        throw ApiError(Fault::NotFound, "Did not find urn: " + urn + " aspect: " + name
                                            + " version: " + std::to_string(version));
    return textResponse("{\"version\":" + std::to_string(version) + ",\"aspect\":{\""
                        + aspect->className + "\":" + std::string(query.text(0)) + "}}");
}

Response getCount(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    const std::string aspect = textIn(body, "aspect");
    const std::string like = textIn(body, "urnLike", "%");
    const Database::Reader reader(gms.database);
    Query query
        = reader->query("SELECT count(DISTINCT urn) FROM aspects WHERE aspect=? AND urn LIKE ?");
    query.bind(std::int64_t(gms.database.idOf(aspect))).bind(std::string_view(like)).step();
    return jsonResponse({{"value", query.integer(0)}});
}

//! Time series are not kept here: there are never any.
Response noTimeseries(const Call &call)
{
    const Json body = parseBody(call.request);
    return jsonResponse({{"value",
                          {{"entityName", textIn(body, "entity")},
                           {"aspectName", textIn(body, "aspect")},
                           {"values", Json::array()}}}});
}

} // namespace

void addAspectRoutes(Router &router, Gms &gms)
{
    router.add(
        Method::Post, "/aspects", [&gms](const Call &c) { return ingestProposal(gms, c); },
        "ingestProposal");
    router.add(
        Method::Post, "/aspects", [&gms](const Call &c) { return ingestBatch(gms, c); },
        "ingestProposalBatch");
    router.add(
        Method::Post, "/aspects", [&gms](const Call &c) { return getCount(gms, c); }, "getCount");
    router.add(
        Method::Post, "/aspects", [](const Call &c) { return noTimeseries(c); },
        "getTimeseriesAspectValues");
    router.add(Method::Get, "/aspects/{urn}", [&gms](const Call &c) { return getAspect(gms, c); });
}

} // namespace localgms
