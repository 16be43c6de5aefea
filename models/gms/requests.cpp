// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/requests.h"

#include "models/gms/codec/json.h"

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

using nlohmann::json;

const HttpHeader restLi2 {"X-RestLi-Protocol-Version", "2.0.0"};

HttpRequest get(const QByteArray &path)
{
    HttpRequest request;
    request.path = path;
    return request;
}

HttpRequest post(const QByteArray &path, const json &body)
{
    HttpRequest request;
    request.method = "POST";
    request.path = path;
    request.body = toBytes(body);
    return request;
}

//! The published form of an entity type in a path of OpenAPI.
QByteArray pathType(const QString &entityType)
{
    return encoded(entityType.toLower());
}

json list(const QStringList &texts)
{
    json result = json::array();
    for (const QString &text : texts)
        result.push_back(text.toStdString());
    return result;
}

//! List(a,b) of rest.li 2.0, each part encoded.
QByteArray restLiList(const QStringList &texts)
{
    QByteArray result = "List(";
    for (const QString &text : texts)
        result += encoded(text) + ',';
    if (!texts.isEmpty())
        result.chop(1);
    return result + ')';
}

QByteArray pageQuery(const QString &scrollId, int count)
{
    QByteArray query = "?count=" + QByteArray::number(count);
    if (!scrollId.isEmpty())
        query += "&scrollId=" + encoded(scrollId);
    return query;
}

json embedded(const std::string &text)
{
    return json::parse(text, nullptr, false);
}

json toJson(const domain::Proposal &proposal)
{
    json object {{"entityType", proposal.entityType.toStdString()},
                 {"entityUrn", proposal.entityUrn.toStdString()},
                 {"changeType", proposal.changeType.toStdString()},
                 {"aspectName", proposal.aspectName.toStdString()}};
    if (!proposal.aspect.empty())
        object["aspect"]
            = {{"value", proposal.aspect}, {"contentType", proposal.contentType.toStdString()}};
    for (const auto &[name, value] : proposal.headers)
        object["headers"][name.toStdString()] = value.toStdString();
    if (json metadata = embedded(proposal.systemMetadata); metadata.is_object())
        object["systemMetadata"] = std::move(metadata);
    return object;
}

//! In single quotes, in which a POSIX shell takes everything as it is.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', "'\\''"_L1) + u'\'';
}

} // namespace

QByteArray encoded(QStringView text)
{
    return text.toUtf8().toPercentEncoding();
}

HttpRequest configRequest()
{
    return get("/config");
}

HttpRequest scrollRequest(const QString &entityType, const QStringList &aspects,
                          const QString &scrollId, int count)
{
    return post("/openapi/v3/entity/scroll" + pageQuery(scrollId, count)
                    + "&sort=urn&includeSoftDelete=true&systemMetadata=true",
                {{"entities", list({entityType})}, {"aspects", list(aspects)}});
}

HttpRequest entityPageRequest(const QString &entityType, const QStringList &aspects,
                              const QString &scrollId, int count)
{
    QByteArray query = pageQuery(scrollId, count)
                     + "&sort=urn&sortOrder=ASCENDING&includeSoftDelete=true&systemMetadata=true";
    for (const QString &aspect : aspects)
        query += "&aspects=" + encoded(aspect);
    return get("/openapi/v3/entity/" + pathType(entityType) + query);
}

HttpRequest listUrnsRequest(const QString &entityType, int start, int count)
{
    return post("/entities?action=listUrns",
                {{"entity", entityType.toStdString()}, {"start", start}, {"count", count}});
}

HttpRequest batchGetRequest(const QString &entityType, const QStringList &urns,
                            const QStringList &aspects, bool systemMetadata)
{
    json body = json::array();
    for (const QString &urn : urns) {
        json entry {{"urn", urn.toStdString()}};
        for (const QString &aspect : aspects)
            entry[aspect.toStdString()] = json::object();
        body.push_back(std::move(entry));
    }
    return post("/openapi/v3/entity/" + pathType(entityType)
                    + "/batchGet?systemMetadata=" + (systemMetadata ? "true" : "false"),
                body);
}

