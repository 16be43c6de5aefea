// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/errors.h"

#include "models/gms/codec/json.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

constexpr qsizetype longestDetail = 600;

QString shortened(QString text)
{
    text = text.simplified();
    if (text.size() > longestDetail)
        text = text.left(longestDetail) + u'…';
    return text;
}

QString textOf(const nlohmann::json &object, const char *key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string()
             ? QString::fromStdString(it->get_ref<const std::string &>())
             : QString();
}

//! What a server says about its refusal, in its own words.
QString wordsOf(const HttpReply &reply)
{
    constexpr qsizetype largestBody = 1 << 20;
    if (reply.body.size() > largestBody)
        return {};
    const auto json = parseJson(reply.body);
    if (!json || !json->is_object()) {
        const bool plain = reply.header("Content-Type").startsWith("text/plain");
        return plain ? shortened(QString::fromUtf8(reply.body)) : QString();
    }
    const QString error = textOf(*json, "error");
    const QString message = textOf(*json, "message");
    if (message.isEmpty() || error.isEmpty() || message.contains(error))
        return shortened(message.isEmpty() ? error : message);
    return shortened(error + u": "_s + message);
}

bool namesPrecondition(const QString &words)
{
    return words.contains("precondition"_L1, Qt::CaseInsensitive)
        || words.contains("If-Version-Match"_L1, Qt::CaseInsensitive)
        || words.contains("Expected version"_L1, Qt::CaseInsensitive)
        || words.contains("If-Modified-Since"_L1, Qt::CaseInsensitive)
        || words.contains("If-Unmodified-Since"_L1, Qt::CaseInsensitive)
        || words.contains("already exists"_L1, Qt::CaseInsensitive);
}

Error::Kind kindOf(int status, const QString &words)
{
    switch (status) {
    case 400:
    case 422:
        return namesPrecondition(words) ? Error::Kind::Conflict : Error::Kind::Rejected;
    case 401:
        return Error::Kind::Unauthorized;
    case 403:
        return Error::Kind::Forbidden;
    case 404:
        return Error::Kind::NotFound;
    case 409:
    case 412:
        return Error::Kind::Conflict;
    case 429:
    case 503:
        return Error::Kind::Busy;
    default:
        break;
    }
    if (status >= 500)
        return Error::Kind::ServerFault;
    return status >= 400 ? Error::Kind::Rejected : Error::Kind::NotGms;
}

//! A redirect's target for the eye; a query may carry what must not be shown.
QString redirectWords(const HttpReply &reply)
{
    QByteArray target = reply.header("Location");
    if (const qsizetype mark = target.indexOf('?'); mark >= 0)
        target.truncate(mark);
    return target.isEmpty() ? QString() : shortened(u"→ "_s + QString::fromUtf8(target));
}

} // namespace

QString requestName(const HttpRequest &request)
{
    const qsizetype mark = request.path.indexOf('?');
    return QString::fromLatin1(request.method) + u' '
         + QString::fromUtf8(mark < 0 ? request.path : request.path.first(mark));
}

std::optional<Error> errorOf(const HttpRequest &request, const HttpReply &reply)
{
    if (reply.status >= 200 && reply.status < 300)
        return std::nullopt;
    Error error;
    error.httpStatus = reply.status;
    error.request = requestName(request);
    error.detail
        = reply.status >= 300 && reply.status < 400 ? redirectWords(reply) : wordsOf(reply);
    error.kind = kindOf(reply.status, error.detail);
    if (error.kind == Error::Kind::Busy)
        error.retryAfterSeconds = retryAfterSeconds(reply, QDateTime::currentMSecsSinceEpoch());
    return error;
}

Error badReply(const QString &jsonPath, const QString &detail)
{
    Error error;
    error.kind = Error::Kind::BadReply;
    error.jsonPath = jsonPath;
    error.detail = detail;
    return error;
}

Result<HttpReply> accepted(const HttpRequest &request, Result<HttpReply> reply)
{
    if (!reply)
        return reply;
    if (auto error = errorOf(request, *reply))
        return Failure(std::move(*error));
    return reply;
}

int retryAfterSeconds(const HttpReply &reply, qint64 nowMs)
{
    constexpr int longest = 24 * 3600;
    const QByteArray value = reply.header("Retry-After").trimmed();
    if (value.isEmpty())
        return -1;
    bool number = false;
    const qlonglong seconds = value.toLongLong(&number);
    if (number)
        return seconds < 0 ? -1 : int(qMin<qlonglong>(seconds, longest));
    // HTTP writes GMT where RFC 2822 has +0000.
    const QDateTime date = QDateTime::fromString(
        QString::fromLatin1(value).replace("GMT"_L1, "+0000"_L1), Qt::RFC2822Date);
    if (!date.isValid())
        return -1;
    return int(qBound<qint64>(0, (date.toMSecsSinceEpoch() - nowMs + 999) / 1000, qint64(longest)));
}

} // namespace gms
