// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/client.h"

#include "models/catalog/catalog.h"
#include "models/gms/codec/pagedecoder.h"
#include "models/gms/qnamtransport.h"
#include "models/gms/retryingtransport.h"
#include "tests/fakegms/fakegms.h"
#include "tests/models/gms/answer.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <set>

using namespace gms;
using namespace Qt::Literals::StringLiterals;
using domain::Urn;

Q_DECLARE_METATYPE(Fault)

namespace {

const QByteArray token = "very-secret-token";

domain::Proposal statusOf(const QString &urn, const char *aspect = "status")
{
    domain::Proposal proposal;
    proposal.entityType = u"mlModelDeployment"_s;
    proposal.entityUrn = urn;
    proposal.aspectName = QString::fromLatin1(aspect);
    proposal.aspect = R"({"removed":true})";
    return proposal;
}

//! Everything that a client does, in a row; the names are for the test's output.
struct Call
{
    const char *name;
    std::function<Pending(Client &, std::function<void(std::optional<Error>)>)> run;
};

template <typename T>
Done<T> reporting(std::function<void(std::optional<Error>)> report)
{
    return [report = std::move(report)](Result<T> result) {
        report(result ? std::nullopt : std::optional(result.error()));
    };
}

std::vector<Call> everyCall()
{
    using Report = std::function<void(std::optional<Error>)>;
    const Urn urn = *Urn::tryParse(fakeDeploymentUrn(0));
    return {
        {"probe", [](Client &c, Report r) { return c.probe(reporting<ServerInfo>(r)); }},
        {"deploymentsPage",
         [](Client &c, Report r) { return c.deploymentsPage({}, 10, reporting<QByteArray>(r)); }},
        {"edgesPage",
         [](Client &c, Report r) { return c.edgesPage({}, 10, reporting<EdgesPage>(r)); }},
        {"neighbours",
         [](Client &c, Report r) {
             return c.neighbours(u"corpuser"_s, {u"urn:li:corpuser:user1"_s},
                                 reporting<QHash<QString, catalog::Neighbour>>(r));
         }},
        {"models",
         [](Client &c, Report r) {
             return c.models({Urn::model(u"mlflow"_s, u"model-0"_s, u"PROD"_s).toString()},
                             reporting<std::vector<catalog::Model>>(r));
         }},
        {"related",
         [urn](Client &c, Report r) {
             return c.related(urn, Direction::Incoming, {u"DeployedTo"_s}, 0, 10,
                              reporting<Related>(r));
         }},
        {"entitySnapshot",
         [urn](Client &c, Report r) {
             return c.entitySnapshot(urn, reporting<nlohmann::json>(r));
         }},
        {"entityJson",
         [urn](Client &c, Report r) { return c.entityJson(urn, reporting<QByteArray>(r)); }},
        {"ingest",
         [urn](Client &c, Report r) {
             return c.ingest({statusOf(urn.toString())}, reporting<void>(r));
         }},
    };
}

//! The error of a call; nothing where it succeeds.
std::optional<Error> errorOfCall(Client &client, const Call &call)
{
    std::optional<Error> error;
    QTestEventLoop loop;
    const Pending pending = call.run(client, [&](std::optional<Error> e) {
        error = std::move(e);
        loop.exitLoop();
    });
    loop.enterLoop(10);
    if (loop.timeout())
        qFatal("%s does not answer", call.name);
    return error;
}

struct Setup
{
    explicit Setup(const QString &release = u"1.6"_s, bool readOnly = false)
        : transport({gms.url(), token, readOnly})
    {
        gms.setRelease(release);
    }

    //! All deployments, page by page, as a store would read them.
    std::set<QString> listAll(int count, Error *error = nullptr)
    {
        catalog::CatalogBuilder all;
        QString next;
        do {
            Answer<QByteArray> answer;
            if (!answer.wait(client.deploymentsPage(next, count, answer.done())))
                return {};
            auto page = answer.succeeded() ? decodePage(answer.value())
                                           : Result<DecodedPage>(Failure(answer.error()));
            if (!page) {
                if (error)
                    *error = page.error();
                break;
            }
            next = page->nextScrollId;
            all.append(page->rows);
            ++pages;
        } while (!next.isEmpty());
        std::set<QString> urns;
        snapshot = all.snapshot();
        for (catalog::Row row = 0; row < snapshot->size(); ++row)
            urns.insert(snapshot->urn(row));
        return urns;
    }

    bool probe()
    {
        Answer<ServerInfo> answer;
        return answer.wait(client.probe(answer.done())) && answer.succeeded();
    }

    FakeGms gms;
    QnamTransport transport;
    Client client {transport};
    catalog::CatalogPtr snapshot;
    int pages = 0;
};

} // namespace

