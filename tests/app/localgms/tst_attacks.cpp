// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/server.h"
#include "rawclient.h"

#include <QTcpServer>
#include <QtTest>

#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;

//! The door: what comes over the socket and is refused, cut off or let through.
class AttacksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void answersOnBothAddresses();
    void refusesHostileRequests_data();
    void refusesHostileRequests();
    void refusesALargeBodyByItsLength();
    void cutsAnEndlessBodyOff();
    void goesOnAfterACutConnection();
    void asksToContinue();
    void readsChunks();
    void answersSeveralRequestsOnOneConnection();
    void slowClientsKeepNobodyOut();
    void neverSendsACorsHeader();
    void takesTheNextFreePort();

private:
    std::unique_ptr<localgms::Server> m_server;
};

void AttacksTest::initTestCase()
{
    localgms::Options options;
    options.port = 0;
    auto server = localgms::Server::start(options);
    QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
    m_server = std::move(*server);
}

//! Whatever a test did, the server answers.
void AttacksTest::cleanup()
{
    RawClient client(m_server->port());
    QCOMPARE(client.request("GET", "/config"), 200);
    QCOMPARE(client.json().value("noCode", ""), std::string("true"));
}

void AttacksTest::answersOnBothAddresses()
{
    RawClient v6(m_server->port(), u"::1"_s);
    if (!v6.isConnected())
        QSKIP("no IPv6 here");
    QCOMPARE(v6.request("GET", "/health"), 200);
}

