// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/codec/aspects.h"
#include "models/gms/retryingtransport.h"
#include "tests/models/gms/clientsetup.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;
using domain::Urn;

Q_DECLARE_METATYPE(Fault)

namespace {

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
        {"aspects",
         [urn](Client &c, Report r) {
             return c.aspects(urn, {u"deprecation"_s}, reporting<AspectStates>(r));
         }},
        {"aspectAt",
         [urn](Client &c, Report r) {
             return c.aspectAt(urn, u"deprecation"_s, 1, reporting<AspectState>(r));
         }},
        {"whoAmI", [](Client &c, Report r) { return c.whoAmI(reporting<QString>(r)); }},
        {"listNeighbours",
         [](Client &c, Report r) {
             return c.listNeighbours(u"tag"_s, 10,
                                     reporting<QHash<QString, catalog::Neighbour>>(r));
         }},
        {"writeAspect",
         [urn](Client &c, Report r) {
             return c.writeAspect({urn.toString(), u"status"_s, {{"removed", true}}, {}, {}},
                                  reporting<void>(r));
         }},
        {"patchAspect",
         [urn](Client &c, Report r) {
             return c.patchAspect({urn.toString(), u"globalTags"_s, nlohmann::json::array(), {}},
                                  reporting<void>(r));
         }},
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

} // namespace