HttpRequest entitiesV2Request(const QStringList &urns, const QStringList &aspects)
{
    HttpRequest request = get("/entitiesV2?ids=" + restLiList(urns));
    if (!aspects.isEmpty())
        request.path += "&aspects=" + restLiList(aspects);
    request.headers = {restLi2, {"X-RestLi-Method", "batch_get"}};
    return request;
}

HttpRequest entityV2Request(const domain::Urn &urn, const QStringList &aspects)
{
    HttpRequest request = get("/entitiesV2/" + urn.toPathSegment());
    if (!aspects.isEmpty())
        request.path += "?aspects=" + restLiList(aspects);
    request.headers = {restLi2};
    return request;
}

HttpRequest entityRequest(const domain::Urn &urn, const QStringList &aspects)
{
    HttpRequest request = get("/openapi/v3/entity/" + pathType(urn.entityType()) + '/'
                              + urn.toPathSegment() + "?systemMetadata=true");
    for (const QString &aspect : aspects)
        request.path += "&aspects=" + encoded(aspect);
    return request;
}

HttpRequest aspectRequest(const domain::Urn &urn, const QString &aspect, qint64 version)
{
    return get("/openapi/v3/entity/" + pathType(urn.entityType()) + '/' + urn.toPathSegment() + '/'
               + encoded(aspect) + "?version=" + QByteArray::number(version)
               + "&systemMetadata=true");
}

HttpRequest restLiAspectRequest(const domain::Urn &urn, const QString &aspect, qint64 version)
{
    HttpRequest request = get("/aspects/" + urn.toPathSegment() + "?aspect=" + encoded(aspect)
                              + "&version=" + QByteArray::number(version));
    request.headers = {restLi2};
    return request;
}

HttpRequest snapshotRequest(const domain::Urn &urn)
{
    return get("/entities/" + urn.toPathSegment());
}

HttpRequest edgesRequest(const QString &relationship, const QString &scrollId, int count)
{
    return get("/openapi/v3/relationship/" + encoded(relationship) + pageQuery(scrollId, count)
               + "&includeSoftDelete=true");
}

HttpRequest relatedRequest(const domain::Urn &urn, Direction direction, const QStringList &types,
                           int start, int count)
{
    HttpRequest request
        = get("/relationships?direction="
              + QByteArray(direction == Direction::Incoming ? "INCOMING" : "OUTGOING")
              + "&urn=" + urn.toQueryValue() + "&types=" + restLiList(types)
              + "&start=" + QByteArray::number(start) + "&count=" + QByteArray::number(count));
    request.headers = {restLi2};
    return request;
}

HttpRequest ingestRequest(const std::vector<domain::Proposal> &proposals)
{
    json all = json::array();
    for (const domain::Proposal &proposal : proposals)
        all.push_back(toJson(proposal));
    HttpRequest request = post("/aspects?action=ingestProposalBatch",
                               {{"proposals", std::move(all)}, {"async", "false"}});
    request.headers = {restLi2};
    return request;
}

HttpRequest proposalRequest(const domain::Proposal &proposal)
{
    HttpRequest request = post("/aspects?action=ingestProposal",
                               {{"proposal", toJson(proposal)}, {"async", "false"}});
    request.headers = {restLi2};
    return request;
}

HttpRequest meRequest()
{
    return post("/api/graphql", {{"query", "query me { me { corpUser { urn } } }"}});
}

QString curlLine(const HttpRequest &request, const QString &origin, const QByteArray &basePath,
                 bool withToken)
{
    QString line = u"curl -sS"_s;
    if (request.method != "GET")
        line += u" -X "_s + quoted(QString::fromLatin1(request.method));
    if (withToken) // in double quotes: the shell puts the token in, and history keeps the name
        line += u" -H \"Authorization: Bearer $DATAHUB_GMS_TOKEN\""_s;
    for (const auto &[name, value] : request.headers)
        line += u" -H "_s + quoted(QString::fromLatin1(name + ": " + value));
    if (!request.body.isEmpty()) {
        line += u" -H "_s + quoted(QString::fromLatin1("Content-Type: " + request.contentType));
        line += u" --data-binary "_s + quoted(QString::fromUtf8(request.body));
    }
    return line + u' ' + quoted(origin + QString::fromLatin1(basePath + request.path));
}

} // namespace gms
