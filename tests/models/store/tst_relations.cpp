// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/gmsstore.h"
#include "tests/fakegms/fakegms.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;
using store::GmsStore;
using store::ModelDetails;
using store::Relations;

namespace {

const auto modelUrn = u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,big,PROD)"_s;
const auto groupUrn = u"urn:li:mlModelGroup:(urn:li:dataPlatform:mlflow,g,PROD)"_s;

QString deploymentUrn(int i)
{
    return u"urn:li:mlModelDeployment:(urn:li:dataPlatform:mlflow,d%1,PROD)"_s.arg(i);
}

store::Connection connectionTo(const FakeGms &gms)
{
    store::Connection connection;
    connection.server.url = gms.url();
    connection.server.name = u"Test"_s;
    return connection;
}

void addModel(FakeGms &gms, int deployments)
{
    json urns = json::array();
    for (int i = 0; i < deployments; ++i)
        urns.push_back(deploymentUrn(i).toStdString());
    gms.data().set(modelUrn, u"mlModelKey"_s, {{"name", "big"}});
    gms.data().set(modelUrn, u"mlModelProperties"_s,
                   {{"name", "Big"}, {"groups", {groupUrn.toStdString()}}, {"deployments", urns}});
}

template <typename T, typename Fetch>
std::optional<Result<T>> fetched(Fetch fetch)
{
    std::optional<Result<T>> got;
    const Pending call = fetch([&got](Result<T> result) { got = std::move(result); });
    [[maybe_unused]] const bool came = QTest::qWaitFor([&got] { return got.has_value(); }, 60'000);
    return got;
}

Relations relationsOf(GmsStore &store, const QString &urn)
{
    const auto got = fetched<Relations>([&](auto done) {
        return store.fetchRelations(*domain::Urn::tryParse(urn), std::move(done));
    });
    return got && *got ? **got : Relations();
}

} // namespace

