// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/codec/aspects.h"

#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;

class TestAspectCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVersionIsADecimalText_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<qint64>("version");
        const auto row = [](const char *name, const char *metadata, qint64 version) {
            QTest::newRow(name) << QByteArray(metadata) << version;
        };
        row("text", R"(,"systemMetadata":{"version":"12"})", 12);
        row("large", R"(,"systemMetadata":{"version":"9007199254740993"})", 9007199254740993);
        row("number", R"(,"systemMetadata":{"version":7})", 7);
        row("no version", R"(,"systemMetadata":{"runId":"x"})", 0);
        row("no metadata", "", 0);
        row("metadata is null", R"(,"systemMetadata":null)", 0);
        row("no number", R"(,"systemMetadata":{"version":"new"})", 0);
        row("below all", R"(,"systemMetadata":{"version":"-1"})", 0);
    }

    void aVersionIsADecimalText()
    {
        QFETCH(QByteArray, metadata);
        QFETCH(qint64, version);

        const auto state = readAspectState("{\042value\042:{}" + metadata + "}");

        QVERIFY(state && state->value);
        QCOMPARE(state->version, version);
    }

    void aStampSaysWhoAndWhen()
    {
        const auto state = readAspectState(
            R"({"value":{"a":1},"systemMetadata":{"runId":"r-1"},
                "auditStamp":{"time":1700000000123,"actor":"urn:li:corpuser:x"}})");

        QCOMPARE(state->runId, u"r-1"_s);
        QCOMPARE(state->timeMs, 1'700'000'000'123);
        QCOMPARE(state->actor, u"urn:li:corpuser:x"_s);
    }

    void whatIsNoAspectIsABadReply_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("path");
        QTest::newRow("no object") << QByteArray("[]") << QString();
        QTest::newRow("no value") << QByteArray("{}") << u"value"_s;
        QTest::newRow("value is text") << QByteArray(R"({"value":"x"})") << u"value"_s;
        QTest::newRow("value is null") << QByteArray(R"({"value":null})") << u"value"_s;
    }

    void whatIsNoAspectIsABadReply()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, path);

        const auto state = readAspectState(body);

        QVERIFY(!state);
        QCOMPARE(int(state.error().kind), int(Error::Kind::BadReply));
        QCOMPARE(state.error().jsonPath, path);
    }

    void whatAnEntityLacksIsAbsent()
    {
        const auto states = readAspectStates(
            R"({"urn":"urn:li:x:1","status":{"value":{"removed":true}},"ownership":null,
                "other":{"value":{}}})",
            {u"status"_s, u"ownership"_s, u"globalTags"_s});

        QVERIFY(states);
        QCOMPARE(states->size(), 3u);
        QVERIFY(states->at(u"status"_s).value == nlohmann::json({{"removed", true}}));
        QCOMPARE(states->at(u"status"_s).version, 0);
        QVERIFY(states->at(u"ownership"_s) == AspectState());
        QCOMPARE(states->at(u"globalTags"_s).version, -1);
    }

    void aBadAspectIsNamed()
    {
        const auto states
            = readAspectStates(R"({"urn":"urn:li:x:1","status":{"value":7}})", {u"status"_s});

        QVERIFY(!states);
        QCOMPARE(states.error().jsonPath, u"status.value"_s);
    }

    void whatAWriteIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const char *body, int kind) {
            QTest::newRow(name) << QByteArray(body) << kind;
        };
        const int written = -1;
        row("written", R"({"urn":"urn:li:x:1","status":{"value":{}}})", written);
        row("in a list", R"([{"urn":"urn:li:x:1","status":{"value":{}}}])", written);
        row("ignored", R"({"urn":"urn:li:x:1"})", int(Error::Kind::Rejected));
        row("another aspect", R"({"urn":"urn:li:x:1","ownership":{}})", int(Error::Kind::Rejected));
        row("an error", R"({"error":"Validation Error","message":"no"})",
            int(Error::Kind::Rejected));
        row("a conflict", R"({"error":"Precondition Error","message":"Expected version 1"})",
            int(Error::Kind::Conflict));
        row("with a status", R"({"message":"no","status":403})", int(Error::Kind::Forbidden));
        row("an exception", R"({"exceptionClass":"x","status":500})",
            int(Error::Kind::ServerFault));
        row("nothing", "", int(Error::Kind::BadReply));
        row("an empty object", "{}", int(Error::Kind::BadReply));
        row("an empty list", "[]", int(Error::Kind::BadReply));
        row("a page", "<html></html>", int(Error::Kind::BadReply));
    }

    void whatAWriteIsAnswered()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);

        const auto written = readWritten(body, u"status"_s);

        QCOMPARE(written ? -1 : int(written.error().kind), kind);
    }

    void whatAProposalIsAnswered()
    {
        QVERIFY(readIngested(R"({"value":"success"})"));
        QVERIFY(readIngested(R"({"value":"urn:li:x:1"})"));
        QCOMPARE(int(readIngested(R"({"message":"Expected version 3","status":422})").error().kind),
                 int(Error::Kind::Conflict));
        QCOMPARE(int(readIngested("<html></html>").error().kind), int(Error::Kind::BadReply));
        QCOMPARE(int(readIngested("{}").error().kind), int(Error::Kind::BadReply));
    }

    void restLiTellsTheValueOnly()
    {
        const auto state = readRestLiAspect(
            R"({"version":3,"aspect":{"com.linkedin.common.Status":{"removed":true}}})", 3);

        QVERIFY(state->value == nlohmann::json({{"removed", true}}));
        QCOMPARE(state->version, 3);
        QCOMPARE(int(readRestLiAspect(R"({"aspect":{}})", 3).error().kind),
                 int(Error::Kind::BadReply));
    }

    void whoIsMeant_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("urn");
        QTest::addColumn<int>("kind");
        const auto named = [](const char *user) {
            nlohmann::json body;
            body["data"]["me"]["corpUser"]["urn"] = std::string("urn:li:corpuser:") + user;
            return QByteArray::fromStdString(body.dump());
        };
        const auto nobody = int(Error::Kind::NotFound);
        QTest::newRow("a user") << named("jdoe") << u"urn:li:corpuser:jdoe"_s << 0;
        QTest::newRow("the server") << named("__datahub_system") << QString() << nobody;
        QTest::newRow("unknown") << named("UNKNOWN") << QString() << nobody;
        QTest::newRow("no one") << QByteArray(R"({"data":{"me":null}})") << QString() << nobody;
        QTest::newRow("an error") << QByteArray(
            R"({"data":null,"errors":[{"message":"no","extensions":{"code":500}}]})")
                                  << QString() << nobody;
        QTest::newRow("not allowed")
            << QByteArray(R"({"errors":[{"message":"no","extensions":{"code":403}}]})") << QString()
            << int(Error::Kind::Forbidden);
        QTest::newRow("no GraphQL") << QByteArray("{}") << QString() << int(Error::Kind::BadReply);
    }

    void whoIsMeant()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, urn);
        QFETCH(int, kind);

        const auto me = readMe(body);

        if (urn.isEmpty())
            QCOMPARE(int(me.error().kind), kind);
        else
            QCOMPARE(*me, urn);
    }
};

QTEST_GUILESS_MAIN(TestAspectCodec)

#include "tst_aspectcodec.moc"
