// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakegms/fakeroutes.h"

#include "tests/fakegms/fakereplies.h"

using namespace Qt::Literals::StringLiterals;

namespace {

using namespace fake;
using nlohmann::json;

QStringList textsOf(const json &array)
{
    QStringList result;
    for (const json &value : array)
        result.append(QString::fromStdString(value.get<std::string>()));
    return result;
}

//! The filter of a v3 scroll over `origin` and `platform`: members are OR-ed, criteria in them
//! AND-ed.
bool passes(const std::string &urn, const json &filter)
{
    if (!filter.is_object() || !filter.contains("and"))
        return true;
    const auto meets = [&urn](const json &criterion) {
        for (const json &value : criterion.at("values")) {
            const std::string wanted = value.get<std::string>();
            const bool env = criterion.at("field") == "origin";
            if (env ? urn.ends_with("," + wanted + ")") : urn.find("(" + wanted + ",") != urn.npos)
                return true;
        }
        return false;
    };
    const json &groups = filter.at("and");
    return std::any_of(groups.begin(), groups.end(), [&meets](const json &group) {
        const json &criteria = group.at("criteria");
        return std::all_of(criteria.begin(), criteria.end(), meets);
    });
}

} // namespace

FakeReply FakeRoutes::answer(const FakeRequest &request)
{
    const bool v3 = request.path().startsWith("/openapi/v3/");
    if (v3 && !m_gms.m_abilities.v3)
        return noEndpoint();
    if (request.method == "GET")
        return getPath(request);
    if (request.method == "POST")
        return postPath(request);
    ++m_gms.m_writes;
    if (request.method == "PATCH" && isAspectPath(request.path()))
        return patchAspect(request);
    return refuse(405, "Method Not Allowed");
}

FakeReply FakeRoutes::config() const
{
    json config {{"noCode", "true"},
                 {"retention", "true"},
                 {"statefulIngestionCapable", true},
                 {"datahub", {{"serverType", "quickstart"}, {"serverEnv", "core"}}}};
    config["versions"]["acryldata/datahub"]
        = {{"version", m_gms.m_abilities.version.toStdString()}, {"commit", "0123456789abcdef"}};
    return ok(config);
}

FakeReply FakeRoutes::getPath(const FakeRequest &request)
{
    const QByteArray path = request.path();
    const auto rest = [&path](const char *head) {
        return QByteArray::fromPercentEncoding(path.mid(qsizetype(qstrlen(head))));
    };
    if (path == "/config")
        return config();
    if (path.startsWith("/openapi/v3/relationship/"))
        return m_gms.m_abilities.v3Relationships ? edges(request) : noEndpoint();
    if (isAspectPath(path))
        return aspect(request);
    if (path.startsWith("/openapi/v3/entity/") && path.count('/') == 5)
        return entity(request, QByteArray::fromPercentEncoding(path.split('/').value(5)));
    if (path.startsWith("/openapi/v3/entity/")) {
        QStringList aspects;
        for (const QByteArray &aspect : request.queries("aspects"))
            aspects.append(QString::fromUtf8(aspect));
        return page(rest("/openapi/v3/entity/").toStdString(), aspects, request, {});
    }
    if (path.startsWith("/entities/"))
        return snapshot(rest("/entities/"));
    if (path == "/entitiesV2")
        return entitiesV2(request);
    if (path.startsWith("/entitiesV2/"))
        return entityV2(request, rest("/entitiesV2/"));
    if (path.startsWith("/aspects/"))
        return restLiAspect(request, rest("/aspects/"));
    if (path == "/relationships")
        return related(request);
    return noEndpoint();
}

FakeReply FakeRoutes::postPath(const FakeRequest &request)
{
    const QByteArray path = request.path();
    if (path == "/openapi/v3/entity/scroll")
        return scroll(request);
    if (path.startsWith("/openapi/v3/entity/") && path.endsWith("/batchGet"))
        return batchGet(path.split('/').value(4).toStdString(), request);
    if (request.target == "/entities?action=listUrns")
        return listUrns(request);
    if (request.target == "/aspects?action=ingestProposalBatch"
        || request.target == "/aspects?action=ingestProposal")
        return ingest(request);
    if (path == "/api/graphql")
        return graphql(request);
    ++m_gms.m_writes;
    if (isAspectPath(path))
        return postAspect(request);
    return noEndpoint();
}

FakeReply FakeRoutes::scroll(const FakeRequest &request)
{
    // Older releases take the path for the batch write of an entity type "scroll".
    if (!m_gms.m_abilities.scroll)
        return refuse(400, "Failed to find entity with name scroll in EntityRegistry");
    const json body = json::parse(request.body.toStdString(), nullptr, false);
    if (!body.is_object())
        return refuse(400, "Malformed request body");
    const bool slices = !request.query("sliceId").isEmpty();
    m_gms.m_sliced = slices || (m_gms.m_sliced && m_gms.m_abilities.brokenSlices);
    const json filter = m_gms.m_abilities.filter ? body.value("filter", json()) : json();
    return page(body.value("entities", json::array()).at(0).get<std::string>(),
                textsOf(body.value("aspects", json::array())), request, filter);
}