//! What is read of one model or deployment on demand, over a real socket.
class TestRelations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiveThousandDeploymentsComePageByPage()
    {
        FakeGms gms;
        addModel(gms, 5000);
        GmsStore store(connectionTo(gms));

        const Relations relations = relationsOf(store, modelUrn);

        QCOMPARE(relations.related.size(), 5000);
        QCOMPARE(relations.total, 5000);
        QCOMPARE(relations.listed.size(), 5000);
        QCOMPARE(relations.groups, QStringList(groupUrn));
        QVERIFY(relations.isWhole());
        QVERIFY(relations.onlyListed().isEmpty());
        QVERIFY(relations.onlyRelated().isEmpty());
        QCOMPARE(gms.count("GET /relationships"), 10);
        QVERIFY(gms.count("direction=OUTGOING") == 10);
        QCOMPARE(gms.writes(), 0);
    }

    void aFailedPageIsSaidAndTheRestStays_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("429") << int(Fault::TooManyRequests);
        QTest::newRow("500") << int(Fault::ServerError);
        QTest::newRow("403") << int(Fault::Forbidden);
        QTest::newRow("malformed") << int(Fault::MalformedJson);
    }

    void aFailedPageIsSaidAndTheRestStays()
    {
        QFETCH(int, fault);
        FakeGms gms;
        addModel(gms, 2000);
        gms.fault("start=1000", Fault(fault), -1);
        GmsStore store(connectionTo(gms));

        const Relations relations = relationsOf(store, modelUrn);

        QCOMPARE(relations.related.size(), 1500);
        QCOMPARE(relations.total, 2000);
        QCOMPARE(relations.listed.size(), 2000);
        QCOMPARE(relations.missing.size(), 1);
        QVERIFY2(relations.missing[0].contains(u"1001 to 1500 of 2000"_s),
                 qPrintable(relations.missing[0]));
        QVERIFY(relations.error.has_value());
        // Nobody can tell what the graph lacks when some of it did not come.
        QVERIFY(relations.onlyListed().isEmpty());
    }

    void aPassingFaultIsGotOver()
    {
        FakeGms gms;
        addModel(gms, 1200);
        gms.fault("start=500", Fault::ServerError, 1);
        gms.fault("start=1000", Fault::TooManyRequests, 1);
        GmsStore store(connectionTo(gms));

        const Relations relations = relationsOf(store, modelUrn);

        QCOMPARE(relations.related.size(), 1200);
        QVERIFY(relations.isWhole());
    }

    void nothingAtAllIsAnError()
    {
        FakeGms gms;
        addModel(gms, 3);
        gms.fault("relationships", Fault::Forbidden, -1);
        gms.fault("mlmodel", Fault::Forbidden, -1);
        GmsStore store(connectionTo(gms));

        const auto got = fetched<Relations>([&](auto done) {
            return store.fetchRelations(*domain::Urn::tryParse(modelUrn), std::move(done));
        });

        QVERIFY(got.has_value());
        QVERIFY(!got->has_value());
        QCOMPARE(got->error().kind, Error::Kind::Forbidden);
    }

    void theModelsOfADeploymentAreAskedWhatTheyList()
    {
        FakeGms gms;
        addModel(gms, 3);
        GmsStore store(connectionTo(gms));

        const Relations relations = relationsOf(store, deploymentUrn(1));

        QCOMPARE(relations.related, QStringList(modelUrn));
        QCOMPARE(relations.listed, QStringList(modelUrn));
        QCOMPARE(gms.count("direction=INCOMING"), 1);
    }

    void whatOnlyOneKnowsIsShown()
    {
        Relations relations;
        relations.related = {u"a"_s, u"b"_s};
        relations.total = 2;
        relations.listed = {u"b"_s, u"c"_s};
        relations.listedKnown = true;
        QCOMPARE(relations.onlyRelated(), QStringList(u"a"_s));
        QCOMPARE(relations.onlyListed(), QStringList(u"c"_s));

        relations.listedKnown = false;
        QVERIFY(relations.onlyRelated().isEmpty());
        relations.total = 3;
        QVERIFY(relations.onlyListed().isEmpty());
    }

    void aCallThatIsLetGoStaysSilent()
    {
        FakeGms gms;
        addModel(gms, 2000);
        gms.fault("start=500", Fault::Hang, -1);
        GmsStore store(connectionTo(gms));
        bool answered = false;
        Pending call
            = store.fetchRelations(*domain::Urn::tryParse(modelUrn),
                                   [&answered](const Result<Relations> &) { answered = true; });
        QTRY_VERIFY_WITH_TIMEOUT(gms.count("start=500") > 0, 10'000);

        call.reset();
        const Relations after = relationsOf(store, deploymentUrn(0));

        QCOMPARE(after.related, QStringList(modelUrn));
        QVERIFY(!answered);
    }

    void theDetailsOfAModelAreRead_data()
    {
        QTest::addColumn<QString>("release");
        for (const char *release : {"0.12", "1.2", "1.6"})
            QTest::addRow("%s", release) << QString::fromLatin1(release);
    }

    void theDetailsOfAModelAreRead()
    {
        QFETCH(QString, release);
        FakeGms gms;
        gms.setRelease(release);
        addModel(gms, 2);
        gms.data().set(modelUrn, u"mlModelProperties"_s,
                       {{"name", "Big"},
                        {"description", "by ingestion"},
                        {"version", {{"versionTag", "7"}}},
                        {"created", {{"time", 1'700'000'000'000}}},
                        {"groups", {groupUrn.toStdString()}},
                        {"deployments", {deploymentUrn(0).toStdString()}},
                        {"trainingMetrics", {{{"name", "auc"}, {"value", "0.93"}}}},
                        {"hyperParams", {{{"name", "depth"}, {"value", "6"}}}},
                        {"customProperties", {{"framework", "xgboost"}}}});
        gms.data().set(modelUrn, u"editableMlModelProperties"_s, {{"description", "by people"}});
        gms.data().set(modelUrn, u"ownership"_s,
                       {{"owners", {{{"owner", "urn:li:corpuser:ana"}, {"type", "DATAOWNER"}}}}});
        gms.data().set(modelUrn, u"globalTags"_s, {{"tags", {{{"tag", "urn:li:tag:x"}}}}});
        gms.data().set(modelUrn, u"deprecation"_s, {{"deprecated", true}, {"note", "old"}});
        GmsStore store(connectionTo(gms));

        const auto got = fetched<ModelDetails>([&](auto done) {
            return store.fetchModelDetails(*domain::Urn::tryParse(modelUrn), std::move(done));
        });

        QVERIFY(got && *got);
        ModelDetails expected;
        expected.urn = modelUrn;
        expected.name = u"Big"_s;
        expected.description = u"by people"_s;
        expected.version = u"7"_s;
        expected.created = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
        expected.groups = QStringList(groupUrn);
        expected.deployments = QStringList(deploymentUrn(0));
        expected.trainingMetrics = {{u"auc"_s, u"0.93"_s, {}}};
        expected.hyperParameters = {{u"depth"_s, u"6"_s, {}}};
        expected.owners = {{u"urn:li:corpuser:ana"_s, u"DATAOWNER"_s}};
        expected.tags = QStringList(u"urn:li:tag:x"_s);
        expected.properties = {{u"framework"_s, u"xgboost"_s}};
        expected.deprecated = true;
        expected.note = u"old"_s;
        QVERIFY(**got == expected);
    }

    void aGroupThatIsNotThereIsNotFound()
    {
        FakeGms gms;
        GmsStore store(connectionTo(gms));

        const auto got = fetched<ModelDetails>([&](auto done) {
            return store.fetchModelDetails(*domain::Urn::tryParse(groupUrn), std::move(done));
        });

        QVERIFY(got && !*got);
        QCOMPARE(got->error().kind, Error::Kind::NotFound);
    }

    void theNamesOfGroupsComeWithTheCatalog()
    {
        FakeGms gms;
        gms.addDeployments(12);
        gms.data().set(u"urn:li:mlModelGroup:(urn:li:dataPlatform:mlflow,group,PROD)"_s,
                       u"mlModelGroupProperties"_s, {{"name", "Everything"}});
        GmsStore store(connectionTo(gms));
        store.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(store.state().phase, store::LoadState::Phase::Complete, 30'000);

        QCOMPARE(store.catalog()->directory().displayName(
                     u"urn:li:mlModelGroup:(urn:li:dataPlatform:mlflow,group,PROD)"_s),
                 u"Everything"_s);
    }
};

QTEST_GUILESS_MAIN(TestRelations)
#include "tst_relations.moc"
