// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/gmsstore.h"
#include "tests/fakegms/fakegms.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using store::GmsStore;
using Phase = store::LoadState::Phase;

namespace {

store::Connection connectionTo(const FakeGms &gms)
{
    store::Connection connection;
    connection.server.url = gms.url();
    connection.server.name = u"Test"_s;
    return connection;
}

bool waitUntilIdle(GmsStore &store)
{
    return QTest::qWaitFor([&store] { return !store.state().isBusy(); }, 30'000);
}

} // namespace

class TestGmsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsEverythingFromAnyRelease_data()
    {
        QTest::addColumn<QString>("release");
        for (const char *release : {"0.14", "1.2", "1.3", "1.6"})
            QTest::addRow("%s", release) << QString::fromLatin1(release);
    }

    void loadsEverythingFromAnyRelease()
    {
        QFETCH(QString, release);
        FakeGms gms;
        gms.setRelease(release);
        gms.addDeployments(1350);
        GmsStore store(connectionTo(gms));

        store.refresh();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Complete);
        QCOMPARE(store.catalog()->size(), std::size_t(1350));
        for (int i = 0; i < 1350; i += 13)
            QVERIFY(store.catalog()->find(fakeDeploymentUrn(i)));
        QVERIFY(store.catalog()->links().known());
        QVERIFY(!store.catalog()->links().models().empty());
        QCOMPARE(gms.writes(), 0);
    }

    void aRefreshThatChangesNothingIsSilent()
    {
        FakeGms gms;
        gms.addDeployments(300);
        GmsStore store(connectionTo(gms));
        store.refresh();
        QVERIFY(waitUntilIdle(store));
        const auto before = store.catalog();
        QSignalSpy changed(&store, &store::CatalogStore::catalogChanged);

        store.refresh();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(changed.size(), 0);
        QCOMPARE(store.catalog(), before);
        QCOMPARE(store.state().phase, Phase::Complete);
    }

    void aRefreshSharesWhatDidNotChange()
    {
        FakeGms gms;
        gms.addDeployments(300);
        GmsStore store(connectionTo(gms));
        store.refresh();
        QVERIFY(waitUntilIdle(store));
        const auto before = store.catalog();
        const QString urn = before->urn(catalog::Row(before->size() - 1));
        gms.data().set(urn, u"status"_s, {{"removed", true}});

        store.refresh();
        QVERIFY(waitUntilIdle(store));

        const auto after = store.catalog();
        QVERIFY(after != before);
        QCOMPARE(&after->chunk(0), &before->chunk(0));
        QVERIFY(after->has(*after->find(urn), catalog::Removed));
    }

    void whatCameStaysWhenAPageFailsAndRetryGoesOn()
    {
        FakeGms gms;
        gms.addDeployments(1350);
        gms.fault("entity/scroll", Fault::ServerError, 4, 1);
        GmsStore store(connectionTo(gms));

        store.refresh();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Partial);
        QCOMPARE(store.catalog()->size(), std::size_t(100));
        QVERIFY(!store.state().missing.isEmpty());
        QCOMPARE(store.state().error->httpStatus, 500);

        store.retryMissing();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Complete);
        QCOMPARE(store.catalog()->size(), std::size_t(1350));
        QVERIFY(store.state().missing.isEmpty());
    }

    void aPageThatCannotBeReadIsMadeUpForOnce()
    {
        FakeGms gms;
        gms.addDeployments(3350);
        gms.fault("entity/scroll", Fault::MalformedJson, 1, 1);
        GmsStore store(connectionTo(gms));
        store.refresh();
        QVERIFY(waitUntilIdle(store));
        QCOMPARE(store.state().phase, Phase::Partial);

        store.retryMissing();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Complete);
        QCOMPARE(store.catalog()->size(), std::size_t(3350));
    }

    void aRefusalInTheMiddleIsMadeUpFor()
    {
        FakeGms gms;
        gms.addDeployments(3350);
        gms.fault("entity/scroll", Fault::Forbidden, 1, 2);
        GmsStore store(connectionTo(gms));
        store.refresh();
        QVERIFY(waitUntilIdle(store));
        QCOMPARE(store.state().phase, Phase::Partial);

        store.retryMissing();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Complete);
        QCOMPARE(store.catalog()->size(), std::size_t(3350));
    }

    void aFailedRefreshKeepsTheCatalogOfBefore_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("401") << int(Fault::Unauthorized);
        QTest::newRow("403") << int(Fault::Forbidden);
        QTest::newRow("malformed JSON") << int(Fault::MalformedJson);
        QTest::newRow("cut off in the body") << int(Fault::CutOff);
    }

    void aFailedRefreshKeepsTheCatalogOfBefore()
    {
        QFETCH(int, fault);
        FakeGms gms;
        gms.addDeployments(200);
        GmsStore store(connectionTo(gms));
        store.refresh();
        QVERIFY(waitUntilIdle(store));
        gms.fault("entity/scroll", Fault(fault), -1);

        store.refresh();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Partial);
        QCOMPARE(store.catalog()->size(), std::size_t(200));
        QVERIFY(!store.state().missing.isEmpty());
        gms.clearFaults();
        store.retryMissing();
        QVERIFY(waitUntilIdle(store));
        QCOMPARE(store.state().phase, Phase::Complete);
    }

    void nothingAtAllIsAFailureWithItsSteps()
    {
        FakeGms gms;
        gms.addDeployments(10);
        gms.setToken("right");
        store::Connection connection = connectionTo(gms);
        connection.token = "wrong-token";
        GmsStore store(connection);

        store.refresh();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Failed);
        QCOMPARE(store.state().error->kind, Error::Kind::Unauthorized);
        QCOMPARE(store.state().steps.size(), 2);
        QCOMPARE(store.state().steps[0].outcome, store::Step::Outcome::Ok);
        QCOMPARE(store.state().steps[1].outcome, store::Step::Outcome::Failed);
        for (const store::Step &step : store.state().steps)
            QVERIFY(!step.detail.contains(u"wrong-token"_s));
    }

    void stoppingKeepsWhatCame()
    {
        FakeGms gms;
        gms.addDeployments(1350);
        gms.fault("entity/scroll", Fault::Hang, -1, 1);
        GmsStore store(connectionTo(gms));
        store.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(store.catalog()->size(), std::size_t(100), 10'000);

        store.stop();

        QCOMPARE(store.state().phase, Phase::Stopped);
        QCOMPARE(store.catalog()->size(), std::size_t(100));
    }

    void missingNamesLeaveTheDeployments()
    {
        FakeGms gms;
        gms.addDeployments(50);
        gms.fault("relationship/DeployedTo", Fault::Forbidden, -1);
        GmsStore store(connectionTo(gms));

        store.refresh();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Partial);
        QCOMPARE(store.catalog()->size(), std::size_t(50));
        QVERIFY(!store.catalog()->links().known());
    }

    void theModelsOfADeploymentAreAskedFor()
    {
        FakeGms gms;
        gms.addDeployments(12);
        GmsStore store(connectionTo(gms));
        store.refresh();
        QVERIFY(waitUntilIdle(store));
        std::optional<Result<store::ServedModels>> got;

        const auto pending = store.fetchModels(*domain::Urn::tryParse(fakeDeploymentUrn(0)),
                                               [&got](auto result) { got = std::move(result); });

        QTRY_VERIFY(got.has_value());
        QVERIFY(got->has_value());
        QVERIFY(!(*got)->models.empty());
    }

    void oneRecordIsReadWithoutTheOthers()
    {
        FakeGms gms;
        gms.addDeployments(12);
        GmsStore store(connectionTo(gms));
        std::optional<Result<catalog::Record>> got;
        const QString urn = fakeDeploymentUrn(3);

        auto pending = store.fetchRecord(*domain::Urn::tryParse(urn),
                                         [&got](auto result) { got = std::move(result); });
        QTRY_VERIFY(got.has_value());
        QVERIFY(got->has_value());
        QCOMPARE((*got)->urn, urn);

        got.reset();
        pending = store.fetchRecord(domain::Urn::deployment(u"x"_s, u"none"_s, u"PROD"_s),
                                    [&got](auto result) { got = std::move(result); });
        QTRY_VERIFY(got.has_value());
        QVERIFY(!got->has_value());
        QCOMPARE(got->error().kind, Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestGmsStore)
#include "tst_gmsstore.moc"
