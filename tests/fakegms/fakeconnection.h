// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>

#include <functional>

class QTcpSocket;

//! A request as it came over the wire.
struct FakeRequest
{
    QByteArray method;
    QByteArray target; //!< path and query as sent
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;

    QByteArray path() const; //!< still encoded
    QByteArray query(const QByteArray &name) const; //!< decoded; empty where it is absent
    QList<QByteArray> queries(const QByteArray &name) const;
};

struct FakeReply
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;
};

//! What may go wrong on the way.
enum class Fault {
    Slow, //!< the answer comes in small pieces
    CutOff, //!< the connection breaks in the middle of the body
    CutHead, //!< it breaks before the body
    Refuse, //!< it breaks without a word
    Hang, //!< nothing comes, ever
    HangInBody, //!< half of the body comes, then nothing, ever
    TooLong, //!< Content-Length promises more than comes before the connection ends
    TooShort, //!< Content-Length promises less than the body has
    Garbage, //!< what comes is no HTTP
    Unauthorized,
    Forbidden,
    NotFound,
    BadRequest,
    Precondition, //!< 412
    Unprocessable, //!< 422
    TooManyRequests, //!< 429, Retry-After: 1
    ServerError,
    Unavailable, //!< 503, Retry-After: 30
    BadGateway, //!< 502 with a page of a proxy
    MalformedJson,
    WrongShape, //!< JSON, but not of this API
    ErrorInside, //!< 200 with the body of a 422
    Html, //!< 200 with a web page
    EmptyBody,
    BadUtf8,
    RedirectAway, //!< 302 to another origin
    RedirectHere, //!< 307 to the same URL
    EchoToken, //!< 400 with the Authorization header in the message
};

//! One connection of a client; speaks HTTP/1.1 with keep-alive.
class FakeConnection final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(FakeConnection &, const FakeRequest &)>;

    FakeConnection(QTcpSocket *socket, Handler handler, QObject *parent);

    void reply(const FakeReply &reply);
    //! The faults of the wire; \a reply is what would have come.
    void spoil(Fault fault, const FakeReply &reply);

private:
    void read();
    bool takeRequest();
    void sendSlowly(const QByteArray &bytes);
    void close();

    QTcpSocket *m_socket;
    Handler m_handler;
    QByteArray m_buffer;
};
