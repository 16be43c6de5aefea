// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shownpage.h"

#include "ui/common/banner.h"
#include "ui/common/errorpage.h"
#include "ui/common/progressstrip.h"
#include "ui/deployments/emptycatalog.h"
#include "ui/deployments/loadwords.h"

#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using Phase = store::LoadState::Phase;

class TestLoading : public samples::ShownPage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void loadingShowsWhatCameAndCanBeStopped()
    {
        store::LoadState state;
        state.phase = Phase::Loading;
        state.loaded = 23;
        state.total = 5120;
        m_store->setState(state);
        auto *strip = m_page->findChild<ProgressStrip *>();
        QTRY_VERIFY(strip->isVisible());
        QVERIFY(table()->isVisible());
        QVERIFY(m_page->statusText().startsWith(u"22 shown, loading"_s));

        Q_EMIT strip->stopRequested();
        QCOMPARE(m_store->stops, 1);
        m_store->setPhase(Phase::Complete);
        QVERIFY(!strip->isVisible());
    }

    void whatIsMissingIsSaidAndCanBeRetried()
    {
        store::LoadState state;
        state.phase = Phase::Partial;
        state.missing = u"About 250 deployments are missing."_s;
        state.error = samples::errorOf(Error::Kind::ServerFault, 500);
        m_store->setState(state);
        auto *retry = m_page->findChild<QPushButton *>(u"banner-retry-missing"_s);
        QVERIFY(retry && retry->isVisible());
        QVERIFY(table()->isVisible()); // what came stays

        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(m_store->retries, 1);
        m_store->setPhase(Phase::Complete);
        QVERIFY(!m_page->findChild<BannerArea *>()->isVisible());
    }

    void aFailureWithRowsIsABannerAndWithoutThemAPage()
    {
        store::LoadState state;
        state.phase = Phase::Failed;
        state.error = samples::errorOf(Error::Kind::Unauthorized, 401);
        m_store->setState(state);
        QVERIFY(m_page->findChild<BannerArea *>()->isVisible());
        QVERIFY(table()->isVisible());

        m_store->setCatalog(samples::catalogOf({}));
        m_store->setState(state);
        auto *error = m_page->findChild<ErrorPage *>();
        QVERIFY(error->isVisible());
        QVERIFY(!table()->isVisible());

        Q_EMIT error->actionTriggered(u"reload"_s);
        QCOMPARE(m_store->refreshes, 1);
        QSignalSpy connectWanted(m_page.get(), &DeploymentsPage::connectRequested);
        Q_EMIT error->actionTriggered(u"connections"_s);
        QCOMPARE(connectWanted.size(), 1);
    }

    void aRefreshThatFailsSaysOfWhenTheRowsAreAndTakesNoFocus()
    {
        table()->setFocus();
        m_page->select(samples::Sample {.name = u"overdue"_s}.urn());
        const QStringList chosen = m_page->selectedUrns();
        store::LoadState state;
        state.phase = Phase::Connecting;
        state.refreshing = true;
        state.kept = true;
        state.started = samples::today();
        state.finished = samples::today().addDays(-1);
        m_store->setState(state);
        state.phase = Phase::Partial;
        state.error = samples::errorOf(Error::Kind::Offline);
        state.missing = u"The refresh failed."_s;
        m_store->setState(state);

        auto *retry = m_page->findChild<QPushButton *>(u"banner-reload"_s);
        QVERIFY(retry && retry->isVisible());
        QVERIFY(table()->hasFocus());
        QCOMPARE(m_page->selectedUrns(), chosen);
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(m_store->refreshes, 1);
    }

    void theAgeOfTheRowsIsSaid()
    {
        const QDateTime now = samples::today();
        store::LoadState state;
        QCOMPARE(loadwords::asOf(state, now), QString());

        state.phase = Phase::Complete;
        state.finished = now.addSecs(-60);
        const QString today = loadwords::asOf(state, now);
        state.finished = now.addDays(-1);
        const QString yesterday = loadwords::asOf(state, now);
        state.phase = Phase::Connecting;

        QVERIFY(today.startsWith(u"as of "_s));
        QVERIFY(yesterday.size() > today.size()); // with the day
        QCOMPARE(loadwords::asOf(state, now), yesterday + u", refreshing…"_s);
    }

    void anEmptyCatalogSaysWhatToDo()
    {
        m_store->setCatalog(samples::catalogOf({}));
        auto *empty = m_page->findChild<EmptyCatalog *>();
        QVERIFY(empty->isVisible());
        QVERIFY(empty->snippet().contains(u"gms_server=\"http://127.0.0.1:1\""_s));
        QSignalSpy importWanted(m_page.get(), &DeploymentsPage::importRequested);

        QTest::mouseClick(empty->findChild<QPushButton *>(u"importButton"_s), Qt::LeftButton);

        QCOMPARE(importWanted.size(), 1);
        m_store->setCatalog(samples::catalogOf(samples::manyKinds()));
        QVERIFY(!empty->isVisible());
    }

    void aStoreMayGoBeforeThePage()
    {
        m_store.reset();

        QCOMPARE(table()->model()->rowCount(), 0);
        QVERIFY(!table()->isVisible());
        m_store = std::make_unique<samples::FakeStore>();
        m_store->setCatalog(samples::catalogOf(samples::manyKinds()));
        m_page->setStore(m_store.get());
        QCOMPARE(table()->model()->rowCount(), 22);
    }

    void whatWasAskedIsLetGoWithTheStore()
    {
        m_page->select(samples::Sample {.name = u"overdue"_s}.urn());
        QTRY_COMPARE(m_store->modelQuestions, 1);

        m_page->setStore(nullptr);

        QVERIFY(!m_store->answerModels(store::ServedModels {}));
    }
};

QTEST_MAIN(TestLoading)
#include "tst_loading.moc"
