// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/gms/clientsetup.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;
using domain::Urn;

//! Whatever the release, a client finds the same.
class TestClientReleases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReleaseListsAllDeployments_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<bool>("probed");
        for (const char *release : {"0.12", "0.14", "1.2", "1.3", "1.6", "head-1a2b3c"}) {
            QTest::addRow("%s", release) << QString::fromLatin1(release) << true;
            QTest::addRow("%s, not asked", release) << QString::fromLatin1(release) << false;
        }
    }

    void everyReleaseListsAllDeployments()
    {
        QFETCH(QString, release);
        QFETCH(bool, probed);
        ClientSetup s(release);
        s.fake.addDeployments(47);
        if (probed)
            QVERIFY(s.probe());
        else if (release.startsWith(u"0."_s))
            s.client.setServer({}); // takes the newest for granted, and finds its way down

        const auto urns = s.listAll(10);

        if (!probed && release == u"0.14"_s) { // asks for containers, which that release refuses
            QVERIFY(s.fake.count("listUrns") > 0);
        }
        QCOMPARE(urns.size(), 47u);
        QCOMPARE(s.pages, 5);
        const QStringList expected = s.fake.data().urnsOf(u"mlModelDeployment"_s);
        QCOMPARE(urns, std::set<QString>(expected.begin(), expected.end()));
        const auto row = s.snapshot->find(fakeDeploymentUrn(0));
        QVERIFY(row);
        const catalog::Record record = s.snapshot->record(*row);
        QCOMPARE(record.status, u"IN_SERVICE"_s);
        QCOMPARE(record.owners.size(), 2u);
        QCOMPARE(record.tags, QStringList {u"urn:li:tag:critical"_s});
        QVERIFY(record.deprecated);
        const auto &place = s.snapshot->place(*row);
        QCOMPARE(int(place.chunk.aspectVersions[std::size_t(catalog::Aspect::Ownership)][place.i]),
                 1);
        QVERIFY(s.snapshot->has(*s.snapshot->find(fakeDeploymentUrn(10)), catalog::Removed));
        QCOMPARE(s.fake.writes(), 0);
    }

    void theRoadIsSoughtOnce()
    {
        ClientSetup s(u"0.14"_s);
        s.fake.addDeployments(30);
        QVERIFY(s.probe());

        s.listAll(10);
        s.listAll(10);

        QCOMPARE(s.fake.count("POST /openapi/v3/entity/scroll"), 0);
        QCOMPARE(s.fake.count("GET /openapi/v3/entity/mlmodeldeployment"),
                 8); // 4 + 4, the last ones empty
    }

    void noSliceIsEverAskedFor()
    {
        ClientSetup s(u"1.3"_s);
        s.fake.addDeployments(20);

        s.listAll(5);

        QCOMPARE(s.fake.count("slice"), 0);
    }

    void aFailedPageKeepsItsRoad()
    {
        ClientSetup s;
        s.fake.addDeployments(20);
        s.fake.fault("scrollId=", Fault::NotFound);
        Error error;

        s.listAll(10, &error);

        QCOMPARE(int(error.kind), int(Error::Kind::NotFound));
        QCOMPARE(s.fake.count("listUrns"), 0);
    }

    void everyReleaseTellsTheEdges_data()
    {
        QTest::addColumn<QString>("release");
        for (const char *release : {"0.12", "0.14", "1.2", "1.3", "1.6"})
            QTest::addRow("%s", release) << QString::fromLatin1(release);
    }

    void everyReleaseTellsTheEdges()
    {
        QFETCH(QString, release);
        ClientSetup s(release);
        s.fake.addDeployments(31);
        QVERIFY(s.probe());
        std::set<std::pair<QString, QString>> edges;
        QString next;
        do {
            Answer<EdgesPage> answer;
            QVERIFY(answer.wait(s.client.edgesPage(next, 4, answer.done())));
            QVERIFY(answer.succeeded());
            for (const catalog::Edge &edge : answer.value().edges)
                edges.insert({edge.model, edge.deployment});
            next = answer.value().nextScrollId;
        } while (!next.isEmpty());

        QCOMPARE(edges.size(), 31u);
        QVERIFY(edges.count(
            {u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,model-3,PROD)"_s, fakeDeploymentUrn(5)}));
    }

    void everyReleaseNamesNeighbours_data() { everyReleaseTellsTheEdges_data(); }

    void everyReleaseNamesNeighbours()
    {
        QFETCH(QString, release);
        ClientSetup s(release);
        s.fake.addDeployments(3);
        QVERIFY(s.probe());
        Answer<QHash<QString, catalog::Neighbour>> users;
        Answer<QHash<QString, catalog::Neighbour>> containers;

        QVERIFY(users.wait(s.client.neighbours(
            u"corpuser"_s,
            {u"urn:li:corpuser:user1"_s, u"urn:li:corpuser:nobody"_s, u"urn:li:corpuser:user4"_s,
             u"urn:li:tag:critical"_s, u"just text"_s, u"urn:li:corpuser:user1"_s},
            users.done())));
        QVERIFY(containers.wait(
            s.client.neighbours(u"container"_s, {u"urn:li:container:inner"_s}, containers.done())));

        QVERIFY(users.succeeded() && containers.succeeded());
        QCOMPARE(users.value().size(), 3);
        QCOMPARE(users.value().value(u"urn:li:corpuser:user1"_s).name, u"User 1"_s);
        QVERIFY(!users.value().value(u"urn:li:corpuser:nobody"_s).exists);
        QVERIFY(!users.value().value(u"urn:li:corpuser:user4"_s).active);
        const auto inner = containers.value().value(u"urn:li:container:inner"_s);
        QCOMPARE(inner.name, u"Project"_s);
        QCOMPARE(inner.parent, u"urn:li:container:outer"_s);
        QCOMPARE(inner.subType, u"ML Project"_s);
    }

    void manyNeighboursGoInBatches_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<int>("requests");
        QTest::newRow("1.6") << u"1.6"_s << 3;
        QTest::newRow("0.14") << u"0.14"_s << 0;
    }

    void manyNeighboursGoInBatches()
    {
        QFETCH(QString, release);
        QFETCH(int, requests);
        ClientSetup s(release);
        QStringList urns;
        for (int i = 0; i < 450; ++i) {
            urns.append(u"urn:li:tag:tag-number-%1"_s.arg(i));
            s.fake.data().set(urns.last(), u"tagProperties"_s, {{"name", "T" + std::to_string(i)}});
        }
        Answer<QHash<QString, catalog::Neighbour>> answer;

        QVERIFY(answer.wait(s.client.neighbours(u"tag"_s, urns, answer.done())));

        QVERIFY(answer.succeeded());
        QCOMPARE(answer.value().size(), 450);
        QCOMPARE(answer.value().value(urns[449]).name, u"T449"_s);
        if (requests > 0)
            QCOMPARE(s.fake.requests().size(), requests);
        for (const FakeRequest &request : s.fake.requests())
            QVERIFY(request.target.size() < 8'000);
    }

    void oneUrnThatTheServerCannotReadSpoilsNothing()
    {
        ClientSetup s;
        QStringList urns;
        for (int i = 0; i < 50; ++i) {
            urns.append(u"urn:li:tag:t%1"_s.arg(i));
            s.fake.data().set(urns.last(), u"tagProperties"_s, {{"name", "T"}});
        }
        urns.insert(20, u"urn:li:tag:BAD"_s);
        Answer<QHash<QString, catalog::Neighbour>> answer;

        QVERIFY(answer.wait(s.client.neighbours(u"tag"_s, urns, answer.done())));

        QVERIFY(answer.succeeded());
        QCOMPARE(answer.value().size(), 51);
        QVERIFY(!answer.value().value(u"urn:li:tag:BAD"_s).exists);
        for (int i = 0; i < 50; ++i)
            QVERIFY(answer.value().value(u"urn:li:tag:t%1"_s.arg(i)).exists);
    }

    void nothingToAskForIsAnsweredLater()
    {
        ClientSetup s;
        bool answered = false;
        const Pending pending
            = s.client.neighbours(u"tag"_s, {}, [&answered](auto r) { answered = r.has_value(); });

        QVERIFY(!answered);
        QTRY_VERIFY(answered);
        QVERIFY(s.fake.requests().isEmpty());
    }

    void modelsComeInTheOrderAskedFor()
    {
        ClientSetup s;
        s.fake.addDeployments(9);
        const auto urn = [](int i) {
            return Urn::model(u"mlflow"_s, u"model-%1"_s.arg(i), u"PROD"_s).toString();
        };
        Answer<std::vector<catalog::Model>> answer;

        QVERIFY(
            answer.wait(s.client.models({urn(3), urn(99), u"broken"_s, urn(0)}, answer.done())));

        QVERIFY(answer.succeeded());
        QCOMPARE(answer.value().size(), 4u);
        QCOMPARE(answer.value()[0].name, u"Model 3"_s);
        QCOMPARE(answer.value()[0].version, u"3"_s);
        QCOMPARE(answer.value()[0].groups.size(), 1);
        QCOMPARE(answer.value()[1].name, u"model-99"_s); // unknown there: what its URN says
        QCOMPARE(answer.value()[2].name, u"broken"_s);
        QCOMPARE(answer.value()[3].urn, urn(0));
    }

    void relatedEntitiesInBothDirections()
    {
        ClientSetup s;
        s.fake.addDeployments(9);
        const Urn model = Urn::model(u"mlflow"_s, u"model-3"_s, u"PROD"_s);
        Answer<Related> deployments;
        Answer<Related> models;

        QVERIFY(deployments.wait(s.client.related(model, Direction::Outgoing, {u"DeployedTo"_s}, 1,
                                                  1, deployments.done())));
        QVERIFY(
            models.wait(s.client.related(*Urn::tryParse(fakeDeploymentUrn(4)), Direction::Incoming,
                                         {u"DeployedTo"_s}, 0, 10, models.done())));

        QCOMPARE(deployments.value().total, 3);
        QCOMPARE(deployments.value().items.size(), 1u);
        QCOMPARE(deployments.value().items[0].entity, fakeDeploymentUrn(4));
        QCOMPARE(models.value().items[0].entity, model.toString());
    }

    void anEntityIsReadWithItsVersions_data() { everyReleaseTellsTheEdges_data(); }

    void anEntityIsReadWithItsVersions()
    {
        QFETCH(QString, release);
        ClientSetup s(release);
        s.fake.addDeployments(1);
        const Urn urn = *Urn::tryParse(fakeDeploymentUrn(0));
        Answer<QByteArray> text;
        Answer<nlohmann::json> snapshot;

        QVERIFY(text.wait(s.client.entityJson(urn, text.done())));
        QVERIFY(snapshot.wait(s.client.entitySnapshot(urn, snapshot.done())));

        QVERIFY(text.succeeded() && snapshot.succeeded());
        const auto json = nlohmann::json::parse(text.value().toStdString());
        QVERIFY(json["deprecation"]["value"]["note"] == "Replaced");
        QVERIFY(json["deprecation"]["systemMetadata"]["version"] == "1");
        QVERIFY(snapshot.value()["value"].is_object());
    }

    void anEntityThatIsNotThereIsNotFound()
    {
        ClientSetup s;
        Answer<QByteArray> answer;

        QVERIFY(
            answer.wait(s.client.entityJson(*Urn::tryParse(fakeDeploymentUrn(0)), answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::NotFound));
        QCOMPARE(s.fake.requests().size(), 1);
    }

    void theFrontendLeadsToGms_data()
    {
        QTest::addColumn<QByteArray>("server");
        QTest::addColumn<QByteArray>("given");
        QTest::newRow("GMS itself") << QByteArray() << QByteArray();
        QTest::newRow("frontend") << QByteArray("/api/gms") << QByteArray();
        QTest::newRow("frontend, path given") << QByteArray("/api/gms") << QByteArray("/api/gms");
        QTest::newRow("cloud") << QByteArray("/gms") << QByteArray();
        QTest::newRow("a path too many") << QByteArray() << QByteArray("/api/gms");
        QTest::newRow("below a prefix")
            << QByteArray("/datahub/api/gms") << QByteArray("/datahub/");
    }

    void theFrontendLeadsToGms()
    {
        QFETCH(QByteArray, server);
        QFETCH(QByteArray, given);
        FakeGms gms;
        gms.addDeployments(1);
        gms.setBasePath(server);
        QUrl url = gms.url();
        url.setPath(QString::fromLatin1(given));
        QnamTransport transport({url, {}, false});
        Client client(transport);
        Answer<ServerInfo> info;
        Answer<QByteArray> page;

        QVERIFY(info.wait(client.probe(info.done())));
        QVERIFY(info.succeeded());
        QCOMPARE(info.value().basePath, server);
        QCOMPARE(info.value().version, u"v1.6.0"_s);

        QVERIFY(page.wait(client.deploymentsPage({}, 10, page.done())));
        QCOMPARE(decodePage(page.value())->rows.rows(), 1u);
    }

    void theNextPageIsKnownBeforeThisOneIsThere()
    {
        ClientSetup s;
        s.fake.addDeployments(30);
        s.fake.fault("scroll", Fault::Slow);
        Answer<QByteArray> answer;
        QString early;
        bool complete = false;

        QVERIFY(answer.wait(s.client.deploymentsPage(
            {}, 20,
            [&](Result<QByteArray> body) {
                complete = true;
                answer.done()(std::move(body));
            },
            [&](const QString &next) {
                QVERIFY(!complete);
                early = next;
            })));

        QVERIFY(!early.isEmpty());
        QCOMPARE(early, decodePage(answer.value())->nextScrollId);
    }
};

QTEST_GUILESS_MAIN(TestClientReleases)

#include "tst_clientreleases.moc"
