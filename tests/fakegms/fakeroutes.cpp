// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakegms/fakeroutes.h"

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;

namespace {

using nlohmann::json;

FakeReply ok(const json &body)
{
    return {200, QByteArray::fromStdString(body.dump()), "application/json", {}};
}

FakeReply refuse(int status, const std::string &error)
{
    return {
        status, QByteArray::fromStdString(json {{"error", error}}.dump()), "application/json", {}};
}

FakeReply noEndpoint()
{
    return refuse(404, "No endpoint");
}

FakeReply restLiError(int status, const std::string &message)
{
    return {status,
            QByteArray::fromStdString(json {{"exceptionClass", "com.linkedin.restli.server.X"},
                                            {"message", message},
                                            {"status", status},
                                            {"stackTrace", "at com.linkedin"}}
                                          .dump()),
            "application/json",
            {}};
}

//! List(a,b) of rest.li 2.0; the parts are encoded once more.
QStringList restLiList(const QByteArray &encoded)
{
    QStringList result;
    if (!encoded.startsWith("List(") || !encoded.endsWith(')'))
        return result;
    for (const QByteArray &part : encoded.mid(5, encoded.size() - 6).split(','))
        result.append(QUrl::fromPercentEncoding(part));
    return result;
}

QByteArray rawQuery(const FakeRequest &request, const QByteArray &name)
{
    for (const QByteArray &pair : request.target.mid(request.target.indexOf('?') + 1).split('&')) {
        if (pair.startsWith(name + '='))
            return pair.mid(name.size() + 1);
    }
    return {};
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

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
        return entityV2(rest("/entitiesV2/"));
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
    ++m_gms.m_writes;
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
    if (!m_gms.m_data.find(urn.toStdString()))
        return {404, {}, {}, {{"Not-Found-Reason", "ENTITY"}}};
    return ok(v3Entity(urn.toStdString(), {}, request.query("systemMetadata") == "true"));
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

FakeReply FakeRoutes::listUrns(const FakeRequest &request)
{
    const json body = json::parse(request.body.toStdString(), nullptr, false);
    const QStringList urns
        = m_gms.m_data.urnsOf(QString::fromStdString(body.value("entity", std::string())));
    const int start = body.value("start", 0);
    json rows = json::array();
    for (const QString &urn : urns.mid(start, body.value("count", 10)))
        rows.push_back(urn.toStdString());
    return ok(
        {{"value",
          {{"entities", rows}, {"start", start}, {"count", rows.size()}, {"total", urns.size()}}}});
}

FakeReply FakeRoutes::snapshot(const QByteArray &urn)
{
    const std::string text = urn.toStdString();
    json aspects = json::array();
    if (const auto *values = m_gms.m_data.find(text)) {
        for (const auto &[name, aspect] : *values)
            aspects.push_back({{"com.linkedin." + name, aspect.value}});
    }
    const QByteArray type = QByteArray::fromStdString(FakeData::typeOf(text));
    const std::string snapshotName = "com.linkedin.metadata.snapshot."
                                   + (type.left(2).toUpper() + type.mid(2)).toStdString()
                                   + "Snapshot";
    return ok({{"value", {{snapshotName, {{"urn", text}, {"aspects", aspects}}}}}});
}

FakeReply FakeRoutes::entitiesV2(const FakeRequest &request)
{
    if (request.headers.value("x-restli-method") != "batch_get")
        return restLiError(400, "GET operation not supported");
    json results = json::object();
    const QStringList aspects = restLiList(rawQuery(request, "aspects"));
    for (const QString &urn : restLiList(rawQuery(request, "ids")))
        results[urn.toStdString()] = v2Entity(urn.toStdString(), aspects);
    return ok({{"results", results}, {"statuses", json::object()}, {"errors", json::object()}});
}

FakeReply FakeRoutes::entityV2(const QByteArray &urn)
{
    return ok(v2Entity(urn.toStdString(), {}));
}

FakeReply FakeRoutes::related(const FakeRequest &request)
{
    const std::string urn = request.query("urn").toStdString();
    const bool incoming = request.query("direction") == "INCOMING";
    if (!restLiList(rawQuery(request, "types")).contains(u"DeployedTo"_s))
        return ok({{"start", 0}, {"count", 0}, {"total", 0}, {"relationships", json::array()}});
    json all = json::array();
    for (const auto &[model, values] : m_gms.m_data.entities()) {
        const auto properties = values.find("mlModelProperties");
        if (properties == values.end())
            continue;
        for (const json &deployment :
             properties->second.value.value("deployments", json::array())) {
            if ((incoming ? deployment.get<std::string>() : model) == urn)
                all.push_back(
                    {{"type", "DeployedTo"}, {"entity", incoming ? json(model) : deployment}});
        }
    }
    const std::size_t start = request.query("start").toULongLong();
    json rows = json::array();
    for (std::size_t i = start;
         i < all.size() && rows.size() < request.query("count").toULongLong(); ++i)
        rows.push_back(all[i]);
    return ok(
        {{"start", start}, {"count", rows.size()}, {"total", all.size()}, {"relationships", rows}});
}

FakeReply FakeRoutes::ingest(const FakeRequest &request)
{
    ++m_gms.m_writes;
    const json body = json::parse(request.body.toStdString(), nullptr, false);
    if (!body.is_object())
        return restLiError(400, "Cannot parse request entity");
    const json proposals = body.contains("proposals")
                             ? body["proposals"]
                             : json::array({body.value("proposal", json())});
    for (const json &proposal : proposals) {
        if (const std::string reason = refusal(proposal); !reason.empty())
            return restLiError(422, reason);
    }
    for (const json &proposal : proposals)
        m_gms.m_data.set(QString::fromStdString(proposal.at("entityUrn").get<std::string>()),
                         QString::fromStdString(proposal.at("aspectName").get<std::string>()),
                         json::parse(proposal.at("aspect").at("value").get<std::string>()));
    return ok({{"value", "success"}});
}

//! Why the server will not have it; empty where it will.
std::string FakeRoutes::refusal(const json &proposal) const
{
    const std::string type = proposal.value("entityType", std::string());
    const std::string urn = proposal.value("entityUrn", std::string());
    const std::string aspect = proposal.value("aspectName", std::string());
    if (FakeData::typeOf(urn) != type)
        return "Failed to parse urn " + urn;
    if (!registered(type, aspect))
        return "Unknown aspect " + aspect + " for entity " + type;
    if (json::parse(proposal.value("aspect", json::object()).value("value", std::string()), nullptr,
                    false)
            .is_discarded())
        return "Failed to deserialize aspect " + aspect;
    const std::string expected
        = proposal.value("headers", json::object()).value("If-Version-Match", std::string());
    const auto *values = m_gms.m_data.find(urn);
    const int version = values && values->count(aspect) ? values->at(aspect).version : -1;
    if (!expected.empty() && expected != std::to_string(version))
        return "Expected version " + expected + ", actual version " + std::to_string(version);
    return {};
}

json FakeRoutes::v3Entity(const std::string &urn, const QStringList &aspects,
                          bool systemMetadata) const
{
    json row {{"urn", urn}};
    const auto *values = m_gms.m_data.find(urn);
    if (!values)
        return row;
    for (const auto &[name, aspect] : *values) {
        if (!aspects.isEmpty() && !aspects.contains(QString::fromStdString(name)))
            continue;
        row[name] = {{"value", aspect.value}};
        if (systemMetadata) {
            row[name]["systemMetadata"] = {{"version", std::to_string(aspect.version)},
                                           {"lastObserved", 1'700'000'000'000},
                                           {"runId", "fake"}};
            row[name]["auditStamp"] = {{"time", 1'700'000'000'000}, {"actor", "urn:li:corpuser:x"}};
        }
    }
    return row;
}

json FakeRoutes::v2Entity(const std::string &urn, const QStringList &aspects) const
{
    // A key for every URN, written or not.
    const std::string type = FakeData::typeOf(urn);
    json all {{type + "Key", {{"name", type + "Key"}, {"value", {{"name", urn}}}}}};
    if (const auto *values = m_gms.m_data.find(urn)) {
        for (const auto &[name, aspect] : *values) {
            if (aspects.isEmpty() || aspects.contains(QString::fromStdString(name)))
                all[name] = {{"name", name},
                             {"type", "VERSIONED"},
                             {"version", 0},
                             {"value", aspect.value},
                             {"created", {{"time", 0}, {"actor", "urn:li:corpuser:x"}}},
                             {"systemMetadata", {{"version", std::to_string(aspect.version)}}}};
        }
    }
    return {{"entityName", type}, {"urn", urn}, {"aspects", all}};
}

bool FakeRoutes::registered(const std::string &entityType, const std::string &aspect) const
{
    static const std::set<std::string> ofDeployments {"mlModelDeploymentKey",
                                                      "mlModelDeploymentProperties",
                                                      "ownership",
                                                      "status",
                                                      "deprecation",
                                                      "globalTags",
                                                      "dataPlatformInstance",
                                                      "testResults"};
    if (entityType != "mlModelDeployment")
        return !aspect.empty();
    return ofDeployments.count(aspect) > 0
        || (aspect == "container" && m_gms.m_abilities.container);
}
