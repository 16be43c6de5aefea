// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/qnamtransport.h"

#include "models/gms/errors.h"
#include "models/gms/logging.h"
#include "models/gms/qnamoperation.h"
#include "models/gms/readonly.h"
#include "models/gms/timers.h"

#include <QHostAddress>
#include <QNetworkAccessManager>

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

//! What a header may carry; a token pasted with its line end would else end the header.
QByteArray headerValue(const QByteArray &text)
{
    QByteArray value;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > 0x20 && c != 0x7f)
            value += c;
    }
    return value;
}

QByteArray withoutSlashAtEnd(QByteArray path)
{
    while (path.endsWith('/'))
        path.chop(1);
    return path;
}

} // namespace

QnamTransport::QnamTransport(const Options &options)
    : m_manager(std::make_unique<QNetworkAccessManager>())
    , m_basePath(withoutSlashAtEnd(options.url.path(QUrl::FullyEncoded).toLatin1()))
    , m_token(headerValue(options.token))
    , m_readOnly(options.readOnly)
    , m_silenceMs(options.silenceMs)
    , m_loopback(isLoopback(options.url))
{
    m_origin.setScheme(options.url.scheme());
    m_origin.setHost(options.url.host());
    m_origin.setPort(options.url.port());
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager->setAutoDeleteReplies(false);
}

QnamTransport::~QnamTransport() = default;

void QnamTransport::setToken(const QByteArray &token)
{
    m_token = headerValue(token);
}

QString QnamTransport::origin() const
{
    return m_origin.toString();
}

void QnamTransport::setBasePath(const QByteArray &path)
{
    m_basePath = withoutSlashAtEnd(path);
}

Pending QnamTransport::send(HttpRequest request, Done<HttpReply> done, Hearing hearing)
{
    if (m_readOnly && !isRead(request)) {
        Error error;
        error.kind = Error::Kind::ReadOnly;
        error.request = requestName(request);
        return QtTimers().after(0, [error, done = std::move(done)] { done(Failure(error)); });
    }
    QnamCall call;
    call.method = request.method;
    call.body = request.body;
    call.once = !isRead(request);
    call.token = m_token;
    call.name = requestName(request);
    call.request.setUrl(
        QUrl::fromEncoded(m_origin.toEncoded() + m_basePath + request.path, QUrl::StrictMode));
    call.request.setTransferTimeout(std::min(request.timeoutMs, m_silenceMs));
    call.request.setRawHeader("Accept", "application/json");
    if (m_loopback) // unpacking costs more than it saves; else the manager asks for gzip itself
        call.request.setRawHeader("Accept-Encoding", "identity");
    if (!request.body.isEmpty())
        call.request.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    for (const auto &[name, value] : std::as_const(request.headers))
        call.request.setRawHeader(name, value);
    if (!m_token.isEmpty())
        call.request.setRawHeader("Authorization", "Bearer " + m_token);
    return std::make_unique<QnamOperation>(*m_manager, std::move(call), std::move(done),
                                           std::move(hearing));
}

} // namespace gms
