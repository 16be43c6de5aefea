// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/transport.h"

#include <QUrl>

#include <memory>

class QNetworkAccessManager;

namespace gms {

//! Over the network. This is the one place that knows the token and sends requests, so it is here
//! that a read-only connection refuses whatever is not known to read, and that the token is kept
//! out of every answer, error and log line.
class QnamTransport final : public Transport
{
public:
    struct Options
    {
        QUrl url; //!< with a path where there is one: https://host/api/gms
        QByteArray token; //!< of a personal access token; empty for none
        bool readOnly = false;
        int silenceMs = 60'000; //!< the longest that any request waits for a byte
    };

    explicit QnamTransport(const Options &options);
    ~QnamTransport() override;
    //! For the requests that begin after it.
    void setToken(const QByteArray &token);

    using Transport::send;
    Pending send(HttpRequest request, Done<HttpReply> done, Hearing hearing) override;

    QString origin() const override;
    QByteArray basePath() const override { return m_basePath; }
    void setBasePath(const QByteArray &path) override;
    bool isReadOnly() const { return m_readOnly; }

private:
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QUrl m_origin;
    QByteArray m_basePath;
    QByteArray m_token;
    bool m_readOnly = false;
    int m_silenceMs;
    bool m_loopback = false;
};

} // namespace gms
