// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakegms/fakegms.h"

#include "tests/fakegms/fakeroutes.h"

#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;

namespace {

FakeReply errorReply(int status, const QByteArray &message)
{
    return {status,
            R"({"error":"Error","message":")" + message + R"(","status":)"
                + QByteArray::number(status) + R"(,"stackTrace":"at com.linkedin.secret"})",
            "application/json",
            {}};
}

} // namespace

FakeGms::FakeGms(QObject *parent) : QObject(parent)
{
    setRelease(u"1.6"_s);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            new FakeConnection(
                socket,
                [this](FakeConnection &connection, const FakeRequest &request) {
                    serve(connection, request);
                },
                this);
    });
    const bool listening = m_server.listen(QHostAddress::LocalHost);
    Q_ASSERT(listening);
    Q_UNUSED(listening)
}

QUrl FakeGms::url() const
{
    return QUrl(
        u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(QString::fromLatin1(m_basePath)));
}

void FakeGms::setRelease(const QString &release)
{
    Abilities a;
    a.version = release.toUtf8();
    const bool isNumber = release.startsWith(u"0."_s) || release.startsWith(u"1."_s);
    if (isNumber)
        a.version = "v" + a.version + ".0";
    const int minor = release.section(u'.', 1, 1).toInt();
    if (release.startsWith(u"0."_s)) {
        a.v3 = minor >= 14;
        a.scroll = a.batchGet = a.v3Relationships = a.container = false;
    }
    if (release.startsWith(u"0."_s) || (isNumber && minor < 3))
        a.filter = a.counts = false;
    if (isNumber && minor < 6)
        a.relationshipScroll = false;
    a.preconditions = !release.startsWith(u"0."_s) || minor >= 15;
    a.answers412 = !isNumber || (release.startsWith(u"1."_s) && minor >= 2);
    a.genericPatch = !isNumber || (release.startsWith(u"1."_s) && minor >= 1);
    a.brokenSlices = release == u"1.3"_s;
    m_abilities = a;
    m_sliced = false;
}

void FakeGms::fault(const QByteArray &match, Fault kind, int times, int skip, FaultMoment moment)
{
    m_faults.append({match, kind, times, skip, moment});
}

int FakeGms::count(const QByteArray &match) const
{
    return int(std::count_if(m_requests.begin(), m_requests.end(), [&match](const FakeRequest &r) {
        return (r.method + ' ' + r.target).contains(match);
    }));
}

std::optional<FakeGms::PlannedFault> FakeGms::takeFault(const QByteArray &line)
{
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        PlannedFault &fault = m_faults[i];
        if (!line.contains(fault.match))
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            return std::nullopt;
        }
        const PlannedFault taken = fault;
        if (fault.times > 0 && --fault.times == 0)
            m_faults.removeAt(i);
        return taken;
    }
    return std::nullopt;
}

void FakeGms::serve(FakeConnection &connection, const FakeRequest &request)
{
    m_requests.append(request);
    if (beforeAnswer)
        beforeAnswer(request);
    const auto fault = takeFault(request.method + ' ' + request.target);
    if (!fault)
        return connection.reply(answer(request));
    const bool write = FakeRoutes::isWrite(request);
    const auto reply = faultReply(fault->kind, request);
    const bool silent = fault->kind == Fault::Hang || fault->kind == Fault::Refuse;
    const bool unseen = reply || silent;
    FakeReply real;
    if (write && fault->moment == BeforeWriting && fault->kind != Fault::Slow) {
        const FakeData before = m_data; // what would have been answered, of what is not done
        if (!unseen)
            real = answer(request);
        m_data = before;
    } else if (!unseen || (write && fault->moment == AfterWriting)) {
        real = answer(request);
    }
    if (reply)
        return connection.reply(*reply);
    connection.spoil(fault->kind, silent ? FakeReply() : real);
}

FakeReply FakeGms::answer(const FakeRequest &request)
{
    FakeRequest inner = request;
    if (!m_basePath.isEmpty()) {
        if (!request.target.startsWith(m_basePath + '/'))
            return {200, "<!DOCTYPE html><html><body>DataHub</body></html>", "text/html", {}};
        inner.target.remove(0, m_basePath.size());
    }
    const bool open = inner.path() == "/config";
    if (!open && !m_token.isEmpty()
        && request.headers.value("authorization") != "Bearer " + m_token)
        return {401, "<html>Unauthorized to perform this action.</html>", "text/html", {}};
    return FakeRoutes(*this).answer(inner);
}

std::optional<FakeReply> FakeGms::faultReply(Fault fault, const FakeRequest &request) const
{
    switch (fault) {
    case Fault::Unauthorized:
        return errorReply(401, "Unauthorized to perform this action.");
    case Fault::Forbidden:
        return errorReply(403, "urn:li:corpuser:x is unauthorized to VIEW entities.");
    case Fault::NotFound:
        return errorReply(404, "No endpoint");
    case Fault::BadRequest:
        return errorReply(400, "Invalid urn!");
    case Fault::Precondition:
        return errorReply(412, "Expected version 1, actual version 2");
    case Fault::Unprocessable:
        return errorReply(422, "Failed to validate record");
    case Fault::TooManyRequests: {
        FakeReply reply = errorReply(429, "slow down");
        reply.headers = {{"Retry-After", "1"}};
        return reply;
    }
    case Fault::ServerError:
        return errorReply(500, "Internal server error occurred");
    case Fault::Unavailable: {
        FakeReply reply = errorReply(503, "Request timed out.");
        reply.headers = {{"Retry-After", "30"}};
        return reply;
    }
    case Fault::BadGateway:
        return FakeReply {502, "<html>nginx</html>", "text/html", {}};
    case Fault::MalformedJson:
        return FakeReply {200, R"({"entities":[{"urn":"urn:li:x:1",]})", "application/json", {}};
    case Fault::WrongShape:
        return FakeReply {200, R"({"something":"else"})", "application/json", {}};
    case Fault::ErrorInside: {
        FakeReply reply = errorReply(422, "Failed to validate record");
        reply.status = 200;
        return reply;
    }
    case Fault::Html:
        return FakeReply {200, "<!DOCTYPE html><html></html>", "text/html", {}};
    case Fault::EmptyBody:
        return FakeReply {200, {}, "application/json", {}};
    case Fault::BadUtf8:
        return FakeReply {200, "{\"entities\":[{\"urn\":\"\xff\xfe\"}]}", "application/json", {}};
    case Fault::RedirectAway:
        return FakeReply {302, {}, {}, {{"Location", "http://localhost:1/login?secret=1"}}};
    case Fault::RedirectHere:
        return FakeReply {307, {}, {}, {{"Location", request.target + "&again=1"}}};
    case Fault::EchoToken:
        return errorReply(400, "bad header " + request.headers.value("authorization"));
    default:
        return std::nullopt;
    }
}
