// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/qnamoperation.h"

#include "models/gms/logging.h"
#include "models/gms/onceonly.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

constexpr qint64 largestAnswer = 512ll << 20;
constexpr qint64 headSize = 4096;
constexpr int mostRedirects = 4;

//! Room behind the text for the parser of bulk pages, which reads in blocks.
constexpr qsizetype parserPadding = 64;

Error::Kind faultKind(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // how a transfer timeout arrives
        return Error::Kind::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return Error::Kind::Tls;
    default:
        return Error::Kind::Offline;
    }
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port
        = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

QNetworkReply *issueOnce(QNetworkAccessManager &manager, const QnamCall &call)
{
    auto *body = new OnceOnly(call.body, &manager);
    QNetworkRequest request = call.request;
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, call.body.size());
    QNetworkReply *reply = manager.sendCustomRequest(request, call.method, body);
    body->setParent(reply);
    return reply;
}

QNetworkReply *issue(QNetworkAccessManager &manager, const QnamCall &call)
{
    if (call.once)
        return issueOnce(manager, call);
    if (call.method == "GET")
        return manager.get(call.request);
    if (call.method == "HEAD")
        return manager.head(call.request);
    if (call.method == "POST")
        return manager.post(call.request, call.body);
    return manager.sendCustomRequest(call.request, call.method, call.body);
}

} // namespace

QnamOperation::QnamOperation(QNetworkAccessManager &manager, QnamCall call, Done<HttpReply> done,
                             Hearing hearing)
    : m_manager(manager)
    , m_call(std::move(call))
    , m_done(std::move(done))
    , m_hearing(std::move(hearing))
{
    m_clock.start();
    start();
}

QnamOperation::~QnamOperation()
{
    drop();
}

void QnamOperation::start()
{
    m_reply = issue(m_manager, m_call);
    connect(m_reply, &QNetworkReply::finished, this, &QnamOperation::finish);
    connect(m_reply, &QNetworkReply::readyRead, this, &QnamOperation::hear);
    if (m_hearing.progress)
        connect(m_reply, &QNetworkReply::downloadProgress, this, m_hearing.progress);
}

void QnamOperation::drop()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this); // first: abort() emits finished() before it returns
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void QnamOperation::hear()
{
    if (m_reply->bytesAvailable() > largestAnswer) {
        m_tooLarge = true;
        m_reply->abort();
        return;
    }
    const bool plain = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200;
    if (m_headHeard || !m_hearing.head || !plain)
        return;
    m_headHeard = true;
    m_hearing.head(m_reply->peek(headSize));
}

void QnamOperation::finish()
{
    auto error = fault();
    if (!error && followRedirect())
        return;
    const auto done = std::move(m_done); // it may destroy this
    Result<HttpReply> result
        = error ? Result<HttpReply>(Failure(std::move(*error))) : Result<HttpReply>(takeReply());
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply = nullptr;
    qCDebug(logGms).noquote() << m_call.name << "→"
                              << (result ? QString::number(result->status) : result.error().detail)
                              << (result ? result->body.size() : 0) << "B" << m_clock.elapsed()
                              << "ms";
    done(std::move(result));
}

bool QnamOperation::followRedirect()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool redirect
        = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    const bool bodiless = m_call.method == "GET" || m_call.method == "HEAD";
    const QUrl target = m_reply->url().resolved(
        QUrl::fromEncoded(m_reply->rawHeader("Location"), QUrl::StrictMode));
    if (!redirect || !bodiless || m_redirects == mostRedirects || !target.isValid()
        || target == m_reply->url() || !sameOrigin(target, m_reply->url()))
        return false;
    ++m_redirects;
    drop();
    m_call.request.setUrl(target);
    start();
    return true;
}

std::optional<Error> QnamOperation::fault() const
{
    const QNetworkReply::NetworkError code = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    Error error;
    error.request = m_call.name;
    error.detail = cleaned(m_reply->errorString());
    if (m_tooLarge) {
        error.kind = Error::Kind::BadReply;
        error.detail = QCoreApplication::translate("Transport", "it is larger than 512 MB");
        return error;
    }
    // Up to here the codes are of the network, whatever status came before the break.
    // Qt wants the body again after a broken connection, and for a redirect or a challenge: those
    // are answers.
    const bool answered = (status >= 300 && status < 400) || status == 401 || status == 407;
    const bool broken = code == QNetworkReply::ContentReSendError && !answered;
    const bool network
        = code != QNetworkReply::NoError && (code <= QNetworkReply::UnknownProxyError || broken);
    if (network) {
        error.kind = faultKind(code);
        return error;
    }
    if (code != QNetworkReply::NoError && status < 300) { // no HTTP, or a body that does not unpack
        error.kind = Error::Kind::BadReply;
        return error;
    }
    return std::nullopt;
}

HttpReply QnamOperation::takeReply()
{
    HttpReply reply;
    reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        reply.headers.append({name, value});
    const qint64 size = m_reply->bytesAvailable();
    reply.body.reserve(size + parserPadding);
    reply.body.resize(size);
    reply.body.truncate(qMax<qint64>(0, m_reply->read(reply.body.data(), size)));
    if (!m_call.token.isEmpty() && reply.status >= 300) {
        reply.body.replace(m_call.token, "[token]");
        for (HttpHeader &header : reply.headers)
            header.second.replace(m_call.token, "[token]");
    }
    return reply;
}

QString QnamOperation::cleaned(QString text) const
{
    if (!m_call.token.isEmpty())
        text.replace(QString::fromLatin1(m_call.token), "[token]"_L1);
    return text;
}

} // namespace gms
