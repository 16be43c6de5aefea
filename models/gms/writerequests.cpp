// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/writerequests.h"

#include "models/gms/codec/json.h"
#include "models/gms/requests.h"

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

//! As it stands in the URN; such a text need not be a URN in all its parts.
QString typeInUrn(const QString &urn)
{
    return urn.section(u':', 2, 2);
}

nlohmann::json systemMetadata(const QString &runId, qint64 nowMs)
{
    nlohmann::json metadata = nlohmann::json::object();
    if (!runId.isEmpty())
        metadata["runId"] = runId.toStdString();
    if (nowMs != 0)
        metadata["lastObserved"] = nowMs;
    return metadata;
}

QByteArray aspectPath(const QString &urn, const QString &aspect)
{
    return "/openapi/v3/entity/" + encoded(typeInUrn(urn).toLower()) + '/' + encoded(urn) + '/'
         + encoded(aspect);
}

HttpRequest aspectCall(const QByteArray &method, const QByteArray &path, const nlohmann::json &body)
{
    HttpRequest request;
    request.method = method;
    request.path = path;
    request.body = toBytes(body);
    request.mayRetry = false;
    return request;
}

domain::Proposal proposalFor(const QString &urn, const QString &aspect,
                             const nlohmann::json &metadata)
{
    domain::Proposal proposal;
    proposal.entityType = typeInUrn(urn);
    proposal.entityUrn = urn;
    proposal.aspectName = aspect;
    if (!metadata.empty())
        proposal.systemMetadata = toBytes(metadata).toStdString();
    return proposal;
}

} // namespace

nlohmann::json sentValue(const AspectWrite &write)
{
    nlohmann::json value = write.value;
    if (write.aspect == "ownership"_L1 && value.is_object())
        value.erase("ownerTypes");
    return value;
}

HttpRequest writeRequest(const AspectWrite &write, qint64 nowMs)
{
    nlohmann::json body {{"value", sentValue(write)}};
    if (write.ifVersion)
        body["headers"]["If-Version-Match"] = std::to_string(*write.ifVersion);
    if (nlohmann::json metadata = systemMetadata(write.runId, nowMs); !metadata.empty())
        body["systemMetadata"] = std::move(metadata);
    return aspectCall(
        "POST", aspectPath(write.urn, write.aspect) + "?createIfNotExists=false&async=false", body);
}

domain::Proposal proposalOf(const AspectWrite &write, qint64 nowMs)
{
    auto proposal = proposalFor(write.urn, write.aspect, systemMetadata(write.runId, nowMs));
    proposal.aspect = toBytes(sentValue(write)).toStdString();
    if (write.ifVersion)
        proposal.headers[u"If-Version-Match"_s] = QString::number(*write.ifVersion);
    return proposal;
}

bool hasPatchTemplate(const QString &aspect)
{
    return aspect == "ownership"_L1 || aspect == "globalTags"_L1;
}

HttpRequest patchRequest(const AspectPatch &patch, qint64 nowMs)
{
    if (!hasPatchTemplate(patch.aspect))
        return aspectCall("PATCH", aspectPath(patch.urn, patch.aspect) + "?async=false",
                          {{"patch", patch.operations}, {"forceGenericPatch", true}});
    auto proposal = proposalFor(patch.urn, patch.aspect, systemMetadata(patch.runId, nowMs));
    proposal.changeType = u"PATCH"_s;
    proposal.aspect = toBytes(patch.operations).toStdString();
    proposal.contentType = u"application/json-patch+json"_s;
    HttpRequest request = proposalRequest(proposal);
    request.mayRetry = false;
    return request;
}

} // namespace gms
