// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/lookup.h"

#include "models/gms/fetch.h"
#include "models/gms/requests.h"
#include "models/gms/timers.h"

#include <deque>

namespace gms {

namespace {

constexpr qsizetype urnsPerBatch = 200;
constexpr qsizetype longestQuery = 6000; //!< bytes; proxies refuse longer request lines at 8 KB
constexpr int mostRefusals = 40;

class LookupOperation final : public Operation
{
public:
    LookupOperation(Transport &transport, bool &old, QString entityType, const QStringList &urns,
                    QStringList aspects, Done<Entities> done)
        : m_transport(transport)
        , m_old(old)
        , m_entityType(std::move(entityType))
        , m_aspects(std::move(aspects))
        , m_done(std::move(done))
    {
        for (qsizetype i = 0; i < urns.size(); i += urnsPerBatch)
            m_batches.push_back(urns.mid(i, urnsPerBatch));
        if (m_batches.empty())
            m_step = QtTimers().after(0, [this] { finish(std::move(m_found)); });
        else
            next();
    }

private:
    void next()
    {
        if (m_batches.empty() || m_refusals > mostRefusals)
            return finish(std::move(m_found));
        if (m_old)
            shortenFirstBatch();
        const QStringList &urns = m_batches.front();
        const bool v2 = m_old;
        m_step
            = fetchAs<Entities>(m_transport,
                                v2 ? entitiesV2Request(urns, m_aspects)
                                   : batchGetRequest(m_entityType, urns, m_aspects, true),
                                v2 ? readEntitiesV2 : readBatchGet,
                                [this, v2](Result<Entities> found) { take(std::move(found), v2); });
    }

    void take(Result<Entities> found, bool v2)
    {
        if (found) {
            m_found.insert(*found);
            m_batches.pop_front();
            return next();
        }
        if (!v2 && saysNoSuchEndpoint(found.error())) {
            m_old = true;
            return next();
        }
        if (found.error().kind != Error::Kind::Rejected)
            return finish(Failure(std::move(found.error())));
        ++m_refusals;
        halveFirstBatch();
        next();
    }

    //! One URN that the server cannot read spoils its whole batch.
    void halveFirstBatch()
    {
        const QStringList urns = std::move(m_batches.front());
        m_batches.pop_front();
        if (urns.size() == 1)
            return;
        m_batches.push_front(urns.mid(urns.size() / 2));
        m_batches.push_front(urns.first(urns.size() / 2));
    }

    void shortenFirstBatch()
    {
        qsizetype bytes = 0;
        qsizetype count = 0;
        const QStringList urns = m_batches.front();
        while (count < urns.size()) {
            bytes += encoded(urns[count]).size() + 1;
            if (bytes > longestQuery && count > 0)
                break;
            ++count;
        }
        if (count == urns.size())
            return;
        m_batches.front() = urns.mid(count);
        m_batches.push_front(urns.first(count));
    }

    void finish(Result<Entities> result)
    {
        const auto done = std::move(m_done); // it may destroy this
        done(std::move(result));
    }

    Transport &m_transport;
    bool &m_old;
    QString m_entityType;
    QStringList m_aspects;
    Done<Entities> m_done;
    std::deque<QStringList> m_batches;
    Entities m_found;
    int m_refusals = 0;
    Pending m_step;
};

} // namespace

Pending lookUp(Transport &transport, bool &old, const QString &entityType, const QStringList &urns,
               const QStringList &aspects, Done<Entities> done)
{
    return std::make_unique<LookupOperation>(transport, old, entityType, urns, aspects,
                                             std::move(done));
}

} // namespace gms
