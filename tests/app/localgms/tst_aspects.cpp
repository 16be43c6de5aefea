// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/server.h"
#include "models/gms/qnamtransport.h"
#include "tests/models/gms/aspectcore.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString urn = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,a/b,PROD)"_s;

//! The embedded GMS, and the client that edits it.
struct Edited
{
    explicit Edited(const QString &actAs, const QString &token = {}, bool readOnly = false)
    {
        localgms::Options options;
        options.port = 0;
        options.actAs = actAs;
        options.token = token;
        auto started = localgms::Server::start(options);
        if (!started)
            qFatal("the embedded GMS does not start");
        server = std::move(*started);
        transport = std::make_unique<gms::QnamTransport>(
            gms::QnamTransport::Options {server->url(), token.toUtf8(), readOnly});
        client = std::make_unique<gms::Client>(*transport);
        Answer<gms::ServerInfo> info;
        if (!info.wait(client->probe(info.done())) || !info.succeeded())
            qFatal("the embedded GMS does not answer");
    }

    std::unique_ptr<localgms::Server> server;
    std::unique_ptr<gms::QnamTransport> transport;
    std::unique_ptr<gms::Client> client;
};

} // namespace

//! The client's calls for single aspects against the embedded GMS: the same as against any other.
class LocalAspectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReleaseWritesAspects_data()
    {
        QTest::addColumn<QString>("actAs");
        QTest::addColumn<int>("conflictStatus"); // 0: preconditions are ignored
        QTest::newRow("0.12") << u"0.12"_s << 0;
        QTest::newRow("0.14") << u"0.14"_s << 0;
        QTest::newRow("1.0") << u"1.0"_s << 400;
        QTest::newRow("1.2") << u"1.2"_s << 412;
        QTest::newRow("newest") << QString() << 412;
    }

    void everyReleaseWritesAspects()
    {
        QFETCH(QString, actAs);
        Edited e(actAs);
        AspectCore(*e.client, urn).aspectsAreWrittenAndRead();
    }

    void everyReleaseHoldsPreconditions_data() { everyReleaseWritesAspects_data(); }

    void everyReleaseHoldsPreconditions()
    {
        QFETCH(QString, actAs);
        QFETCH(int, conflictStatus);
        Edited e(actAs);
        AspectCore(*e.client, urn).preconditionsHold(conflictStatus != 0, conflictStatus);
    }

    void everyReleasePatchesLists_data() { everyReleaseWritesAspects_data(); }

    void everyReleasePatchesLists()
    {
        QFETCH(QString, actAs);
        Edited e(actAs);
        AspectCore(*e.client, urn).listsArePatched();
    }

    void otherAspectsArePatchedByOpenApi()
    {
        Edited e({});
        AspectCore core(*e.client, urn);
        QVERIFY(!core.write(u"status"_s, {{"removed", false}}, -1));
        QVERIFY(!core.patch(
            u"status"_s,
            nlohmann::json::array({{{"op", "replace"}, {"path", "/removed"}, {"value", true}}})));
        QVERIFY(core.state(u"status"_s).value->at("removed") == true);
    }

    void whatIsNoAspectOfADeploymentIsRejected()
    {
        Edited e({});
        AspectCore core(*e.client, urn);
        const auto error = core.write(u"glossaryTerms"_s, {{"terms", nlohmann::json::array()}}, -1);
        QCOMPARE(int(error->kind), int(Error::Kind::Rejected));
        const auto wrong = core.write(u"deprecation"_s, {{"deprecated", "perhaps"}}, -1);
        QCOMPARE(int(wrong->kind), int(Error::Kind::Rejected));
        QCOMPARE(core.state(u"deprecation"_s).version, -1);
    }

    void readOnlyWritesNothing()
    {
        Edited e({}, {}, true);
        AspectCore core(*e.client, urn);
        const auto error = core.write(u"status"_s, {{"removed", true}}, -1);
        QCOMPARE(int(error->kind), int(Error::Kind::ReadOnly));
        QVERIFY(e.server->isEmpty());
    }

    void theUserIsKnownByTheToken()
    {
        Edited open({});
        Answer<QString> nobody;
        QVERIFY(nobody.wait(open.client->whoAmI(nobody.done())));
        QCOMPARE(int(nobody.error().kind), int(Error::Kind::NotFound));

        Edited closed({}, u"secret"_s, true);
        Answer<QString> user;
        QVERIFY(user.wait(closed.client->whoAmI(user.done())));
        QCOMPARE(user.value(), u"urn:li:corpuser:datahub"_s);
    }

    void neighboursAreListed_data() { everyReleaseWritesAspects_data(); }

    void neighboursAreListed()
    {
        QFETCH(QString, actAs);
        Edited e(actAs);
        std::vector<domain::Proposal> proposals;
        for (int i = 0; i < 30; ++i) {
            domain::Proposal proposal;
            proposal.entityType = u"tag"_s;
            proposal.entityUrn = u"urn:li:tag:t%1"_s.arg(i);
            proposal.aspectName = u"tagProperties"_s;
            proposal.aspect = R"({"name":"T","colorHex":"#123456"})";
            proposals.push_back(proposal);
        }
        proposals.back().aspectName = u"status"_s;
        proposals.back().aspect = R"({"removed":true})";
        Answer<void> written;
        QVERIFY(written.wait(e.client->ingest(proposals, written.done())));
        QVERIFY(written.succeeded());
        Answer<QHash<QString, catalog::Neighbour>> all;
        Answer<QHash<QString, catalog::Neighbour>> some;
        Answer<QHash<QString, catalog::Neighbour>> users;

        QVERIFY(all.wait(e.client->listNeighbours(u"tag"_s, 100, all.done())));
        QVERIFY(some.wait(e.client->listNeighbours(u"tag"_s, 25, some.done())));
        QVERIFY(users.wait(e.client->listNeighbours(u"corpuser"_s, 25, users.done())));

        QVERIFY(all.succeeded() && some.succeeded() && users.succeeded());
        QCOMPARE(all.value().size(), 29);
        QCOMPARE(all.value().value(u"urn:li:tag:t7"_s).colour, u"#123456"_s);
        QCOMPARE(some.value().size(), 25);
    }
};

QTEST_GUILESS_MAIN(LocalAspectsTest)

#include "tst_aspects.moc"