FakeReply FakeRoutes::page(const std::string &entityType, const QStringList &aspects,
                           const FakeRequest &request, const json &filter)
{
    for (const QString &aspect : aspects) {
        if (aspect == u"container"_s && lower(entityType) == "mlmodeldeployment"
            && !m_gms.m_abilities.container)
            return refuse(400, "Unknown aspect container for entity mlModelDeployment");
    }
    int count = qMax(1, request.query("count").toInt());
    if (count > 10000)
        count = 5000;
    const bool all = request.query("includeSoftDelete") == "true";
    const bool metadata = request.query("systemMetadata") == "true";
    const std::string after = QByteArray::fromBase64(request.query("scrollId")).toStdString();
    const auto &entities = m_gms.m_data.entities();
    json rows = json::array();
    std::string last;
    int total = 0;
    int index = 0;
    for (const auto &[urn, values] : entities) {
        if (lower(FakeData::typeOf(urn)) != lower(entityType) || !passes(urn, filter))
            continue;
        const auto status = values.find("status");
        if (!all && status != values.end() && status->second.value.value("removed", false))
            continue;
        if (m_gms.m_sliced && index++ % 2 == 1)
            continue;
        ++total;
        if (urn <= after || int(rows.size()) >= count)
            continue;
        json row = v3Entity(urn, aspects, metadata);
        if (row.size() > 1)
            rows.push_back(std::move(row));
        last = urn;
    }
    std::string text = "{";
    if (int(rows.size()) == count)
        text
            += "\"scrollId\":\"" + QByteArray::fromStdString(last).toBase64().toStdString() + "\",";
    text += "\"entities\":" + rows.dump();
    if (m_gms.m_abilities.counts)
        text += ",\"facets\":[],\"totalCount\":" + std::to_string(std::min(total, 10000));
    return {200, QByteArray::fromStdString(text + "}"), "application/json", {}};
}

FakeReply FakeRoutes::batchGet(const std::string &entityType, const FakeRequest &request)
{
    if (!m_gms.m_abilities.batchGet)
        return noEndpoint();
    const json body = json::parse(request.body.toStdString(), nullptr, false);
    if (!body.is_array())
        return refuse(400, "Malformed request body");
    json rows = json::array();
    for (const json &wanted : body) {
        const std::string urn = wanted.at("urn").get<std::string>();
        if (lower(FakeData::typeOf(urn)) != lower(entityType) || urn.find("BAD") != urn.npos)
            return refuse(400, "Invalid urn!: " + urn);
        QStringList aspects;
        for (const auto &[name, value] : wanted.items()) {
            if (name != "urn")
                aspects.append(QString::fromStdString(name));
        }
        if (m_gms.m_data.find(urn))
            rows.push_back(v3Entity(urn, aspects, request.query("systemMetadata") == "true"));
    }
    return ok(rows);
}

FakeReply FakeRoutes::entity(const FakeRequest &request, const QByteArray &urn)
{
    QStringList aspects;
    for (const QByteArray &name : request.queries("aspects"))
        aspects.append(QString::fromUtf8(name));
    const std::string type = FakeData::typeOf(urn.toStdString());
    if (aspects.contains(u"container"_s) && !registered(type, "container"))
        return refuse(400, "Unknown aspect container for entity " + type);
    const json row
        = v3Entity(urn.toStdString(), aspects, request.query("systemMetadata") == "true");
    return row.size() > 1 ? ok(row) : missing();
}

FakeReply FakeRoutes::aspect(const FakeRequest &request)
{
    const AspectPath target = AspectPath::of(request.path());
    const auto *found
        = m_gms.m_data.find(target.urn, target.aspect, request.query("version").toInt());
    return found ? ok(v3Aspect(*found, request.query("systemMetadata") == "true")) : missing();
}

FakeReply FakeRoutes::edges(const FakeRequest &request)
{
    if (request.path() != "/openapi/v3/relationship/DeployedTo")
        return ok({{"results", json::array()}});
    const int count = qMax(1, request.query("count").toInt());
    const int start = request.query("scrollId").toInt();
    json rows = json::array();
    int index = 0;
    bool more = false;
    for (const auto &[urn, values] : m_gms.m_data.entities()) {
        const auto properties = values.find("mlModelProperties");
        if (properties == values.end())
            continue;
        for (const json &deployment :
             properties->second.value.value("deployments", json::array())) {
            if (index++ < start)
                continue;
            more = more || int(rows.size()) >= count;
            if (int(rows.size()) < count)
                rows.push_back(
                    {{"relationshipType", "DeployedTo"},
                     {"source", {{"entityType", "mlModel"}, {"urn", urn}}},
                     {"destination", {{"entityType", "mlModelDeployment"}, {"urn", deployment}}}});
        }
    }
    json body {{"results", rows}};
    if (more)
        body["scrollId"] = std::to_string(start + int(rows.size()));
    return ok(body);
}

json FakeRoutes::v3Aspect(const FakeData::AspectValue &aspect, bool systemMetadata)
{
    json result {{"value", aspect.value}};
    if (systemMetadata) {
        result["systemMetadata"] = {{"version", std::to_string(aspect.version)},
                                    {"lastObserved", aspect.stamp.timeMs},
                                    {"runId", aspect.stamp.runId}};
        result["auditStamp"] = {{"time", aspect.stamp.timeMs}, {"actor", aspect.stamp.actor}};
    }
    return result;
}

json FakeRoutes::v3Entity(const std::string &urn, const QStringList &aspects,
                          bool systemMetadata) const
{
    json row {{"urn", urn}};
    const auto *values = m_gms.m_data.find(urn);
    if (!values)
        return row;
    for (const auto &[name, aspect] : *values) {
        if (aspects.isEmpty() || aspects.contains(QString::fromStdString(name)))
            row[name] = v3Aspect(aspect, systemMetadata);
    }
    return row;
}
