// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/errors.h"

#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;

class TestErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusAndWordsBecomeAKind_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, int status, const char *body, Error::Kind kind,
                            const QString &detail = {}) {
            QTest::newRow(name) << status << QByteArray(body) << int(kind) << detail;
        };
        row("412", 412, R"({"error":"Precondition Error","message":"m"})", Error::Kind::Conflict,
            u"Precondition Error: m"_s);
        row("409", 409, "", Error::Kind::Conflict);
        row("400 of old servers", 400,
            R"({"error":"Validation Error","message":"Expected version -1, actual version 3"})",
            Error::Kind::Conflict, u"Validation Error: Expected version -1, actual version 3"_s);
        row("422 of rest.li", 422, R"({"message":"If-Version-Match failed","stackTrace":"at x"})",
            Error::Kind::Conflict, u"If-Version-Match failed"_s);
        row("made meanwhile", 400,
            R"({"error":"Validation Error","message":"Cannot perform CREATE since the aspect already exists."})",
            Error::Kind::Conflict,
            u"Validation Error: Cannot perform CREATE since the aspect already exists."_s);
        row("400", 400, R"({"error":"Invalid urn!: x"})", Error::Kind::Rejected,
            u"Invalid urn!: x"_s);
        row("422", 422, R"({"message":"Unknown aspect","stackTrace":"at y"})",
            Error::Kind::Rejected, u"Unknown aspect"_s);
        row("413", 413, "<html>", Error::Kind::Rejected);
        row("401", 401, "", Error::Kind::Unauthorized);
        row("403", 403, R"({"error":"x is unauthorized to EDIT entities."})",
            Error::Kind::Forbidden, u"x is unauthorized to EDIT entities."_s);
        row("404", 404, "", Error::Kind::NotFound);
        row("429", 429, "", Error::Kind::Busy);
        row("503", 503, R"({"error":"Request timed out."})", Error::Kind::Busy,
            u"Request timed out."_s);
        row("500", 500, R"({"error":"Internal server error occurred"})", Error::Kind::ServerFault,
            u"Internal server error occurred"_s);
        row("a proxy's page", 502, "<html>nginx</html>", Error::Kind::ServerFault);
        row("JSON that is no object", 500, "[1]", Error::Kind::ServerFault);
        row("a message that is no text", 500, R"({"message":{"a":1}})", Error::Kind::ServerFault);
        row("a redirect", 302, "", Error::Kind::NotGms);
    }

    void statusAndWordsBecomeAKind()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, detail);
        HttpRequest request;
        request.path = "/config?secret=1";

        const auto error = errorOf(request, {status, {}, body});

        QVERIFY(error);
        QCOMPARE(int(error->kind), kind);
        QCOMPARE(error->detail, detail);
        QCOMPARE(error->httpStatus, status);
        QCOMPARE(error->request, u"GET /config"_s);
    }

    void successIsNoError()
    {
        for (const int status : {200, 201, 202, 204})
            QVERIFY(!errorOf({}, {status, {}, {}}));
    }

    void plainTextIsTheDetail()
    {
        const HttpReply reply {
            500, {{"content-type", "text/plain; charset=utf-8"}}, "out\n of  memory"};

        QCOMPARE(errorOf({}, reply)->detail, u"out of memory"_s);
    }

    void aLongMessageIsShortened()
    {
        const QByteArray body
            = QByteArray(R"({"message":"TEXT"})").replace("TEXT", QByteArray(100'000, 'x'));

        QVERIFY(errorOf({}, {500, {}, body})->detail.size() < 700);
    }

    void aStackTraceIsNeverShown()
    {
        const auto error = errorOf(
            {}, {500, {}, R"({"exceptionClass":"E","stackTrace":"at com.x","status":500})"});

        QVERIFY(!error->detail.contains(u"com.x"_s));
    }

    void aRedirectNamesItsTargetWithoutTheQuery()
    {
        const HttpReply reply {
            302, {{"Location", "https://sso.example.org/login?state=secret"}}, {}};

        const QString detail = errorOf({}, reply)->detail;

        QVERIFY(detail.contains(u"https://sso.example.org/login"_s));
        QVERIFY(!detail.contains(u"secret"_s));
    }

    void retryAfterIsSecondsOrADate_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("seconds");
        QTest::newRow("none") << QByteArray() << -1;
        QTest::newRow("seconds") << QByteArray("30") << 30;
        QTest::newRow("none to wait") << QByteArray("0") << 0;
        QTest::newRow("below zero") << QByteArray("-5") << -1;
        QTest::newRow("absurd") << QByteArray("99999999999") << 24 * 3600;
        QTest::newRow("no number") << QByteArray("soon") << -1;
        QTest::newRow("a date") << QByteArray("Thu, 01 Jan 1970 00:01:00 +0000") << 60;
        QTest::newRow("a date as HTTP has it") << QByteArray("Thu, 01 Jan 1970 00:01:00 GMT") << 60;
        QTest::newRow("a date gone by") << QByteArray("Wed, 31 Dec 1969 00:00:00 GMT") << 0;
    }

    void retryAfterIsSecondsOrADate()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, seconds);

        QCOMPARE(retryAfterSeconds({503, {{"Retry-After", value}}, {}}, 0), seconds);
    }
};

QTEST_GUILESS_MAIN(TestErrors)

#include "tst_errors.moc"
