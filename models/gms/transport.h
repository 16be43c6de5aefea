// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/pending.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace gms {

using HttpHeader = std::pair<QByteArray, QByteArray>;

//! One HTTP request to a GMS, without its address and without credentials: the transport has them.
struct HttpRequest
{
    QByteArray method = "GET";
    QByteArray path; //!< percent-encoded, from the base on and with its query: /config
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<HttpHeader> headers;
    int timeoutMs = 60'000; //!< without a byte coming or going; a GMS itself gives up after 55 s
    bool mayRetry = true; //!< false: the first failure is the answer, even of a read

    bool operator==(const HttpRequest &) const = default;
};

//! A complete answer of whatever status: 4xx and 5xx are answers, too.
struct HttpReply
{
    int status = 0;
    QList<HttpHeader> headers;
    QByteArray body;

    //! The value of the first header \a name, in any case; empty where there is none.
    QByteArray header(QByteArrayView name) const;
};

//! What may be heard of a call before it is done. Each may run again after a retry.
struct Hearing
{
    std::function<void(qint64 received, qint64 total)>
        progress; //!< bytes; total is -1 while unknown
    std::function<void(const QByteArray &head)> head; //!< the first bytes of a body with status 200
};

//! Carries requests to one server. Outlives the calls that it made.
class Transport
{
public:
    Transport() = default;
    virtual ~Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    //! An error is a fault of the transport: no complete answer came, or nothing was sent.
    virtual Pending send(HttpRequest request, Done<HttpReply> done, Hearing hearing) = 0;
    Pending send(HttpRequest request, Done<HttpReply> done)
    {
        return send(std::move(request), std::move(done), {});
    }

    //! scheme://host:port, as for a person; without user, path and query.
    virtual QString origin() const = 0;
    //! What stands before every path, such as /api/gms; empty for none. Never ends with a slash.
    virtual QByteArray basePath() const = 0;
    virtual void setBasePath(const QByteArray &path) = 0;
};

} // namespace gms
