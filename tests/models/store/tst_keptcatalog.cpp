// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/folder.h"
#include "models/filter/sort.h"
#include "models/store/gmsstore.h"
#include "tests/fakegms/fakegms.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using store::GmsStore;
using Phase = store::LoadState::Phase;

namespace {

constexpr int deployments = 1350; // three pages

bool waitUntilIdle(GmsStore &store)
{
    return QTest::qWaitFor([&store] { return !store.state().isBusy(); }, 30'000);
}

bool equal(const catalog::Catalog &a, const catalog::Catalog &b)
{
    if (a.size() != b.size() || a.directory() != b.directory())
        return false;
    for (catalog::Row row = 0; row < a.size(); ++row) {
        if (a.record(row) != b.record(row))
            return false;
    }
    return true;
}

} // namespace

//! The catalog that is kept from one start to the next. A start is a store.
class TestKeptCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_gms = std::make_unique<FakeGms>();
        m_gms->addDeployments(deployments);
        m_before = load();
        QCOMPARE(m_before->size(), std::size_t(deployments));
        QVERIFY(QFile::exists(file()));
    }

    void itIsThereAtOnceAndWhole()
    {
        m_gms->fault("GET", Fault::Hang, -1);
        GmsStore store(connection());
        QSignalSpy changed(&store, &store::CatalogStore::catalogChanged);

        store.refresh();

        QVERIFY(changed.size() > 0);
        QVERIFY(equal(*store.catalog(), *m_before));
        QVERIFY(store.catalog()->links().known());
        QCOMPARE(*store.catalog()->parts().byName, filter::order(*m_before, filter::SortKey::Name));
        QVERIFY(store.state().kept);
        QVERIFY(store.state().refreshing);
        QVERIFY(store.state().finished.isValid());
        QVERIFY(store.state().isBusy());
        store.stop();
        QCOMPARE(store.catalog()->size(), std::size_t(deployments));
        QCOMPARE(store.state().phase, Phase::Stopped);
    }

    void itIsThereBeforeTheTokenIsKnown()
    {
        m_gms->setToken("right");
        m_gms->clearRequests();
        GmsStore store(connection());

        store.showKept();
        QVERIFY(equal(*store.catalog(), *m_before));
        QVERIFY(store.state().kept);
        QCOMPARE(store.state().phase, Phase::Idle);
        QVERIFY(m_gms->requests().isEmpty());
        const auto kept = store.catalog();

        store.setToken("right");
        store.refresh();
        QCOMPARE(store.catalog(), kept);
        QVERIFY(waitUntilIdle(store));
        QCOMPARE(store.state().phase, Phase::Complete);
        QCOMPARE(store.catalog(), kept);
    }

    void whereNothingChangedNothingFlickers()
    {
        GmsStore store(connection());
        store.refresh();
        const auto kept = store.catalog();
        const QDateTime asOf = store.state().finished;
        QSignalSpy changed(&store, &store::CatalogStore::catalogChanged);

        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Complete);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(store.catalog(), kept);
        QVERIFY(!store.state().kept);
        QVERIFY(store.state().finished > asOf);
    }

    void theTimeIsOfTheLastAnswer()
    {
        QDateTime asOf;
        {
            GmsStore store(connection());
            store.refresh();
            QVERIFY(waitUntilIdle(store));
            asOf = store.state().finished;
        }
        GmsStore store(connection());
        store.refresh();

        QVERIFY(qAbs(store.state().finished.msecsTo(asOf)) < 1000);
        QVERIFY(store.state().finished > m_asOf);
    }

    void aRefreshChangesWhatChangedOnly()
    {
        const QString changed = m_before->urn(catalog::Row(deployments - 1));
        const QString added = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:zz,new,PROD)"_s;
        m_gms->data().set(changed, u"status"_s, {{"removed", true}});
        m_gms->data().set(added, u"mlModelDeploymentProperties"_s,
                          {{"status", "A_NEW_WORD"}, {"customProperties", {{"new key", "x"}}}});
        {
            GmsStore store(connection());
            store.refresh();
            const auto kept = store.catalog();
            QVERIFY(waitUntilIdle(store));

            QCOMPARE(store.state().phase, Phase::Complete);
            QCOMPARE(store.catalog()->size(), std::size_t(deployments + 1));
            QCOMPARE(&store.catalog()->chunk(0), &kept->chunk(0));
            QVERIFY(store.catalog()->has(*store.catalog()->find(changed), catalog::Removed));
            m_before = store.catalog();
        }
        GmsStore next(connection());
        next.refresh();
        QVERIFY(equal(*next.catalog(), *m_before));
        const auto row = next.catalog()->find(added);
        QVERIFY(row);
        QCOMPARE(next.catalog()->record(*row).status, u"A_NEW_WORD"_s);
    }

    void aServerThatIsGoneLeavesIt()
    {
        const auto there = connection();
        m_gms.reset();
        GmsStore store(there);
        store.refresh();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Partial);
        QCOMPARE(store.state().error->kind, Error::Kind::Offline);
        QVERIFY(!store.state().missing.isEmpty());
        QVERIFY(store.state().kept);
        QVERIFY(equal(*store.catalog(), *m_before));
        QVERIFY(
            QFile::exists(cache::fileFor(m_folder->path(), cache::identityOf(there.server.url))));
    }

    void aRefreshThatGoesWrongLeavesItAndRetryMakesUpForIt_data()
    {
        QTest::addColumn<QByteArray>("match");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("times");
        QTest::addColumn<int>("skip");
        const QByteArray page = "entity/scroll";
        QTest::newRow("401") << page << int(Fault::Unauthorized) << -1 << 0;
        QTest::newRow("401 in the middle") << page << int(Fault::Unauthorized) << -1 << 1;
        QTest::newRow("403 in the middle") << page << int(Fault::Forbidden) << -1 << 1;
        QTest::newRow("500 in the middle") << page << int(Fault::ServerError) << 4 << 1;
        QTest::newRow("malformed JSON in the middle")
            << page << int(Fault::MalformedJson) << -1 << 1;
        QTest::newRow("cut off in the middle") << page << int(Fault::CutOff) << -1 << 2;
    }

    void aRefreshThatGoesWrongLeavesItAndRetryMakesUpForIt()
    {
        QFETCH(QByteArray, match);
        QFETCH(int, fault);
        QFETCH(int, times);
        QFETCH(int, skip);
        m_gms->fault(match, Fault(fault), times, skip);
        GmsStore store(connection());
        store.refresh();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Partial);
        QVERIFY(store.state().error);
        QVERIFY(!store.state().missing.isEmpty());
        QVERIFY(store.state().kept);
        QVERIFY(equal(*store.catalog(), *m_before));

        m_gms->clearFaults();
        store.retryMissing();
        QVERIFY(waitUntilIdle(store));
        QCOMPARE(store.state().phase, Phase::Complete);
        QVERIFY(!store.state().kept);
        QVERIFY(equal(*store.catalog(), *m_before));
    }

    void modelsThatCannotBeReadStayAsTheyWere()
    {
        m_gms->data().set(fakeDeploymentUrn(3), u"status"_s, {{"removed", true}});
        m_gms->data().erase(m_before->urn(0)); // all others move up
        m_gms->fault("relationship/DeployedTo", Fault::Forbidden, -1);
        GmsStore store(connection());
        store.refresh();
        QVERIFY(waitUntilIdle(store));

        QCOMPARE(store.state().phase, Phase::Partial);
        QCOMPARE(store.catalog()->size(), std::size_t(deployments - 1));
        for (catalog::Row row = 0; row < store.catalog()->size(); ++row)
            QVERIFY(store.catalog()->record(row).models == m_before->record(row + 1).models);
        QVERIFY(!store.state().kept);
    }

    void aFileThatIsNoCatalogIsDiscarded_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("{\042rows\042: []}");
        QTest::newRow("noise") << QByteArray(100'000, '\xa5');
    }

    void aFileThatIsNoCatalogIsDiscarded()
    {
        QFETCH(QByteArray, contents);
        QFile bad(file());
        QVERIFY(bad.open(QIODevice::WriteOnly | QIODevice::Truncate));
        bad.write(contents);
        bad.close();
        GmsStore store(connection());
        store.refresh();

        QVERIFY(store.catalog()->isEmpty());
        QVERIFY(!store.state().refreshing);
        QVERIFY(!QFile::exists(file()));
        store.stop();

        QVERIFY(equal(*load(), *m_before));
        QVERIFY(QFile::exists(file()));
    }

    void aFileOfAnotherServerIsDiscarded()
    {
        FakeGms other;
        other.addDeployments(5);
        store::Connection there = connection();
        there.server.url = other.url();
        QVERIFY(QFile::copy(file(),
                            cache::fileFor(m_folder->path(), cache::identityOf(there.server.url))));
        GmsStore store(there);
        store.refresh();
        QVERIFY(store.catalog()->isEmpty());
        QVERIFY(waitUntilIdle(store));
        QCOMPARE(store.catalog()->size(), std::size_t(5));
    }

    void aConnectionHasAFileOfItsOwn()
    {
        FakeGms other;
        other.addDeployments(5);
        store::Connection there = connection();
        there.server.url = other.url();
        {
            GmsStore store(there);
            store.refresh();
            QVERIFY(waitUntilIdle(store));
        }

        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 2);
        GmsStore store(connection());
        store.refresh();
        QVERIFY(equal(*store.catalog(), *m_before));
    }

    void theTokenIsNotInIt()
    {
        m_gms->setToken("very-secret-token");
        store::Connection with = connection();
        with.token = "very-secret-token";
        with.server.url.setUserName(u"a-user"_s);
        QFile::remove(file());
        {
            GmsStore store(with);
            store.refresh();
            QVERIFY(waitUntilIdle(store));
            QCOMPARE(store.state().phase, Phase::Complete);
        }
        QFile kept(file());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        const QByteArray bytes = kept.readAll();
        QVERIFY(!bytes.isEmpty());
        QVERIFY(!bytes.contains("secret"));
        QVERIFY(!bytes.contains("a-user"));
    }

    void whatWasClearedIsKeptAgain()
    {
        GmsStore store(connection());
        store.refresh();
        QVERIFY(waitUntilIdle(store));
        cache::clear(m_folder->path());

        store.refresh();
        QVERIFY(waitUntilIdle(store));

        QTRY_VERIFY(QFile::exists(file()));
    }

    void anEmptyCatalogIsNotKept()
    {
        const auto urns = m_gms->data().urnsOf(u"mlModelDeployment"_s);
        for (const QString &urn : urns)
            m_gms->data().erase(urn);

        QVERIFY(load()->isEmpty());

        QVERIFY(!QFile::exists(file()));
    }

    void withoutAFolderNothingIsKept()
    {
        cache::clear(m_folder->path());
        store::Connection without = connection();
        without.cacheFolder.clear();
        {
            GmsStore store(without);
            store.refresh();
            QVERIFY(waitUntilIdle(store));
        }
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

private:
    store::Connection connection() const
    {
        store::Connection connection;
        connection.server.url = m_gms->url();
        connection.server.name = u"Test"_s;
        connection.cacheFolder = m_folder->path();
        return connection;
    }
    QString file() const
    {
        return cache::fileFor(m_folder->path(), cache::identityOf(m_gms->url()));
    }
    //! A whole start: what it keeps is on disk when this returns.
    catalog::CatalogPtr load()
    {
        GmsStore store(connection());
        store.refresh();
        waitUntilIdle(store);
        m_asOf = store.state().finished;
        return store.catalog();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeGms> m_gms;
    catalog::CatalogPtr m_before;
    QDateTime m_asOf;
};

QTEST_GUILESS_MAIN(TestKeptCatalog)
#include "tst_keptcatalog.moc"
