// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/connectioncheck.h"

#include "models/gms/client.h"
#include "models/gms/codec/pagedecoder.h"
#include "models/gms/qnamtransport.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace {

struct ConnectionCheckWords
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionCheck)
};

class Check final : public Operation
{
public:
    Check(const ConnectionProfile &profile, const QString &token,
          std::function<void(const Finding &)> found, std::function<void()> done)
        : m_profile(profile)
        , m_hasToken(!token.isEmpty())
        , m_transport({profile.url, token.toUtf8(), true})
        , m_client(m_transport)
        , m_found(std::move(found))
        , m_done(std::move(done))
    {
        m_clock.start();
        m_probe = m_client.probe([this](const Result<gms::ServerInfo> &server) { probed(server); });
    }

private:
    int elapsed() { return int(m_clock.restart()); }

    void probed(const Result<gms::ServerInfo> &server)
    {
        if (!server) {
            const ErrorText text = describe(server.error(), m_profile.name);
            m_found({Outcome::Fail, text.title, text.advice, elapsed()});
            end();
            return;
        }
        const QString version = server->version.isEmpty()
                                  ? ConnectionCheckWords::tr("a version that it does not say")
                                  : server->version;
        m_found(
            {Outcome::Ok, ConnectionCheckWords::tr("DataHub GMS %1").arg(version),
             server->basePath.isEmpty()
                 ? ConnectionCheckWords::tr("GMS itself")
                 : ConnectionCheckWords::tr("found at %1").arg(QString::fromUtf8(server->basePath)),
             elapsed()});
        m_found({server->answers412() ? Outcome::Ok : Outcome::Warn,
                 server->answers412()
                     ? ConnectionCheckWords::tr("Conditional writes honoured")
                     : ConnectionCheckWords::tr("Conditional writes: an older release"),
                 server->answers412() ? ConnectionCheckWords::tr("edits of others are noticed")
                                      : ConnectionCheckWords::tr("each edit is read back instead"),
                 -1});
        m_page = m_client.deploymentsPage({}, 1,
                                          [this](const Result<QByteArray> &body) { listed(body); });
    }

    void listed(const Result<QByteArray> &body)
    {
        if (!body) {
            const ErrorText text = describe(body.error(), m_profile.name);
            m_found({Outcome::Fail, text.title, text.advice, elapsed()});
            end();
            return;
        }
        const auto page = gms::decodePage(*body);
        const QString count
            = page && page->totalCount >= 0
                ? ConnectionCheckWords::tr("%1 deployments")
                      .arg(page->totalCount >= 10'000 ? ConnectionCheckWords::tr("10,000 or more")
                                                      : QString::number(page->totalCount))
                : ConnectionCheckWords::tr("the first answer can be read");
        m_found({page ? Outcome::Ok : Outcome::Fail,
                 ConnectionCheckWords::tr("May read deployments"), count, elapsed()});
        m_found({Outcome::Unknown, ConnectionCheckWords::tr("May edit: not known"),
                 m_hasToken ? ConnectionCheckWords::tr("the server tells only when it is tried")
                            : ConnectionCheckWords::tr(
                                "no token is sent; a server that asks for one will refuse"),
                 -1});
        end();
    }

    void end()
    {
        const auto done = std::move(m_done); // done() may destroy this
        done();
    }

    ConnectionProfile m_profile;
    bool m_hasToken;
    gms::QnamTransport m_transport;
    gms::Client m_client;
    std::function<void(const Finding &)> m_found;
    std::function<void()> m_done;
    QElapsedTimer m_clock;
    Pending m_probe;
    Pending m_page;
};

} // namespace

Pending ConnectionCheck::test(const ConnectionProfile &profile, const QString &token,
                              std::function<void(const Finding &)> found,
                              std::function<void()> done)
{
    return std::make_unique<Check>(profile, token, std::move(found), std::move(done));
}