void AttacksTest::refusesHostileRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("statuses"); // 0: the connection is closed without an answer
    const auto row = [](const char *name, const QByteArray &bytes, const QList<int> &statuses) {
        QTest::newRow(name) << bytes << statuses;
    };
    const QByteArray host = "Host: localhost\r\n";
    row("foreign host", "GET /config HTTP/1.1\r\nHost: evil.example\r\n\r\n", {403});
    row("no host", "GET /config HTTP/1.1\r\n\r\n", {400, 403});
    row("two hosts", "GET /config HTTP/1.1\r\n" + host + "Host: evil.example\r\n\r\n", {403});
    row("foreign origin",
        "POST /aspects?action=ingestProposal HTTP/1.1\r\n" + host
            + "Origin: https://evil.example\r\nContent-Length: 2\r\n\r\n{}",
        {403});
    row("cross-site", "GET /config HTTP/1.1\r\n" + host + "Sec-Fetch-Site: cross-site\r\n\r\n",
        {403});
    row("no such path", "GET /etc/passwd HTTP/1.1\r\n" + host + "\r\n", {404});
    row("dots", "GET /config/../../etc/passwd HTTP/1.1\r\n" + host + "\r\n", {404});
    row("encoded dots", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + host + "\r\n", {404});
    row("encoded NUL", "GET /entities/urn%00 HTTP/1.1\r\n" + host + "\r\n", {400, 404});
    row("bad UTF-8", "GET /entities/%ff%fe HTTP/1.1\r\n" + host + "\r\n", {400});
    row("absolute target", "GET http://evil.example/config HTTP/1.1\r\n" + host + "\r\n",
        {400, 403, 404});
    row("unknown method", "BREW /config HTTP/1.1\r\n" + host + "\r\n", {405, 501});
    row("wrong method", "DELETE /config HTTP/1.1\r\n" + host + "\r\n", {405});
    row("no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", {0, 400});
    row("HTTP of the future", "GET /config HTTP/9.9\r\n" + host + "\r\n", {0, 400, 505});
    row("negative length", "POST /api/graphql HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
        {0, 400});
    row("length that is no number",
        "POST /api/graphql HTTP/1.1\r\n" + host + "Content-Length: 0x10\r\n\r\n", {0, 400});
    row("huge length",
        "POST /api/graphql HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999999\r\n\r\n",
        {0, 400, 413});
    row("bad chunk size",
        "POST /api/graphql HTTP/1.1\r\n" + host
            + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        {0, 400});
    row("long target", "GET /" + QByteArray(20'000, 'a') + " HTTP/1.1\r\n" + host + "\r\n",
        {414, 404, 431});
    row("very long target", "GET /" + QByteArray(400'000, 'a') + " HTTP/1.1\r\n" + host + "\r\n",
        {0, 414, 431});
    row("long header",
        "GET /config HTTP/1.1\r\n" + host + "X: " + QByteArray(40'000, 'a') + "\r\n\r\n", {431});
    row("many headers",
        "GET /config HTTP/1.1\r\n" + host + QByteArray("X: aaaaaaaa\r\n").repeated(20'000) + "\r\n",
        {0, 431, 413});
    row("broken JSON", "POST /api/graphql HTTP/1.1\r\n" + host + "Content-Length: 7\r\n\r\n{broken",
        {400});
    const QByteArray deep = QByteArray("[").repeated(100'000);
    row("deep JSON",
        "POST /api/graphql HTTP/1.1\r\n" + host + "Content-Length: 100000\r\n\r\n" + deep, {400});
    const QByteArray text = "{\"query\":\"\xff\"}";
    row("bad UTF-8 in JSON",
        "POST /api/graphql HTTP/1.1\r\n" + host
            + "Content-Length: " + QByteArray::number(text.size()) + "\r\n\r\n" + text,
        {400});
    row("SQL in an urn",
        "GET /aspects/urn%3Ali%3Atag%3Aa%27%20OR%201%3D1--?aspect=tagKey&version=0 HTTP/1.1\r\n"
            + host + "\r\n",
        {404});
    row("a scroll id of somebody else",
        "POST /openapi/v3/entity/scroll?scrollId=AAAA HTTP/1.1\r\n" + host
            + "Content-Length: 2\r\n\r\n{}",
        {400});
    row("count that is no number",
        "POST /openapi/v3/entity/scroll?count=1e9 HTTP/1.1\r\n" + host
            + "Content-Length: 2\r\n\r\n{}",
        {400});
    row("fields of other types",
        "POST /openapi/v3/entity/scroll HTTP/1.1\r\n" + host
            + "Content-Length: 24\r\n\r\n{\"entities\":{\"a\":[1,2]}}",
        {400});
}

void AttacksTest::refusesHostileRequests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, statuses);
    RawClient client(m_server->port());
    client.send(bytes);
    const int status = client.receive();
    QVERIFY2(statuses.contains(status), qPrintable(QString::number(status)));
    QVERIFY(!client.head().toLower().contains("access-control"));
}

void AttacksTest::refusesALargeBodyByItsLength()
{
    RawClient client(m_server->port());
    client.send(
        "POST /api/graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 17000000\r\n\r\n");
    QCOMPARE(client.receive(), 413);
}

void AttacksTest::cutsAnEndlessBodyOff()
{
    RawClient client(m_server->port());
    client.send(
        "POST /api/graphql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray chunk = "100000\r\n" + QByteArray(0x100000, 'a') + "\r\n";
    int sent = 0;
    while (client.isConnected() && sent < 200) {
        client.send(chunk);
        ++sent;
    }
    QVERIFY2(sent < 200, "200 MB were read");
}

void AttacksTest::goesOnAfterACutConnection()
{
    for (int i = 0; i < 20; ++i) {
        RawClient client(m_server->port());
        client.send("POST /api/graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                    "1000\r\n\r\n{\"query\"");
    }
}

void AttacksTest::asksToContinue()
{
    RawClient client(m_server->port());
    client.send("POST /api/graphql HTTP/1.1\r\nHost: localhost\r\nExpect: "
                "100-continue\r\nContent-Length: 26\r\n\r\n");
    QCOMPARE(client.receive(), 100);
    client.send("{\"query\":\"{ __typename }\"}");
    QCOMPARE(client.receive(), 200);
}

void AttacksTest::readsChunks()
{
    RawClient client(m_server->port());
    client.send(
        "POST /api/graphql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        "a\r\n{\"query\":\"\r\n10\r\n{ __typename }\"}\r\n0\r\n\r\n");
    QCOMPARE(client.receive(), 200);
    QCOMPARE(client.json()["data"]["__typename"].get<std::string>(), std::string("Query"));
}

void AttacksTest::answersSeveralRequestsOnOneConnection()
{
    RawClient client(m_server->port());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(client.request("GET", "/config"), 200);
    client.send(QByteArray("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n").repeated(3));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(client.receive(), 200);
}

void AttacksTest::slowClientsKeepNobodyOut()
{
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 600; ++i) {
        slow.push_back(std::make_unique<RawClient>(m_server->port()));
        QVERIFY(slow.back()->isConnected());
        slow.back()->send(
            i % 2
                ? "GET /con"
                : "POST /api/graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
    }
    QElapsedTimer timer;
    timer.start();
    RawClient client(m_server->port());
    QCOMPARE(client.request("GET", "/config"), 200);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void AttacksTest::neverSendsACorsHeader()
{
    RawClient client(m_server->port());
    const int status
        = client.request("OPTIONS", "/config", {}, "Access-Control-Request-Method: POST\r\n");
    QVERIFY(status == 405 || status == 501);
    QVERIFY(!client.head().toLower().contains("access-control"));
}

void AttacksTest::takesTheNextFreePort()
{
    localgms::Options options;
    options.port = m_server->port();
    const auto refused = localgms::Server::start(options);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Offline);
    options.nextFreePort = true;
    const auto other = localgms::Server::start(options);
    QVERIFY(other);
    QVERIFY((*other)->port() != m_server->port());
    RawClient client((*other)->port());
    QCOMPARE(client.request("GET", "/health"), 200);
}

QTEST_GUILESS_MAIN(AttacksTest)
#include "tst_attacks.moc"
