// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/retryingtransport.h"
#include "tests/models/gms/aspectcore.h"
#include "tests/models/gms/clientsetup.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;
using domain::Urn;
using nlohmann::json;

Q_DECLARE_METATYPE(Fault)

namespace {

//! A deployment that has neither owners, tags nor a deprecation.
const QString bare = fakeDeploymentUrn(3);
const auto restLiPath = "POST /aspects?action=ingestProposal";
const auto v3Path = "POST /openapi/v3/entity/mlmodeldeployment/";

struct AspectSetup : ClientSetup
{
    explicit AspectSetup(const QString &release = u"1.6"_s, bool readOnly = false)
        : ClientSetup(release, readOnly)
    {
        fake.addDeployments(8);
        if (!probe())
            qFatal("no answer to a probe");
        fake.clearRequests();
    }

    const FakeData::AspectValue *stored(const char *aspect)
    {
        return fake.data().find(bare.toStdString(), aspect);
    }
    json sentBody(const char *match)
    {
        for (const FakeRequest &request : fake.requests()) {
            if ((request.method + ' ' + request.target).contains(match))
                return json::parse(request.body.toStdString());
        }
        return {};
    }

    AspectCore core {client, bare};
};

bool isOldRelease(const QString &release)
{
    return release.startsWith(u"0."_s);
}

} // namespace

