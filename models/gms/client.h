// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/directory.h"
#include "models/catalog/links.h"
#include "models/domain/aspects/proposal.h"
#include "models/domain/urn.h"
#include "models/gms/aspect.h"
#include "models/gms/codec/entities.h"
#include "models/gms/listing.h"
#include "models/gms/requests.h"
#include "models/gms/serverinfo.h"

#include <nlohmann/json_fwd.hpp>

namespace gms {

//! What Slipway asks of a GMS, in its own terms: which endpoint answers is decided in here, by what
//! the server is and can do. Outlives the calls that it made; the transport outlives it.
class Client
{
public:
    explicit Client(Transport &transport) : m_transport(transport) { }
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    //! Which server this is. Call it first: without it the client takes the newest for granted.
    Pending probe(Done<ServerInfo> done);
    const ServerInfo &server() const { return m_server; }
    void setServer(const ServerInfo &server);

    //! One page of all deployments, soft-deleted ones included, as decodePage() reads it; \a
    //! scrollId is empty for the first, then what the page before named. Pages of a listing that is
    //! 10000 or longer are fine; \a count beyond 5000 is not. \a nextKnown may run early, before
    //! the page is complete, with the next page's scrollId; and once more after a retry.
    Pending deploymentsPage(const QString &scrollId, int count, Done<QByteArray> done,
                            std::function<void(QString)> nextKnown = {});

    //! One page of the edges DeployedTo of the whole server.
    Pending edgesPage(const QString &scrollId, int count, Done<EdgesPage> done);

    //! Names and the like of entities of one type. The answer has every URN of \a urns that can be
    //! asked for; those that the server does not have with exists = false. What is no URN of that
    //! type (Vertex AI ingestion writes such instances) is not asked for and not in the answer.
    Pending neighbours(const QString &entityType, const QStringList &urns,
                       Done<QHash<QString, catalog::Neighbour>> done);

    //! One for each of \a urns, in their order.
    Pending models(const QStringList &urns, Done<std::vector<catalog::Model>> done);

    //! Edges of one entity. \a count beyond 5000 is cut by the server.
    Pending related(const domain::Urn &urn, Direction direction, const QStringList &types,
                    int start, int count, Done<Related> done);

    //! GET /entities/<urn>. Answers with a key for whatever URN: no proof that the entity exists.
    Pending entitySnapshot(const domain::Urn &urn, Done<nlohmann::json> done);

    //! One entity with all its aspects and their versions in the shape of v3, for the eye.
    Pending entityJson(const domain::Urn &urn, Done<QByteArray> done);

    //! Writes \a proposals in this order. An error may leave some of them written.
    Pending ingest(const std::vector<domain::Proposal> &proposals, Done<void> done);

    //! Some aspects of one entity with their versions. Every one of \a names is in the answer, an
    //! absent one with version -1; of an entity that does not exist all are absent.
    Pending aspects(const domain::Urn &urn, const QStringList &names,
                    Done<std::map<QString, AspectState>> done);

    //! An earlier \a version (from 1 on) of one aspect; NotFound where the server does not keep it.
    //! A server without OpenAPI v3 tells the value only, and of past versions only.
    Pending aspectAt(const domain::Urn &urn, const QString &name, qint64 version,
                     Done<AspectState> done);

    //! Puts \a write in place of what is there, before it answers. Sent once, never repeated.
    //! Conflict: the precondition does not hold (a server that is not
    //! ServerInfo::honoursPreconditions() writes regardless). Rejected: nothing was written, an
    //! aspect that the server ignored without a word included. Offline, Timeout, BadReply,
    //! ServerFault: it may have been written or not.
    Pending writeAspect(const AspectWrite &write, Done<void> done);

    //! Applies \a patch to what is there by then. Sent once, never repeated; errors as above, a
    //! patch that does not fit what is there is Rejected.
    Pending patchAspect(const AspectPatch &patch, Done<void> done);

    //! The URN of the user whom the server takes this one for; NotFound where it does not say, as
    //! with its authentication off.
    Pending whoAmI(Done<QString> done);

    //! All entities of one type that are not soft-deleted, with their names, the first \a limit in
    //! the order of their URNs. For types that neighbours() knows.
    Pending listNeighbours(const QString &entityType, int limit,
                           Done<QHash<QString, catalog::Neighbour>> done);

    //! A shell line that reads the entity from this server.
    QString curlFor(const domain::Urn &urn, bool withToken) const;

private:
    Transport &m_transport;
    ServerInfo m_server;
    Roads m_deployments;
    Roads m_models;
    Roads m_neighbours;
    bool m_oldLookup = false;
    bool m_oldAspects = false; //!< v3 turned out to be missing
    bool m_oldEdges = false;
};

} // namespace gms
