// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakegms/fakereplies.h"
#include "tests/fakegms/fakeroutes.h"

using namespace fake;
using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

//! What a FakeGms answers to reads over rest.li.

namespace {

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

} // namespace

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

FakeReply FakeRoutes::entityV2(const FakeRequest &request, const QByteArray &urn)
{
    return ok(v2Entity(urn.toStdString(), restLiList(rawQuery(request, "aspects"))));
}

//! 0 is the current version; the others are the past ones only.
FakeReply FakeRoutes::restLiAspect(const FakeRequest &request, const QByteArray &urn)
{
    const std::string name = request.query("aspect").toStdString();
    const int version = request.query("version").toInt();
    const auto *current = m_gms.m_data.find(urn.toStdString(), name);
    const auto *found = m_gms.m_data.find(urn.toStdString(), name, version);
    if (!found || (version != 0 && found == current))
        return restLiError(404, "Did not find urn: " + urn.toStdString());
    return ok({{"version", version}, {"aspect", {{"com.linkedin." + name, found->value}}}});
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

json FakeRoutes::v2Entity(const std::string &urn, const QStringList &aspects) const
{
    // A key for every URN, written or not.
    const std::string type = FakeData::typeOf(urn);
    json all {{type + "Key", {{"name", type + "Key"}, {"value", {{"name", urn}}}}}};
    if (const auto *values = m_gms.m_data.find(urn)) {
        for (const auto &[name, aspect] : *values) {
            if (aspects.isEmpty() || aspects.contains(QString::fromStdString(name)))
                all[name] = {
                    {"name", name},
                    {"type", "VERSIONED"},
                    {"version", 0},
                    {"value", aspect.value},
                    {"created", {{"time", aspect.stamp.timeMs}, {"actor", aspect.stamp.actor}}},
                    {"systemMetadata",
                     {{"version", std::to_string(aspect.version)}, {"runId", aspect.stamp.runId}}}};
        }
    }
    return {{"entityName", type}, {"urn", urn}, {"aspects", all}};
}