class TestAspects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReleaseWritesAspects_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<int>("conflictStatus");
        QTest::newRow("0.12") << u"0.12"_s << 0;
        QTest::newRow("0.14") << u"0.14"_s << 0;
        QTest::newRow("1.0") << u"1.0"_s << 400;
        QTest::newRow("1.2") << u"1.2"_s << 412;
        QTest::newRow("1.6") << u"1.6"_s << 412;
        QTest::newRow("a branch") << u"head-1a2b3c"_s << 412;
    }

    void everyReleaseWritesAspects()
    {
        QFETCH(QString, release);
        AspectSetup s(release);
        s.core.aspectsAreWrittenAndRead();
        QCOMPARE(s.fake.count(restLiPath) > 0, release == "0.12"_L1);
        QCOMPARE(s.fake.count(v3Path) > 0, release != "0.12"_L1);
    }

    void everyReleaseHoldsPreconditions_data() { everyReleaseWritesAspects_data(); }

    void everyReleaseHoldsPreconditions()
    {
        QFETCH(QString, release);
        QFETCH(int, conflictStatus);
        AspectSetup s(release);
        QCOMPARE(s.client.server().honoursPreconditions(), !isOldRelease(release));
        s.core.preconditionsHold(conflictStatus != 0, conflictStatus);
    }

    void everyReleasePatchesLists_data() { everyReleaseWritesAspects_data(); }

    void everyReleasePatchesLists()
    {
        QFETCH(QString, release);
        AspectSetup s(release);
        s.core.listsArePatched();
        QCOMPARE(s.fake.count("PATCH "), 0);
    }

    void aConflictOverRestLi()
    {
        AspectSetup s;
        ServerInfo old;
        old.minor = 12;
        s.client.setServer(old);
        s.core.preconditionsHold(true, 422);
        QCOMPARE(s.fake.count(v3Path), 0);
    }

    void aServerThatIsNotAskedIsFoundOut()
    {
        ClientSetup s(u"0.12"_s);
        s.fake.addDeployments(8);
        AspectCore core(s.client, fakeDeploymentUrn(0));

        QCOMPARE(core.state(u"ownership"_s).version, 1);
        QVERIFY(!core.write(u"status"_s, {{"removed", true}}, -1));

        QCOMPARE(s.fake.count(restLiPath), 1);
        QCOMPARE(core.state(u"status"_s).version, 1);
    }

    void aPreconditionMayBeIgnored()
    {
        AspectSetup s;
        s.fake.setIgnoresPreconditions(true);
        s.core.preconditionsHold(false, 0);
    }

    void aWriteSaysAllThatItIs()
    {
        AspectSetup s;
        const json value {{"removed", true}, {"unheardOf", {{"deep", {1, 2.5, nullptr}}}}};

        QVERIFY(!s.core.write(u"status"_s, value, -1, u"slipway-7"_s));

        const FakeRequest &request = s.fake.requests().at(0);
        QCOMPARE(request.path(), "/openapi/v3/entity/mlmodeldeployment/"
                                     + bare.toUtf8().toPercentEncoding() + "/status");
        QCOMPARE(request.query("createIfNotExists"), QByteArray("false"));
        QCOMPARE(request.query("async"), QByteArray("false"));
        const json body = s.sentBody(v3Path);
        QVERIFY(body["value"] == value);
        QVERIFY(body["headers"] == json({{"If-Version-Match", "-1"}}));
        QVERIFY(body["systemMetadata"]["runId"] == "slipway-7");
        QVERIFY(body["systemMetadata"]["lastObserved"].get<qint64>() > 1'700'000'000'000);
        QCOMPARE(s.fake.requests().size(), 1);
    }

    void withoutPreconditionNoneIsSent()
    {
        AspectSetup s;
        QVERIFY(!s.core.write(u"status"_s, {{"removed", true}}, {}, {}));
        const json body = s.sentBody(v3Path);
        QVERIFY(!body.contains("headers"));
        QVERIFY(!body["systemMetadata"].contains("runId"));
    }

    void aProposalSaysAllThatItIs()
    {
        AspectSetup s(u"0.12"_s);
        QVERIFY(!s.core.write(u"status"_s, {{"removed", true}}, 4, u"slipway-7"_s));
        const json body = s.sentBody(restLiPath);
        QVERIFY(body["async"] == "false");
        const json &proposal = body["proposal"];
        QVERIFY(proposal["entityType"] == "mlModelDeployment");
        QVERIFY(proposal["entityUrn"] == bare.toStdString());
        QVERIFY(proposal["changeType"] == "UPSERT");
        QVERIFY(proposal["aspectName"] == "status");
        QVERIFY(json::parse(proposal["aspect"]["value"].get<std::string>())
                == json({{"removed", true}}));
        QVERIFY(proposal["aspect"]["contentType"] == "application/json");
        QVERIFY(proposal["headers"] == json({{"If-Version-Match", "4"}}));
        QVERIFY(proposal["systemMetadata"]["runId"] == "slipway-7");
    }

    void aPatchSaysAllThatItIs()
    {
        AspectSetup s;
        const json operations = json::array({{{"op", "remove"}, {"path", "/tags/urn:li:tag:x"}}});
        QVERIFY(!s.core.patch(u"globalTags"_s, operations));
        const json proposal = s.sentBody(restLiPath)["proposal"];
        QVERIFY(proposal["changeType"] == "PATCH");
        QVERIFY(proposal["aspect"]["contentType"] == "application/json-patch+json");
        QVERIFY(json::parse(proposal["aspect"]["value"].get<std::string>()) == operations);
        QVERIFY(proposal["systemMetadata"]["runId"] == "slipway-patch");
    }

    void otherAspectsArePatchedByOpenApi_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<bool>("can");
        QTest::newRow("1.6") << u"1.6"_s << true;
        QTest::newRow("1.2") << u"1.2"_s << true;
        QTest::newRow("1.0") << u"1.0"_s << false;
    }

    void otherAspectsArePatchedByOpenApi()
    {
        QFETCH(QString, release);
        QFETCH(bool, can);
        AspectSetup s(release);

        const auto error = s.core.patch(
            u"status"_s, json::array({{{"op", "add"}, {"path", "/removed"}, {"value", true}}}));

        QCOMPARE(s.fake.count("PATCH /openapi/v3/entity/mlmodeldeployment/"), 1);
        QCOMPARE(!error.has_value(), can);
        QCOMPARE(s.stored("status") != nullptr, can);
        if (error)
            QCOMPARE(int(error->kind), int(Error::Kind::Rejected));
    }

    void aPatchThatDoesNotFitIsRejected()
    {
        AspectSetup s;
        const auto error = s.core.patch(
            u"status"_s, json::array({{{"op", "remove"}, {"path", "/lifecycleStage"}}}));
        QCOMPARE(int(error->kind), int(Error::Kind::Rejected));
    }

    void unknownFieldsAndLargeNumbersGoRound()
    {
        AspectSetup s;
        const json value {{"removed", false},
                          {"largest", std::numeric_limits<std::int64_t>::max()},
                          {"smallest", std::numeric_limits<std::int64_t>::min()},
                          {"unsigned", std::numeric_limits<std::uint64_t>::max()},
                          {"fraction", 0.1},
                          {"nested", {{"list", {nullptr, true, "\u2192", json::object()}}}}};
        s.fake.data().set(bare, u"status"_s, value);

        json read = *s.core.state(u"status"_s).value;
        QVERIFY(read == value);
        read["removed"] = true;
        QVERIFY(!s.core.write(u"status"_s, read, 1));

        json expected = value;
        expected["removed"] = true;
        QVERIFY(s.stored("status")->value == expected);
        QVERIFY(s.stored("status")->value["unsigned"].is_number_unsigned());
    }

    void ownerTypesAreLeftToTheServer()
    {
        AspectSetup s;
        json value {{"owners", {{{"owner", "urn:li:corpuser:a"}, {"type", "NONE"}}}},
                    {"ownerTypes", {{"urn:li:ownershipType:stale", {"urn:li:corpuser:old"}}}}};

        QVERIFY(!s.core.write(u"ownership"_s, value, -1));

        QVERIFY(!s.sentBody(v3Path)["value"].contains("ownerTypes"));
        QVERIFY(s.stored("ownership")->value["ownerTypes"]
                == json({{"urn:li:ownershipType:__system__none", {"urn:li:corpuser:a"}}}));
    }

    void aColleagueIsNotOverwritten()
    {
        AspectSetup s;
        QVERIFY(!s.core.write(u"status"_s, {{"removed", false}}, -1));
        const qint64 read = s.core.state(u"status"_s).version;
        s.fake.beforeAnswer = [&s](const FakeRequest &request) {
            if (request.method == "POST")
                s.fake.data().set(bare, u"status"_s, {{"removed", true}, {"by", "a colleague"}});
        };

        const auto error = s.core.write(u"status"_s, {{"removed", false}, {"by", "me"}}, read);

        QCOMPARE(int(error->kind), int(Error::Kind::Conflict));
        QVERIFY(s.stored("status")->value["by"] == "a colleague");
    }

    void manyAspectsAreReadAtOnce_data() { everyReleaseWritesAspects_data(); }

    void manyAspectsAreReadAtOnce()
    {
        QFETCH(QString, release);
        AspectSetup s(release);
        const QStringList names {u"ownership"_s, u"globalTags"_s, u"deprecation"_s, u"container"_s,
                                 u"mlModelDeploymentProperties"_s};
        Answer<std::map<QString, AspectState>> full;
        Answer<std::map<QString, AspectState>> none;

        QVERIFY(
            full.wait(s.client.aspects(*Urn::tryParse(fakeDeploymentUrn(0)), names, full.done())));
        QCOMPARE(s.fake.requests().size(), 1);
        QVERIFY(none.wait(
            s.client.aspects(*Urn::tryParse(fakeDeploymentUrn(999)), names, none.done())));

        QVERIFY(full.succeeded() && none.succeeded());
        QCOMPARE(full.value().size(), 5u);
        QCOMPARE(full.value().at(u"deprecation"_s).version, 1);
        QVERIFY(full.value().at(u"deprecation"_s).value->at("note") == "Replaced");
        QCOMPARE(full.value().at(u"container"_s).version, -1);
        QCOMPARE(none.value().size(), 5u);
        for (const auto &[name, state] : none.value())
            QVERIFY2(state == AspectState(), qPrintable(name));
        QCOMPARE(s.fake.count("container") > 0, !isOldRelease(release));
    }

    void whatIsNotKeptIsNotFound_data() { everyReleaseWritesAspects_data(); }

    void whatIsNotKeptIsNotFound()
    {
        QFETCH(QString, release);
        AspectSetup s(release);
        for (int i = 0; i < 3; ++i)
            s.fake.data().set(bare, u"status"_s, {{"removed", i % 2 == 0}, {"n", i}});
        QVERIFY(s.core.stateAt(u"status"_s, 2)->value->at("n") == 1);

        s.fake.data().forgetHistory(bare, u"status"_s);

        QCOMPARE(int(s.core.stateAt(u"status"_s, 2).error().kind), int(Error::Kind::NotFound));
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
            AspectCore core(client, bare);
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

    void readOnlySendsNothing_data() { everyReleaseWritesAspects_data(); }

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
        auto pending = s.client.writeAspect({bare, u"status"_s, {{"removed", true}}, -1, {}},
                                            [](auto) { QFAIL("answered"); });
        QTRY_COMPARE(s.fake.requests().size(), 1);

        pending.reset();

        QCOMPARE(s.core.state(u"status"_s).version, 1);
    }

    void theServerSaysWhoTheUserIs()
    {
        AspectSetup s(u"1.6"_s, true);
        Answer<QString> nobody;
        QVERIFY(nobody.wait(s.client.whoAmI(nobody.done())));
        QCOMPARE(int(nobody.error().kind), int(Error::Kind::NotFound));

        s.fake.setUser(u"urn:li:corpuser:jdoe"_s);
        Answer<QString> somebody;
        QVERIFY(somebody.wait(s.client.whoAmI(somebody.done())));
        QCOMPARE(somebody.value(), u"urn:li:corpuser:jdoe"_s);
        QCOMPARE(s.fake.writes(), 0);
    }

    void allNeighboursAreListed_data() { everyReleaseWritesAspects_data(); }

    void allNeighboursAreListed()
    {
        QFETCH(QString, release);
        AspectSetup s(release);
        s.fake.data().set(u"urn:li:tag:gone"_s, u"tagProperties"_s, {{"name", "Gone"}});
        s.fake.data().set(u"urn:li:tag:gone"_s, u"status"_s, {{"removed", true}});
        for (int i = 0; i < 45; ++i)
            s.fake.data().set(u"urn:li:tag:t%1"_s.arg(100 + i), u"tagProperties"_s,
                              {{"name", "T" + std::to_string(i)}});
        s.fake.data().set(u"urn:li:tag:bare"_s, u"tagKey"_s, {{"name", "bare"}});
        const auto list = [&s](const QString &type, int limit) {
            Answer<QHash<QString, catalog::Neighbour>> answer;
            if (!answer.wait(s.client.listNeighbours(type, limit, answer.done()))
                || !answer.succeeded())
                qFatal("no answer to a listing");
            return answer.value();
        };

        const auto tags = list(u"tag"_s, 1000);
        QCOMPARE(tags.size(), 47);
        QCOMPARE(tags.value(u"urn:li:tag:critical"_s).name, u"Critical"_s);
        QCOMPARE(tags.value(u"urn:li:tag:critical"_s).colour, u"#d92d20"_s);
        QCOMPARE(tags.value(u"urn:li:tag:critical"_s).detail, u"Wakes people up"_s);
        QVERIFY(tags.contains(u"urn:li:tag:bare"_s));
        QVERIFY(!tags.contains(u"urn:li:tag:gone"_s));

        s.fake.clearRequests();
        QCOMPARE(list(u"tag"_s, 30).size(), 30); // two pages
        QVERIFY(s.fake.requests().size() <= 4);
        QVERIFY(list(u"tag"_s, 0).isEmpty());
        QCOMPARE(list(u"corpuser"_s, 100).size(), 5);
        QCOMPARE(list(u"corpuser"_s, 100).value(u"urn:li:corpuser:user1"_s).detail,
                 u"user1@example.org"_s);
        QCOMPARE(list(u"corpGroup"_s, 100).value(u"urn:li:corpGroup:team1"_s).name, u"Team 1"_s);
        QCOMPARE(list(u"container"_s, 100).size(), 2);
        QCOMPARE(list(u"ownershipType"_s, 100).size(), 1);
        QCOMPARE(list(u"dataPlatform"_s, 100).size(), 6);
        QCOMPARE(list(u"dataPlatformInstance"_s, 100).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestAspects)

#include "tst_aspects.moc"
