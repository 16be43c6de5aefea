// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/listing.h"

#include "models/gms/codec/json.h"
#include "models/gms/fetch.h"
#include "models/gms/lookup.h"
#include "models/gms/requests.h"

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

//! A scrollId of ours, for the road that knows offsets only.
constexpr QLatin1StringView offsetMark("slipway-offset:");

class PageOperation final : public Operation
{
public:
    PageOperation(Transport &transport, const ServerInfo &server, Roads &roads, PageQuery query,
                  Done<QByteArray> done, Hearing hearing)
        : m_transport(transport)
        , m_roads(roads)
        , m_query(std::move(query))
        , m_done(std::move(done))
        , m_hearing(std::move(hearing))
    {
        if (m_query.scrollId.startsWith(offsetMark))
            go(Road::Database);
        else if (m_roads.road)
            go(*m_roads.road);
        else
            go(server.isAtLeast(1, 0) ? Road::Scroll : Road::PageGet);
    }

private:
    void go(Road road)
    {
        m_road = road;
        if (road == Road::Database)
            return listUrns();
        HttpRequest request = road == Road::Scroll
                                ? scrollRequest(m_query.entityType, m_query.aspects,
                                                m_query.scrollId, m_query.count)
                                : entityPageRequest(m_query.entityType, m_query.aspects,
                                                    m_query.scrollId, m_query.count);
        m_step = fetch(
            m_transport, std::move(request),
            [this](Result<HttpReply> reply) { take(std::move(reply)); }, m_hearing);
    }

    void take(Result<HttpReply> reply)
    {
        if (reply) {
            m_roads.road = m_road;
            return finish(std::move(reply->body));
        }
        // Servers without the scroll take its path for that of an entity type: 400. A later page
        // cannot change roads, since its scrollId means something on this one only.
        const bool refused = saysNoSuchEndpoint(reply.error()) || reply.error().httpStatus == 400;
        if (!refused || !m_query.scrollId.isEmpty() || m_roads.road)
            return finish(Failure(std::move(reply.error())));
        go(m_road == Road::Scroll ? Road::PageGet : Road::Database);
    }

    void listUrns()
    {
        m_start = m_query.scrollId.mid(offsetMark.size()).toInt();
        m_step = fetchAs<UrnsPage>(
            m_transport, listUrnsRequest(m_query.entityType, m_start, m_query.count), readUrns,
            [this](Result<UrnsPage> page) { lookUpUrns(std::move(page)); });
    }

    void lookUpUrns(Result<UrnsPage> page)
    {
        if (!page)
            return finish(Failure(std::move(page.error())));
        m_roads.road = Road::Database;
        m_urns = std::move(*page);
        m_step = lookUp(m_transport, m_roads.oldLookup, m_query.entityType, m_urns.urns,
                        m_query.aspects,
                        [this](Result<Entities> entities) { compose(std::move(entities)); });
    }

    void compose(Result<Entities> entities)
    {
        if (!entities)
            return finish(Failure(std::move(entities.error())));
        nlohmann::json page {{"totalCount", m_urns.total}};
        page["entities"] = nlohmann::json::array();
        for (const QString &urn : std::as_const(m_urns.urns)) {
            const auto it = entities->constFind(urn);
            page["entities"].push_back(
                it == entities->constEnd() ? nlohmann::json {{"urn", urn.toStdString()}} : *it);
        }
        const qsizetype next = m_start + m_urns.urns.size();
        if (!m_urns.urns.isEmpty() && next < m_urns.total)
            page["scrollId"] = (offsetMark + QString::number(next)).toStdString();
        finish(toBytes(page));
    }

    void finish(Result<QByteArray> result)
    {
        const auto done = std::move(m_done); // it may destroy this
        done(std::move(result));
    }

    Transport &m_transport;
    Roads &m_roads;
    PageQuery m_query;
    Done<QByteArray> m_done;
    Hearing m_hearing;
    Road m_road = Road::Scroll;
    int m_start = 0;
    UrnsPage m_urns;
    Pending m_step;
};

} // namespace

Pending listPage(Transport &transport, const ServerInfo &server, Roads &roads, PageQuery query,
                 Done<QByteArray> done, Hearing hearing)
{
    return std::make_unique<PageOperation>(transport, server, roads, std::move(query),
                                           std::move(done), std::move(hearing));
}

} // namespace gms
