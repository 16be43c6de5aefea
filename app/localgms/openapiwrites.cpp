// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/openapi.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <cinttypes>
#include <cstdio>

//! OpenAPI v3: what writes.

namespace localgms {

namespace {

//! W3C trace context; the trace id begins with the time in microseconds, as DataHub's does.
std::string newTrace()
{
    const auto micros = std::uint64_t(QDateTime::currentMSecsSinceEpoch()) * 1000;
    char text[80];
    std::snprintf(text, sizeof text, "00-%016" PRIx64 "%016" PRIx64 "-%016" PRIx64 "-01", micros,
                  std::uint64_t(QRandomGenerator::global()->generate64()),
                  std::uint64_t(QRandomGenerator::global()->generate64()) | 1);
    return text;
}

Response traced(std::string &&json, bool async)
{
    Response response = textResponse(std::move(json), async ? 202 : 200);
    response.headers.emplace_back("traceparent", newTrace());
    return response;
}

void readDetails(const Json &aspect, Proposal &proposal)
{
    if (!aspect.is_object() || !aspect.contains("value"))
        throw ApiError(Fault::BadRequest, "An aspect is an object with a value.");
    proposal.value = aspect["value"];
    proposal.systemMetadata = aspect.value("systemMetadata", Json());
    if (const auto it = aspect.find("headers"); it != aspect.end() && it->is_object())
        proposal.headers = it->get<std::map<std::string, std::string>>();
}

void applyEntities(Gms &gms, Ingest &ingest, const Json &entities, const EntitySpec &entity,
                   const char *change)
{
    if (!entities.is_array())
        throw ApiError(Fault::BadRequest, "A list of entities is expected.");
    for (const Json &item : entities) {
        Proposal proposal;
        proposal.urn = textIn(item, "urn");
        checkedEntity(gms, proposal.urn);
        proposal.entityType = entity.name;
        proposal.change = change;
        bool any = false;
        for (const auto &[name, aspect] : item.items()) {
            if (name == "urn" || aspect.is_null())
                continue;
            const AspectSpec *spec = gms.registry().aspectInPath(name);
            proposal.aspect = spec ? spec->name : name;
            readDetails(aspect, proposal);
            ingest.apply(proposal);
            any = true;
        }
        if (!any) {
            // An urn alone makes the entity.
            proposal.aspect = entity.keyAspect;
            proposal.value = Json::object();
            proposal.change = "UPSERT";
            ingest.apply(proposal);
        }
    }
}

std::string writtenAs(Gms &gms, const Ingest::Written &written, bool systemMetadata)
{
    std::vector<SegmentView> views;
    for (const Segment &s : written.segments)
        views.push_back({s.aspect, s.value, s.meta, s.audit});
    std::string out;
    EntityWriter(gms.database, {}, systemMetadata).append(out, written.urn, views);
    return out;
}

std::string writtenList(Gms &gms, const Ingest &ingest, std::string_view entity,
                        bool systemMetadata)
{
    std::string out = "[";
    for (const Ingest::Written &written : ingest.written()) {
        if (entityTypeOf(written.urn) == entity)
            out.append(out.size() > 1 ? "," : "").append(writtenAs(gms, written, systemMetadata));
    }
    return out + "]";
}

Response writeBatch(Gms &gms, const Call &call, const char *change)
{
    const EntitySpec &entity = entityInPath(gms, call.args[0]);
    const Json body = parseBody(call.request);
    Ingest ingest(gms.database, gms.features, gms.author(call.request, "OPENAPI"));
    applyEntities(gms, ingest, body, entity, change);
    ingest.commit();
    return traced(writtenList(gms, ingest, entity.name, call.request.flag("systemMetadata", false)),
                  call.request.flag("async", true));
}

Response writeGeneric(Gms &gms, const Call &call, const char *change)
{
    const Json body = parseBody(call.request);
    if (!body.is_object())
        throw ApiError(Fault::BadRequest, "An object of lists of entities is expected.");
    Ingest ingest(gms.database, gms.features, gms.author(call.request, "OPENAPI"));
    for (const auto &[name, entities] : body.items())
        applyEntities(gms, ingest, entities, entityInPath(gms, name), change);
    ingest.commit();
    std::string out = "{";
    for (const auto &[name, entities] : body.items()) {
        out += (out.size() > 1 ? ",\"" : "\"") + name + "\":"
             + writtenList(gms, ingest, entityInPath(gms, name).name,
                           call.request.flag("systemMetadata", false));
    }
    return traced(out + "}", call.request.flag("async", true));
}

//! The entity with the one aspect of the path.
Response aspectAnswer(Gms &gms, const Call &call, const Ingest &ingest, const Target &target)
{
    const std::uint16_t id = gms.database.idOf(target.aspect->name);
    std::string out;
    for (const Ingest::Written &written : ingest.written()) {
        for (const Segment &s : written.segments) {
            if (written.urn == target.urn && s.aspect == id)
                out = writtenAs(gms, {written.urn, {s}},
                                call.request.flag("systemMetadata", false));
        }
    }
    return traced(std::move(out), call.request.flag("async", false));
}

Target aspectTarget(Gms &gms, const Call &call)
{
    Target target = targetOf(gms, call.args);
    if (!target.aspect)
        throw ApiError(Fault::NoEndpoint, "No endpoint " + call.request.path + ".");
    return target;
}

Response postAspect(Gms &gms, const Call &call)
{
    const Target target = aspectTarget(gms, call);
    Proposal proposal;
    proposal.urn = target.urn;
    proposal.aspect = target.aspect->name;
    readDetails(parseBody(call.request), proposal);
    if (call.request.flag("createIfEntityNotExists", false)) {
        proposal.change = "CREATE_ENTITY";
    } else if (call.request.flag("createIfNotExists", true)) {
        proposal.change = "CREATE";
    }
    Ingest ingest(gms.database, gms.features, gms.author(call.request, "OPENAPI"));
    ingest.apply(proposal);
    ingest.commit();
    return aspectAnswer(gms, call, ingest, target);
}

Response patchAspect(Gms &gms, const Call &call)
{
    const Target target = aspectTarget(gms, call);
    Proposal proposal;
    proposal.urn = target.urn;
    proposal.aspect = target.aspect->name;
    proposal.change = "PATCH";
    proposal.value = parseBody(call.request);
    if (const Json headers
        = proposal.value.is_object() ? proposal.value.value("headers", Json()) : Json();
        headers.is_object())
        proposal.headers = headers.get<std::map<std::string, std::string>>();
    Ingest ingest(gms.database, gms.features, gms.author(call.request, "OPENAPI"));
    ingest.apply(proposal);
    ingest.commit();
    return aspectAnswer(gms, call, ingest, target);
}

Response deleteOne(Gms &gms, const Call &call)
{
    const Target target = targetOf(gms, call.args);
    Ingest ingest(gms.database, gms.features, gms.author(call.request, "OPENAPI"));
    std::vector<std::string> aspects = aspectNames(gms, call.request.list("aspects"));
    if (target.aspect)
        aspects = {target.aspect->name};
    for (const std::string &aspect : aspects) {
        if (target.entity->has(aspect))
            ingest.removeAspect(target.urn, aspect);
    }
    if (aspects.empty())
        ingest.removeEntity(target.urn);
    ingest.commit();
    return {200, {}, {}, {}};
}

} // namespace

void addOpenApiWrites(Router &router, Gms &gms)
{
    const auto add = [&](Method method, const char *path, auto function) {
        router.add(method, path,
                   [&gms, function](const Call &call) { return function(gms, call); });
    };
    if (gms.features.genericEntities) {
        add(Method::Post, "/openapi/v3/entity/generic",
            [](Gms &g, const Call &call) { return writeGeneric(g, call, "UPSERT"); });
        add(Method::Patch, "/openapi/v3/entity/generic",
            [](Gms &g, const Call &call) { return writeGeneric(g, call, "PATCH"); });
    }
    add(Method::Post, "/openapi/v3/entity/{entity}",
        [](Gms &g, const Call &call) { return writeBatch(g, call, "UPSERT"); });
    if (gms.features.batchPatch)
        add(Method::Patch, "/openapi/v3/entity/{entity}",
            [](Gms &g, const Call &call) { return writeBatch(g, call, "PATCH"); });
    add(Method::Post, "/openapi/v3/entity/{entity}/{urn*}", postAspect);
    add(Method::Patch, "/openapi/v3/entity/{entity}/{urn*}", patchAspect);
    add(Method::Delete, "/openapi/v3/entity/{entity}/{urn*}", deleteOne);
}

} // namespace localgms