class TestClient : public QObject
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
        Setup s(release);
        s.gms.addDeployments(47);
        if (probed)
            QVERIFY(s.probe());
        else if (release.startsWith(u"0."_s))
            s.client.setServer({}); // takes the newest for granted, and finds its way down

        const auto urns = s.listAll(10);

        if (!probed && release == u"0.14"_s) { // asks for containers, which that release refuses
            QVERIFY(s.gms.count("listUrns") > 0);
        }
        QCOMPARE(urns.size(), 47u);
        QCOMPARE(s.pages, 5);
        const QStringList expected = s.gms.data().urnsOf(u"mlModelDeployment"_s);
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
        QCOMPARE(s.gms.writes(), 0);
    }

    void theRoadIsSoughtOnce()
    {
        Setup s(u"0.14"_s);
        s.gms.addDeployments(30);
        QVERIFY(s.probe());

        s.listAll(10);
        s.listAll(10);

        QCOMPARE(s.gms.count("POST /openapi/v3/entity/scroll"), 0);
        QCOMPARE(s.gms.count("GET /openapi/v3/entity/mlmodeldeployment"),
                 8); // 4 + 4, the last ones empty
    }

    void noSliceIsEverAskedFor()
    {
        Setup s(u"1.3"_s);
        s.gms.addDeployments(20);

        s.listAll(5);

        QCOMPARE(s.gms.count("slice"), 0);
    }

    void aFailedPageKeepsItsRoad()
    {
        Setup s;
        s.gms.addDeployments(20);
        s.gms.fault("scrollId=", Fault::NotFound);
        Error error;

        s.listAll(10, &error);

        QCOMPARE(int(error.kind), int(Error::Kind::NotFound));
        QCOMPARE(s.gms.count("listUrns"), 0);
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
        Setup s(release);
        s.gms.addDeployments(31);
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
        Setup s(release);
        s.gms.addDeployments(3);
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
        Setup s(release);
        QStringList urns;
        for (int i = 0; i < 450; ++i) {
            urns.append(u"urn:li:tag:tag-number-%1"_s.arg(i));
            s.gms.data().set(urns.last(), u"tagProperties"_s, {{"name", "T" + std::to_string(i)}});
        }
        Answer<QHash<QString, catalog::Neighbour>> answer;

        QVERIFY(answer.wait(s.client.neighbours(u"tag"_s, urns, answer.done())));

        QVERIFY(answer.succeeded());
        QCOMPARE(answer.value().size(), 450);
        QCOMPARE(answer.value().value(urns[449]).name, u"T449"_s);
        if (requests > 0)
            QCOMPARE(s.gms.requests().size(), requests);
        for (const FakeRequest &request : s.gms.requests())
            QVERIFY(request.target.size() < 8'000);
    }

    void oneUrnThatTheServerCannotReadSpoilsNothing()
    {
        Setup s;
        QStringList urns;
        for (int i = 0; i < 50; ++i) {
            urns.append(u"urn:li:tag:t%1"_s.arg(i));
            s.gms.data().set(urns.last(), u"tagProperties"_s, {{"name", "T"}});
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
        Setup s;
        bool answered = false;
        const Pending pending
            = s.client.neighbours(u"tag"_s, {}, [&answered](auto r) { answered = r.has_value(); });

        QVERIFY(!answered);
        QTRY_VERIFY(answered);
        QVERIFY(s.gms.requests().isEmpty());
    }

    void modelsComeInTheOrderAskedFor()
    {
        Setup s;
        s.gms.addDeployments(9);
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
        Setup s;
        s.gms.addDeployments(9);
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
        Setup s(release);
        s.gms.addDeployments(1);
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
        Setup s;
        Answer<QByteArray> answer;

        QVERIFY(
            answer.wait(s.client.entityJson(*Urn::tryParse(fakeDeploymentUrn(0)), answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::NotFound));
        QCOMPARE(s.gms.requests().size(), 1);
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

    void whatIsNoGmsIsSaidToBeNone_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("kind");
        QTest::newRow("a web page") << Fault::Html << int(Error::Kind::NotGms);
        QTest::newRow("other JSON") << Fault::WrongShape << int(Error::Kind::NotGms);
        QTest::newRow("404") << Fault::NotFound << int(Error::Kind::NotGms);
        QTest::newRow("a redirect elsewhere") << Fault::RedirectAway << int(Error::Kind::NotGms);
        QTest::newRow("401 of a proxy") << Fault::Unauthorized << int(Error::Kind::Unauthorized);
        QTest::newRow("500") << Fault::ServerError << int(Error::Kind::ServerFault);
        QTest::newRow("nobody") << Fault::Refuse << int(Error::Kind::Offline);
    }

    void whatIsNoGmsIsSaidToBeNone()
    {
        QFETCH(Fault, fault);
        QFETCH(int, kind);
        Setup s;
        s.gms.fault("/config", fault, -1);
        Answer<ServerInfo> answer;

        QVERIFY(answer.wait(s.client.probe(answer.done())));

        QCOMPARE(int(answer.error().kind), kind);
        QCOMPARE(s.transport.basePath(), QByteArray());
    }

    void everyFaultIsATypedErrorOfEveryCall_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QList<int>>("kinds");
        const auto row
            = [](const char *name, Fault fault, std::initializer_list<Error::Kind> kinds) {
                  QList<int> list;
                  for (const Error::Kind kind : kinds)
                      list.append(int(kind));
                  QTest::newRow(name) << fault << list;
              };
        using Kind = Error::Kind;
        // A probe calls what is no GMS by that name; some calls have another road and end there.
        row("cut off", Fault::CutOff, {Kind::Offline});
        row("refused", Fault::Refuse, {Kind::Offline});
        row("length too long", Fault::TooLong, {Kind::Offline});
        row("no HTTP", Fault::Garbage, {Kind::Offline});
        row("401", Fault::Unauthorized, {Kind::Unauthorized});
        row("403", Fault::Forbidden, {Kind::Forbidden});
        row("404", Fault::NotFound, {Kind::NotFound, Kind::NotGms});
        row("412", Fault::Precondition, {Kind::Conflict});
        row("429", Fault::TooManyRequests, {Kind::Busy});
        row("500", Fault::ServerError, {Kind::ServerFault});
        row("502", Fault::BadGateway, {Kind::ServerFault});
        row("503", Fault::Unavailable, {Kind::Busy});
        row("a redirect", Fault::RedirectAway, {Kind::NotGms});
    }

    void everyFaultIsATypedErrorOfEveryCall()
    {
        QFETCH(Fault, fault);
        QFETCH(QList<int>, kinds);
        for (const Call &call : everyCall()) {
            Setup s;
            s.gms.addDeployments(3);
            s.gms.fault("", fault, -1);

            const auto error = errorOfCall(s.client, call);

            QVERIFY2(error, call.name);
            QVERIFY2(kinds.contains(int(error->kind)), call.name);
            QVERIFY2(!error->request.isEmpty(), call.name);
        }
    }

    void anAnswerThatCannotBeReadIsBadReply_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("malformed JSON") << Fault::MalformedJson;
        QTest::newRow("another shape") << Fault::WrongShape;
        QTest::newRow("a web page") << Fault::Html;
        QTest::newRow("nothing") << Fault::EmptyBody;
        QTest::newRow("bad UTF-8") << Fault::BadUtf8;
        QTest::newRow("length too short") << Fault::TooShort;
    }

    void anAnswerThatCannotBeReadIsBadReply()
    {
        QFETCH(Fault, fault);
        Setup s;
        s.gms.addDeployments(3);
        s.gms.fault("/openapi", fault, -1);
        s.gms.fault("/relationships", fault, -1);
        Error page;
        s.listAll(10, &page);
        QCOMPARE(int(page.kind), int(Error::Kind::BadReply));

        for (const Call &call : everyCall()) {
            const QByteArray name = call.name;
            if (name != "edgesPage" && name != "neighbours" && name != "models"
                && name != "related")
                continue;
            const auto error = errorOfCall(s.client, call);
            QVERIFY2(error, call.name);
            QCOMPARE(int(error->kind), int(Error::Kind::BadReply));
        }
    }

    void readsGetOverWhatPasses_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("cut off") << Fault::CutOff;
        QTest::newRow("refused") << Fault::Refuse;
        QTest::newRow("500") << Fault::ServerError;
        QTest::newRow("502") << Fault::BadGateway;
    }

    void readsGetOverWhatPasses()
    {
        QFETCH(Fault, fault);
        Setup s;
        s.gms.addDeployments(25);
        QtTimers timers;
        RetryPolicy policy;
        policy.firstDelayMs = 1;
        RetryingTransport retrying(s.transport, timers, policy);
        Client client(retrying);
        s.gms.fault("scroll", fault, 2, 1);
        Answer<QByteArray> first;
        Answer<QByteArray> second;

        QVERIFY(first.wait(client.deploymentsPage({}, 20, first.done())));
        const QString next = decodePage(first.value())->nextScrollId;
        QVERIFY(second.wait(client.deploymentsPage(next, 20, second.done())));

        QVERIFY(second.succeeded());
        QCOMPARE(decodePage(second.value())->rows.rows(), 5u);
        QCOMPARE(s.gms.count("scroll?"), 4);
    }

    void aWriteIsSentOnce()
    {
        Setup s;
        s.gms.addDeployments(1);
        QtTimers timers;
        RetryPolicy policy;
        policy.firstDelayMs = 1;
        RetryingTransport retrying(s.transport, timers, policy);
        Client client(retrying);
        s.gms.fault("ingestProposalBatch", Fault::CutOff, -1);
        Answer<void> answer;

        QVERIFY(answer.wait(client.ingest({statusOf(fakeDeploymentUrn(0))}, answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::Offline));
        QCOMPARE(s.gms.count("ingest"), 1);
    }

    void proposalsAreWritten()
    {
        Setup s;
        s.gms.addDeployments(1);
        Answer<void> answer;

        QVERIFY(answer.wait(s.client.ingest({statusOf(fakeDeploymentUrn(0))}, answer.done())));

        QVERIFY(answer.succeeded());
        const auto *aspects = s.gms.data().find(fakeDeploymentUrn(0).toStdString());
        QVERIFY(aspects && aspects->at("status").value["removed"] == true);
    }

    void anAspectThatTheServerLacksIsRejected()
    {
        Setup s;
        s.gms.addDeployments(1);
        Answer<void> answer;

        QVERIFY(answer.wait(
            s.client.ingest({statusOf(fakeDeploymentUrn(0), "glossaryTerms")}, answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::Rejected));
        QCOMPARE(answer.error().detail,
                 u"Unknown aspect glossaryTerms for entity mlModelDeployment"_s);
    }

    void aFailedPreconditionIsAConflict()
    {
        Setup s;
        s.gms.addDeployments(1);
        domain::Proposal proposal = statusOf(fakeDeploymentUrn(0));
        proposal.headers[u"If-Version-Match"_s] = u"12"_s;
        Answer<void> answer;

        QVERIFY(answer.wait(s.client.ingest({proposal}, answer.done())));

        QCOMPARE(answer.error().httpStatus, 422);
        QCOMPARE(int(answer.error().kind), int(Error::Kind::Conflict));
    }

    void readOnlyWritesNothing_data() { everyReleaseTellsTheEdges_data(); }

    //! The proof for the whole client: whatever it can do, on whatever server, nothing but reads
    //! goes out.
    void readOnlyWritesNothing()
    {
        QFETCH(QString, release);
        Setup s(release, true);
        s.gms.addDeployments(3);
        int readOnly = 0;
        for (const Call &call : everyCall()) {
            const auto error = errorOfCall(s.client, call);
            readOnly += error && error->kind == Error::Kind::ReadOnly ? 1 : 0;
            QVERIFY2(!error || error->kind == Error::Kind::ReadOnly, call.name);
        }

        QCOMPARE(readOnly, 1); // ingest
        QCOMPARE(s.gms.writes(), 0);
        QCOMPARE(s.gms.count("ingest"), 0);
    }

    void theTokenIsInNoErrorAndNoLine_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("echoed") << Fault::EchoToken;
        QTest::newRow("401") << Fault::Unauthorized;
        QTest::newRow("cut off") << Fault::CutOff;
        QTest::newRow("redirect") << Fault::RedirectAway;
        QTest::newRow("no HTTP") << Fault::Garbage;
    }

    void theTokenIsInNoErrorAndNoLine()
    {
        QFETCH(Fault, fault);
        for (const Call &call : everyCall()) {
            Setup s;
            s.gms.fault("", fault, -1);

            const auto error = errorOfCall(s.client, call);

            if (!error) // a look-up leaves out what the server cannot read
                continue;
            const QString text = error->detail + error->request + error->jsonPath
                               + oneLine(*error, s.transport.origin());
            QVERIFY2(!text.contains(QString::fromLatin1(token)), call.name);
        }
        Setup s;
        QVERIFY(!s.client.curlFor(*Urn::tryParse(fakeDeploymentUrn(0)), true)
                     .contains(QString::fromLatin1(token)));
    }

    void everyCallCanBeDropped()
    {
        for (const Call &call : everyCall()) {
            Setup s;
            s.gms.addDeployments(3);
            s.gms.fault("", Fault::Hang);
            auto pending = call.run(s.client, [](auto) { QFAIL("answered"); });
            QTRY_COMPARE(s.gms.requests().size(), 1);

            pending.reset();

            QVERIFY(s.probe());
        }
    }

    void theNextPageIsKnownBeforeThisOneIsThere()
    {
        Setup s;
        s.gms.addDeployments(30);
        s.gms.fault("scroll", Fault::Slow);
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

    void aWrongTokenIsUnauthorized()
    {
        Setup s;
        s.gms.setToken("another");
        QVERIFY(s.probe()); // /config is open to all
        Answer<QByteArray> answer;

        QVERIFY(answer.wait(s.client.deploymentsPage({}, 20, answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::Unauthorized));
    }
};

QTEST_GUILESS_MAIN(TestClient)

#include "tst_client.moc"
