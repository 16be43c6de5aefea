// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/neighbourlist.h"

#include "models/gms/codec/entities.h"
#include "models/gms/timers.h"

namespace gms {

namespace {

constexpr int smallestPage = 20; //!< soft-deleted ones take room on a page, too
constexpr int largestPage = 1000;

using Neighbours = QHash<QString, catalog::Neighbour>;

class NeighbourListOperation final : public Operation
{
public:
    NeighbourListOperation(Transport &transport, const ServerInfo &server, Roads &roads,
                           NeighboursQuery query, Done<Neighbours> done)
        : m_transport(transport)
        , m_server(server)
        , m_roads(roads)
        , m_query(std::move(query))
        , m_done(std::move(done))
    {
        if (m_query.limit > 0)
            next({});
        else
            m_step = QtTimers().after(0, [this] { finish(std::move(m_found)); });
    }

private:
    void next(const QString &scrollId)
    {
        const int missing = m_query.limit - int(m_found.size());
        m_step = listPage(m_transport, m_server, m_roads,
                          {m_query.entityType, listedNeighbourAspects(m_query.entityType), scrollId,
                           qBound(smallestPage, missing, largestPage)},
                          [this](const Result<QByteArray> &body) {
                              take(body.and_then([this](const QByteArray &page) {
                                  return readNeighboursPage(m_query.entityType, page);
                              }));
                          });
    }

    void take(const Result<NeighboursPage> &page)
    {
        if (!page)
            return finish(Failure(page.error()));
        for (const auto &[urn, neighbour] : page->neighbours) {
            if (m_found.size() < m_query.limit)
                m_found.insert(urn, neighbour);
        }
        const bool isMore = page->hasRows && !page->nextScrollId.isEmpty();
        if (isMore && m_found.size() < m_query.limit)
            return next(page->nextScrollId);
        finish(std::move(m_found));
    }

    void finish(Result<Neighbours> result)
    {
        const auto done = std::move(m_done); // it may destroy this
        done(std::move(result));
    }

    Transport &m_transport;
    const ServerInfo &m_server;
    Roads &m_roads;
    NeighboursQuery m_query;
    Done<Neighbours> m_done;
    Neighbours m_found;
    Pending m_step;
};

} // namespace

Pending listAllNeighbours(Transport &transport, const ServerInfo &server, Roads &roads,
                          NeighboursQuery query, Done<QHash<QString, catalog::Neighbour>> done)
{
    return std::make_unique<NeighbourListOperation>(transport, server, roads, std::move(query),
                                                    std::move(done));
}

} // namespace gms
