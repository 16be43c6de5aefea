// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/api.h"

#include "app/localgms/search.h"

namespace localgms {

namespace {

Response config(const Gms &gms)
{
    return jsonResponse(
        {{"noCode", "true"},
         {"retention", "true"},
         {"statefulIngestionCapable", true},
         {"patchCapable", true},
         {"supportsImpactAnalysis", false},
         {"timeZone", "GMT"},
         {"versions",
          {{"acryldata/datahub", {{"version", gms.features.version}, {"commit", "slipway"}}}}},
         {"telemetry", {{"enabledCli", false}, {"enabledIngestion", false}}},
         {"managedIngestion", {{"enabled", false}}},
         {"datahub", {{"serverType", "slipway"}, {"serverEnv", "core"}}},
         {"datasetUrnNameCasing", false},
         {"models", Json::object()}});
}

Response healthDetails(Gms &gms)
{
    const Database::Reader reader(gms.database);
    return jsonResponse({{"status", "UP"}, {"entities", countOf(*reader, {}, true)}});
}

//! Every write is done when it is answered, so a trace has nothing to wait for: an aspect is there
//! or not.
Response traceWrite(Gms &gms, const Call &call)
{
    const Json asked = parseBody(call.request);
    const bool onlyErrors = call.request.flag("onlyIncludeErrors", true);
    const Database::Reader reader(gms.database);
    Json result = Json::object();
    for (const auto &[urn, names] : asked.items()) {
        const auto document = documentOf(*reader, urn);
        const auto segments = document ? decodeDocument(*document) : std::vector<SegmentView>();
        for (const Json &name : names) {
            const std::uint16_t id = gms.database.idOf(name.get<std::string>());
            const bool there = std::any_of(segments.begin(), segments.end(),
                                           [id](const SegmentView &s) { return s.aspect == id; });
            if (there && onlyErrors)
                continue;
            const Json status {{"writeStatus", there ? "ACTIVE_STATE" : "ERROR"}};
            result[urn][name.get<std::string>()]
                = {{"success", there}, {"primaryStorage", status}, {"searchStorage", status}};
        }
    }
    return jsonResponse(result);
}

Json specificationOf(const Gms &gms, const EntitySpec &entity)
{
    Json aspects = Json::array();
    for (const std::string &name : entity.aspects) {
        const AspectSpec *aspect = gms.registry().aspect(name);
        if (aspect)
            aspects.push_back({{"name", name},
                               {"timeseries", aspect->timeseries},
                               {"aspectAnnotation", {{"name", name}}}});
    }
    return {{"name", entity.name},
            {"keyAspectName", entity.keyAspect},
            {"keyAspectSpec", {{"aspectAnnotation", {{"name", entity.keyAspect}}}}},
            {"aspectSpecs", aspects}};
}

Response specifications(const Gms &gms, const Request &request)
{
    const std::int64_t start = std::max<std::int64_t>(numberParam(request, "start", 0), 0);
    const std::int64_t count = cappedCount(numberParam(request, "count", 20));
    const auto total = std::int64_t(gms.registry().entities().size());
    Json elements = Json::array();
    auto it = gms.registry().entities().begin();
    for (std::int64_t i = 0; i < total && i < start + count; ++i, ++it) {
        if (i >= start)
            elements.push_back(specificationOf(gms, it->second));
    }
    const auto given = std::int64_t(elements.size());
    return jsonResponse(
        {{"start", start}, {"count", given}, {"total", total}, {"elements", std::move(elements)}});
}

} // namespace

void addSystemRoutes(Router &router, Gms &gms)
{
    const auto empty = [](const Call &) { return Response {200, {}, {}, {}}; };
    for (const Method method : {Method::Get, Method::Head}) {
        router.add(method, "/config", [&gms](const Call &) { return config(gms); });
        for (const char *path : {"/health", "/health/live", "/check/ready", "/up"})
            router.add(method, path, empty);
    }
    // Search values and edges are written with the aspects: there is nothing to restore.
    const auto restored = [](const Call &) {
        return jsonResponse({{"value", "0 rows to restore"}});
    };
    router.add(Method::Post, "/operations", restored, "restoreIndices");
    router.add(Method::Get, "/health/detailed",
               [&gms](const Call &) { return healthDetails(gms); });
    router.add(Method::Post, "/openapi/v1/trace/write/{id}",
               [&gms](const Call &call) { return traceWrite(gms, call); });
    router.add(Method::Get, "/openapi/v1/registry/models/entity/specifications",
               [&gms](const Call &call) { return specifications(gms, call.request); });
}

} // namespace localgms
