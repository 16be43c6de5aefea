// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/aspects/proposal.h"
#include "models/domain/urn.h"
#include "models/gms/transport.h"

#include <QStringList>

#include <vector>

//! The endpoints of a GMS that Slipway uses, one function each. Pure.
namespace gms {

enum class Direction {
    Incoming, //!< edges that end at the URN: the models of a deployment
    Outgoing, //!< edges that begin at it: the deployments of a model
};

//! For a path segment or a query value: only letters, digits and -._~ stay.
QByteArray encoded(QStringView text);

HttpRequest configRequest();

//! POST /openapi/v3/entity/scroll; \a scrollId empty for the first page.
HttpRequest scrollRequest(const QString &entityType, const QStringList &aspects,
                          const QString &scrollId, int count);
//! GET /openapi/v3/entity/<type>, which older servers have.
HttpRequest entityPageRequest(const QString &entityType, const QStringList &aspects,
                              const QString &scrollId, int count);
//! rest.li POST /entities?action=listUrns: by offset, from the database, soft-deleted ones
//! included.
HttpRequest listUrnsRequest(const QString &entityType, int start, int count);
//! POST /openapi/v3/entity/<type>/batchGet. No \a aspects means all.
HttpRequest batchGetRequest(const QString &entityType, const QStringList &urns,
                            const QStringList &aspects, bool systemMetadata);
//! rest.li GET /entitiesV2?ids=List(…), which every release has.
HttpRequest entitiesV2Request(const QStringList &urns, const QStringList &aspects);
//! rest.li GET /entitiesV2/<urn>. No \a aspects means all.
HttpRequest entityV2Request(const domain::Urn &urn, const QStringList &aspects = {});
//! GET /openapi/v3/entity/<type>/<urn>. No \a aspects means all.
HttpRequest entityRequest(const domain::Urn &urn, const QStringList &aspects = {});
//! GET /openapi/v3/entity/<type>/<urn>/<aspect>; \a version as systemMetadata has it, 0 the latest.
HttpRequest aspectRequest(const domain::Urn &urn, const QString &aspect, qint64 version);
//! rest.li GET /aspects/<urn>: the value of a past version, without who wrote it.
HttpRequest restLiAspectRequest(const domain::Urn &urn, const QString &aspect, qint64 version);
//! rest.li GET /entities/<urn>.
HttpRequest snapshotRequest(const domain::Urn &urn);
//! GET /openapi/v3/relationship/<type>: every edge of a type.
HttpRequest edgesRequest(const QString &relationship, const QString &scrollId, int count);
//! rest.li GET /relationships.
HttpRequest relatedRequest(const domain::Urn &urn, Direction direction, const QStringList &types,
                           int start, int count);
//! rest.li POST /aspects?action=ingestProposalBatch, written before it answers.
HttpRequest ingestRequest(const std::vector<domain::Proposal> &proposals);

//! rest.li POST /aspects?action=ingestProposal, written before it answers.
HttpRequest proposalRequest(const domain::Proposal &proposal);
//! GraphQL: who the server takes the user for. The one thing asked of GraphQL; it changes nothing.
HttpRequest meRequest();

//! A line for a POSIX shell that sends \a request to \a origin + \a basePath. The token is named,
//! not told: $DATAHUB_GMS_TOKEN, and only where \a withToken.
QString curlLine(const HttpRequest &request, const QString &origin, const QByteArray &basePath,
                 bool withToken);

} // namespace gms
