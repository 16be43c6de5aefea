// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/probe.h"

#include "models/gms/fetch.h"
#include "models/gms/requests.h"

#include <deque>

namespace gms {

namespace {

class ProbeOperation final : public Operation
{
public:
    ProbeOperation(Transport &transport, Done<ServerInfo> done)
        : m_transport(transport), m_done(std::move(done)), m_first(transport.basePath())
    {
        // As given; behind the open-source frontend; behind DataHub Cloud's.
        if (m_first.endsWith("/api/gms"))
            m_bases = {m_first, m_first.chopped(8)};
        else
            m_bases = {m_first, m_first + "/api/gms", m_first + "/gms"};
        ask();
    }

    ~ProbeOperation() override
    {
        if (m_done) // let go before it was over
            m_transport.setBasePath(m_first);
    }

private:
    void ask()
    {
        m_transport.setBasePath(m_bases.front());
        HttpRequest request = configRequest();
        request.mayRetry = false; // a mistyped address should say so at once
        m_step = fetchAs<ServerInfo>(m_transport, std::move(request), parseConfig,
                                     [this](Result<ServerInfo> info) { take(std::move(info)); });
    }

    void take(Result<ServerInfo> info)
    {
        if (info) {
            info->basePath = m_bases.front();
            return finish(std::move(info));
        }
        const Error::Kind kind = info.error().kind;
        const bool elsewhere = kind == Error::Kind::NotGms || kind == Error::Kind::NotFound;
        if (!m_error || !elsewhere)
            m_error = info.error();
        m_bases.pop_front();
        if (elsewhere && !m_bases.empty())
            return ask();
        if (m_error->kind == Error::Kind::NotFound)
            m_error->kind = Error::Kind::NotGms;
        m_transport.setBasePath(m_first);
        finish(Failure(*m_error));
    }

    void finish(Result<ServerInfo> info)
    {
        const auto done = std::move(m_done); // it may destroy this
        m_done = nullptr;
        done(std::move(info));
    }

    Transport &m_transport;
    Done<ServerInfo> m_done;
    QByteArray m_first;
    std::deque<QByteArray> m_bases;
    std::optional<Error> m_error;
    Pending m_step;
};

} // namespace

Pending probeServer(Transport &transport, Done<ServerInfo> done)
{
    return std::make_unique<ProbeOperation>(transport, std::move(done));
}

} // namespace gms
