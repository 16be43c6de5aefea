// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/guard.h"

#include <QtTest>

using namespace localgms;

class GuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void asksForTheToken_data();
    void asksForTheToken();
    void refusesLongHeads();
    void comparesInConstantTime();
};

static Request requestWith(const QByteArray &host, const QByteArray &header = {},
                           const QByteArray &value = {})
{
    Request request;
    request.target = "/openapi/v3/entity/tag";
    splitTarget(request);
    if (!host.isNull())
        request.headers.emplace_back("Host", host.toStdString());
    if (!header.isEmpty())
        request.headers.emplace_back(header.toStdString(), value.toStdString());
    return request;
}

void GuardTest::decides_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status"); // 0: may pass

    const auto row = [](const char *name, const char *host, const char *header, const char *value,
                        int status) {
        QTest::newRow(name) << QByteArray(host) << QByteArray(header) << QByteArray(value)
                            << status;
    };
    row("localhost", "localhost:8080", "", "", 0);
    row("localhost in capitals", "LOCALHOST:8080", "", "", 0);
    row("without a port", "localhost", "", "", 0);
    row("v4", "127.0.0.1:8080", "", "", 0);
    row("v6", "[::1]:8080", "", "", 0);
    row("rebound name", "evil.example:8080", "", "", 403);
    row("localhost as a prefix", "localhost.evil.example", "", "", 403);
    row("v4 as a prefix", "127.0.0.1.evil.example", "", "", 403);
    row("user part", "localhost@evil.example", "", "", 403);
    row("port that is none", "localhost:80x", "", "", 403);
    row("empty host", "", "", "", 403);
    row("two hosts", "localhost:8080", "host", "evil.example", 403);
    row("own origin", "localhost:8080", "Origin", "http://localhost:8080", 0);
    row("own origin by address", "localhost:8080", "origin", "http://127.0.0.1:8080", 0);
    row("origin elsewhere", "localhost:8080", "Origin", "https://evil.example", 403);
    row("origin of another port", "localhost:8080", "Origin", "http://localhost:3000", 403);
    row("null origin", "localhost:8080", "Origin", "null", 403);
    row("cross-site", "localhost:8080", "Sec-Fetch-Site", "cross-site", 403);
    row("same-site", "localhost:8080", "Sec-Fetch-Site", "same-site", 403);
    row("typed by the user", "localhost:8080", "Sec-Fetch-Site", "none", 0);
    row("same origin", "localhost:8080", "Sec-Fetch-Site", "same-origin", 0);
}

void GuardTest::decides()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    Guard guard;
    guard.port = 8080;
    const auto refusal = guard.refuse(requestWith(host, header, value));
    QCOMPARE(refusal ? refusal->status : 0, status);
}

void GuardTest::asksForTheToken_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("status");
    QTest::newRow("right") << QByteArray("/aspects") << QByteArray("Bearer s3cret") << 0;
    QTest::newRow("scheme in small letters")
        << QByteArray("/aspects") << QByteArray("bearer s3cret") << 0;
    QTest::newRow("wrong") << QByteArray("/aspects") << QByteArray("Bearer s3creT") << 401;
    QTest::newRow("longer") << QByteArray("/aspects") << QByteArray("Bearer s3crets3cret") << 401;
    QTest::newRow("prefix") << QByteArray("/aspects") << QByteArray("Bearer s3c") << 401;
    QTest::newRow("empty") << QByteArray("/aspects") << QByteArray("Bearer ") << 401;
    QTest::newRow("another scheme") << QByteArray("/aspects") << QByteArray("Basic s3cret") << 401;
    QTest::newRow("none") << QByteArray("/aspects") << QByteArray() << 401;
    QTest::newRow("config is open") << QByteArray("/config") << QByteArray() << 0;
    QTest::newRow("health is open") << QByteArray("/health") << QByteArray() << 0;
    QTest::newRow("not what begins like config")
        << QByteArray("/config/../aspects") << QByteArray() << 401;
    QTest::newRow("not config encoded") << QByteArray("/%63onfig") << QByteArray() << 401;
}

void GuardTest::asksForTheToken()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, header);
    QFETCH(int, status);
    Guard guard;
    guard.port = 8080;
    guard.token = "s3cret";
    Request request = requestWith(
        "localhost:8080", header.isEmpty() ? QByteArray() : QByteArray("Authorization"), header);
    request.target = path.toStdString();
    splitTarget(request);
    const auto refusal = guard.refuse(request);
    QCOMPARE(refusal ? refusal->status : 0, status);
}

void GuardTest::refusesLongHeads()
{
    const Guard guard;
    Request request = requestWith("localhost");
    request.target = "/" + std::string(guard.maxTarget, 'a');
    QCOMPARE(guard.refuse(request)->status, 414);
    request = requestWith("localhost", "X-Long", QByteArray(qsizetype(guard.maxHeaders), 'a'));
    QCOMPARE(guard.refuse(request)->status, 431);
}

void GuardTest::comparesInConstantTime()
{
    QVERIFY(equalInConstantTime("abc", "abc"));
    QVERIFY(!equalInConstantTime("abd", "abc"));
    QVERIFY(!equalInConstantTime("", "abc"));
    QVERIFY(!equalInConstantTime("abcabc", "abc"));
}

QTEST_GUILESS_MAIN(GuardTest)
#include "tst_guard.moc"
