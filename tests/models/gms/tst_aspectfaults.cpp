// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/retryingtransport.h"
#include "tests/models/gms/aspectsetup.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

Q_DECLARE_METATYPE(Fault)

//! A write that is not done is said to be none, and one that may be done is not done again.
class TestAspectFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aColleagueIsNotOverwritten()
    {
        AspectSetup s;
        QVERIFY(!s.core.write(u"status"_s, {{"removed", false}}, -1));
        const qint64 read = s.core.state(u"status"_s).version;
        s.fake.beforeAnswer = [&s](const FakeRequest &request) {
            if (request.method == "POST")
                s.fake.data().set(bareDeployment, u"status"_s,
                                  {{"removed", true}, {"by", "a colleague"}});
        };

        const auto error = s.core.write(u"status"_s, {{"removed", false}, {"by", "me"}}, read);

        QCOMPARE(int(error->kind), int(Error::Kind::Conflict));
        QVERIFY(s.stored("status")->value["by"] == "a colleague");
    }

    void everyRefusalIsTypedAndWritesNothing_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, Fault fault, Error::Kind kind) {
            QTest::newRow(name) << fault << int(kind);
        };
        using Kind = Error::Kind;
        row("no word", Fault::Refuse, Kind::Offline);
        row("cut head", Fault::CutHead, Kind::Offline);
        row("cut off", Fault::CutOff, Kind::Offline);
        row("length too long", Fault::TooLong, Kind::Offline);
        row("no HTTP", Fault::Garbage, Kind::Offline);
        row("401", Fault::Unauthorized, Kind::Unauthorized);
        row("403", Fault::Forbidden, Kind::Forbidden);
        row("404", Fault::NotFound, Kind::NotFound);
        row("400", Fault::BadRequest, Kind::Rejected);
        row("412", Fault::Precondition, Kind::Conflict);
        row("422", Fault::Unprocessable, Kind::Rejected);
        row("429", Fault::TooManyRequests, Kind::Busy);
        row("500", Fault::ServerError, Kind::ServerFault);
        row("503", Fault::Unavailable, Kind::Busy);
        row("502", Fault::BadGateway, Kind::ServerFault);
        row("an error inside", Fault::ErrorInside, Kind::Rejected);
        row("malformed JSON", Fault::MalformedJson, Kind::BadReply);
        row("another shape", Fault::WrongShape, Kind::BadReply);
        row("a web page", Fault::Html, Kind::BadReply);
        row("nothing", Fault::EmptyBody, Kind::BadReply);
        row("bad UTF-8", Fault::BadUtf8, Kind::BadReply);
        row("redirected away", Fault::RedirectAway, Kind::NotGms);
        row("redirected here", Fault::RedirectHere, Kind::NotGms);
        row("token echoed", Fault::EchoToken, Kind::Rejected);
    }

    void everyRefusalIsTypedAndWritesNothing()
    {
        QFETCH(Fault, fault);
        QFETCH(int, kind);
        for (const QString &release : {u"1.6"_s, u"0.12"_s}) {
            AspectSetup s(release);
            QtTimers timers;
            RetryPolicy policy;
            policy.firstDelayMs = 1;
            RetryingTransport retrying(s.transport, timers, policy);
            Client client(retrying);
            client.setServer(s.client.server());
            AspectCore core(client, bareDeployment);
            s.fake.fault("POST ", fault, -1);

            for (const auto &error :
                 {core.write(u"globalTags"_s, {{"tags", json::array()}}, -1),
                  core.patch(u"globalTags"_s,
                             json::array({{{"op", "add"},
                                           {"path", "/tags/urn:li:tag:x"},
                                           {"value", {{"tag", "urn:li:tag:x"}}}}}))}) {
                QVERIFY(error);
                QCOMPARE(int(error->kind), kind);
                QVERIFY(error->request.startsWith(u"POST /"_s));
                QVERIFY(!error->detail.contains(QString::fromLatin1(secretToken)));
            }
            QCOMPARE(s.fake.requests().size(), 2); // each went out once
            QVERIFY(!s.stored("globalTags"));
        }
    }

    void whatIsWrittenMayBeAnsweredWrongly_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("kind");
        QTest::newRow("no word") << Fault::Refuse << int(Error::Kind::Offline);
        QTest::newRow("cut head") << Fault::CutHead << int(Error::Kind::Offline);
        QTest::newRow("cut off") << Fault::CutOff << int(Error::Kind::Offline);
        QTest::newRow("500") << Fault::ServerError << int(Error::Kind::ServerFault);
        QTest::newRow("502") << Fault::BadGateway << int(Error::Kind::ServerFault);
        QTest::newRow("nothing") << Fault::EmptyBody << int(Error::Kind::BadReply);
        QTest::newRow("a web page") << Fault::Html << int(Error::Kind::BadReply);
    }

    void whatIsWrittenMayBeAnsweredWrongly()
    {
        QFETCH(Fault, fault);
        QFETCH(int, kind);
        AspectSetup s;
        s.fake.fault(v3Path, fault, 1, 0, AfterWriting);

        const auto error = s.core.write(u"status"_s, {{"removed", true}}, -1, u"slipway-9"_s);

        QCOMPARE(int(error->kind), kind);
        QCOMPARE(s.fake.count(v3Path), 1);
        const AspectState there = s.core.state(u"status"_s);
        QCOMPARE(there.version, 1);
        QCOMPARE(there.runId, u"slipway-9"_s); // by which a client finds its own
    }

    void anAspectThatIsIgnoredIsRejected()
    {
        AspectSetup s;
        s.fake.setIgnoresUnknownAspects(true);

        const auto error = s.core.write(u"glossaryTerms"_s, {{"terms", json::array()}}, -1);

        QCOMPARE(int(error->kind), int(Error::Kind::Rejected));
        QCOMPARE(error->httpStatus, 200);
        QVERIFY(error->detail.contains(u"glossaryTerms"_s));
    }

    void anUnknownAspectIsRejected()
    {
        AspectSetup s;
        const auto error = s.core.write(u"glossaryTerms"_s, {{"terms", json::array()}}, -1);
        QCOMPARE(int(error->kind), int(Error::Kind::Rejected));
        QCOMPARE(error->httpStatus, 400);
        QVERIFY(error->detail.contains(u"Unknown aspect glossaryTerms"_s));
    }

    void readOnlySendsNothing_data()
    {
        QTest::addColumn<QString>("release");
        for (const char *release : {"0.12", "0.14", "1.0", "1.2", "1.6"})
            QTest::addRow("%s", release) << QString::fromLatin1(release);
    }

    void readOnlySendsNothing()
    {
        QFETCH(QString, release);
        AspectSetup s(release, true);
        for (const auto &error : {s.core.write(u"status"_s, {{"removed", true}}, -1),
                                  s.core.patch(u"globalTags"_s, json::array()),
                                  s.core.patch(u"status"_s, json::array())}) {
            QVERIFY(error);
            QCOMPARE(int(error->kind), int(Error::Kind::ReadOnly));
        }
        QVERIFY(s.fake.requests().isEmpty());
    }

    void aDroppedWriteIsNotAnswered()
    {
        AspectSetup s;
        s.fake.fault(v3Path, Fault::Hang, 1, 0, AfterWriting);
        auto pending
            = s.client.writeAspect({bareDeployment, u"status"_s, {{"removed", true}}, -1, {}},
                                   [](auto) { QFAIL("answered"); });
        QTRY_COMPARE(s.fake.requests().size(), 1);

        pending.reset();

        QCOMPARE(s.core.state(u"status"_s).version, 1);
    }
};

QTEST_GUILESS_MAIN(TestAspectFaults)

#include "tst_aspectfaults.moc"