//! Whatever goes wrong, a client says what.
class TestClientFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        ClientSetup s;
        s.fake.fault("/config", fault, -1);
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
            ClientSetup s;
            s.fake.addDeployments(3);
            s.fake.fault("", fault, -1);

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
        ClientSetup s;
        s.fake.addDeployments(3);
        for (const char *path : {"/openapi", "/relationships", "/aspects?", "/api/graphql"})
            s.fake.fault(path, fault, -1);
        Error page;
        s.listAll(10, &page);
        QCOMPARE(int(page.kind), int(Error::Kind::BadReply));

        for (const Call &call : everyCall()) {
            const QByteArray name = call.name;
            if (name == "probe" || name == "deploymentsPage" || name == "entitySnapshot"
                || name == "entityJson" || name == "ingest")
                continue; // another path, or no look at the body
            const auto error = errorOfCall(s.client, call);
            QVERIFY2(error, call.name);
            QVERIFY2(error->kind == Error::Kind::BadReply, call.name);
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
        ClientSetup s;
        s.fake.addDeployments(25);
        QtTimers timers;
        RetryPolicy policy;
        policy.firstDelayMs = 1;
        RetryingTransport retrying(s.transport, timers, policy);
        Client client(retrying);
        s.fake.fault("scroll", fault, 2, 1);
        Answer<QByteArray> first;
        Answer<QByteArray> second;

        QVERIFY(first.wait(client.deploymentsPage({}, 20, first.done())));
        const QString next = decodePage(first.value())->nextScrollId;
        QVERIFY(second.wait(client.deploymentsPage(next, 20, second.done())));

        QVERIFY(second.succeeded());
        QCOMPARE(decodePage(second.value())->rows.rows(), 5u);
        QCOMPARE(s.fake.count("scroll?"), 4);
    }

    void aWriteIsSentOnce()
    {
        ClientSetup s;
        s.fake.addDeployments(1);
        QtTimers timers;
        RetryPolicy policy;
        policy.firstDelayMs = 1;
        RetryingTransport retrying(s.transport, timers, policy);
        Client client(retrying);
        s.fake.fault("ingestProposalBatch", Fault::CutOff, -1);
        Answer<void> answer;

        QVERIFY(answer.wait(client.ingest({statusOf(fakeDeploymentUrn(0))}, answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::Offline));
        QCOMPARE(s.fake.count("ingest"), 1);
    }

    void proposalsAreWritten()
    {
        ClientSetup s;
        s.fake.addDeployments(1);
        Answer<void> answer;

        QVERIFY(answer.wait(s.client.ingest({statusOf(fakeDeploymentUrn(0))}, answer.done())));

        QVERIFY(answer.succeeded());
        const auto *aspects = s.fake.data().find(fakeDeploymentUrn(0).toStdString());
        QVERIFY(aspects && aspects->at("status").value["removed"] == true);
    }

    void anAspectThatTheServerLacksIsRejected()
    {
        ClientSetup s;
        s.fake.addDeployments(1);
        Answer<void> answer;

        QVERIFY(answer.wait(
            s.client.ingest({statusOf(fakeDeploymentUrn(0), "glossaryTerms")}, answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::Rejected));
        QCOMPARE(answer.error().detail,
                 u"Unknown aspect glossaryTerms for entity mlModelDeployment"_s);
    }

    void aFailedPreconditionIsAConflict()
    {
        ClientSetup s;
        s.fake.addDeployments(1);
        domain::Proposal proposal = statusOf(fakeDeploymentUrn(0));
        proposal.headers[u"If-Version-Match"_s] = u"12"_s;
        Answer<void> answer;

        QVERIFY(answer.wait(s.client.ingest({proposal}, answer.done())));

        QCOMPARE(answer.error().httpStatus, 422);
        QCOMPARE(int(answer.error().kind), int(Error::Kind::Conflict));
    }

    void readOnlyWritesNothing_data()
    {
        QTest::addColumn<QString>("release");
        for (const char *release : {"0.12", "0.14", "1.2", "1.3", "1.6"})
            QTest::addRow("%s", release) << QString::fromLatin1(release);
    }

    //! The proof for the whole client: whatever it can do, on whatever server, nothing but reads
    //! goes out.
    void readOnlyWritesNothing()
    {
        QFETCH(QString, release);
        ClientSetup s(release, true);
        s.fake.addDeployments(3);
        s.fake.data().set(fakeDeploymentUrn(0), u"deprecation"_s, {{"deprecated", false}});
        s.fake.setUser(u"urn:li:corpuser:jdoe"_s);
        int readOnly = 0;
        for (const Call &call : everyCall()) {
            const auto error = errorOfCall(s.client, call);
            readOnly += error && error->kind == Error::Kind::ReadOnly ? 1 : 0;
            QVERIFY2(!error || error->kind == Error::Kind::ReadOnly, call.name);
        }

        QCOMPARE(readOnly, 3); // ingest, writeAspect, patchAspect
        QCOMPARE(s.fake.writes(), 0);
        QCOMPARE(s.fake.count("ingest"), 0);
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
            ClientSetup s;
            s.fake.fault("", fault, -1);

            const auto error = errorOfCall(s.client, call);

            if (!error) // a look-up leaves out what the server cannot read
                continue;
            const QString text = error->detail + error->request + error->jsonPath
                               + oneLine(*error, s.transport.origin());
            QVERIFY2(!text.contains(QString::fromLatin1(secretToken)), call.name);
        }
        ClientSetup s;
        QVERIFY(!s.client.curlFor(*Urn::tryParse(fakeDeploymentUrn(0)), true)
                     .contains(QString::fromLatin1(secretToken)));
    }

    void everyCallCanBeDropped()
    {
        for (const Call &call : everyCall()) {
            ClientSetup s;
            s.fake.addDeployments(3);
            s.fake.fault("", Fault::Hang);
            auto pending = call.run(s.client, [](auto) { QFAIL("answered"); });
            QTRY_COMPARE(s.fake.requests().size(), 1);

            pending.reset();

            QVERIFY(s.probe());
        }
    }

    void aWrongTokenIsUnauthorized()
    {
        ClientSetup s;
        s.fake.setToken("another");
        QVERIFY(s.probe()); // /config is open to all
        Answer<QByteArray> answer;

        QVERIFY(answer.wait(s.client.deploymentsPage({}, 20, answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::Unauthorized));
    }
};

QTEST_GUILESS_MAIN(TestClientFaults)

#include "tst_clientfaults.moc"
