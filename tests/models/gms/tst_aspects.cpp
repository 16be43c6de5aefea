// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/gms/aspectsetup.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;
using domain::Urn;
using nlohmann::json;

namespace {

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
                                     + bareDeployment.toUtf8().toPercentEncoding() + "/status");
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
        QVERIFY(proposal["entityUrn"] == bareDeployment.toStdString());
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
        s.fake.data().set(bareDeployment, u"status"_s, value);

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
            s.fake.data().set(bareDeployment, u"status"_s, {{"removed", i % 2 == 0}, {"n", i}});
        QVERIFY(s.core.stateAt(u"status"_s, 2)->value->at("n") == 1);

        s.fake.data().forgetHistory(bareDeployment, u"status"_s);

        QCOMPARE(int(s.core.stateAt(u"status"_s, 2).error().kind), int(Error::Kind::NotFound));
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
