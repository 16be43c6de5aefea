// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/application.h"
#include "models/changes/aspects.h"
#include "models/history/snapshots.h"
#include "tests/fakegms/fakegms.h"
#include "ui/changeset/changesetpane.h"
#include "ui/common/slipwaystyle.h"
#include "ui/deployments/deploymentspage.h"
#include "ui/history/historypane.h"
#include "ui/history/sincepage.h"

#include <QAction>
#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString urn = fakeDeploymentUrn(0);

nlohmann::json tagged(const char *tag)
{
    return {{"tags", {{{"tag", std::string("urn:li:tag:") + tag}}}}};
}

} // namespace

//! The past in the whole program: window, store, client, a server on loopback, files.
class TestDesktopHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.filePath(u"data"_s).toUtf8());
        qputenv("XDG_CACHE_HOME", m_home.filePath(u"cache"_s).toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toUtf8());
        qputenv("HOME", m_home.path().toUtf8());
        for (const char *name : {"DATAHUB_GMS_URL", "DATAHUB_GMS_TOKEN", "DATAHUB_GMS_HOST"})
            qunsetenv(name);
        m_style = new SlipwayStyle(ThemeChoice::Light);
        QApplication::setStyle(m_style);
    }

    void init()
    {
        m_gms = std::make_unique<FakeGms>();
        m_gms->addDeployments(30);
        m_gms->data().set(urn, u"globalTags"_s, tagged("old"));
        m_gms->data().set(urn, u"globalTags"_s, tagged("new"));
        commands::WindowOptions options;
        options.target.server = m_gms->url().toString();
        m_application = std::make_unique<Application>(options, *m_style);
        m_application->start();
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<MainWindow *>(widget))
                m_window = window;
        }
        QVERIFY(m_window);
        m_page = m_window->findChild<DeploymentsPage *>();
        m_pane = m_window->findChild<HistoryPane *>();
        m_since = m_window->findChild<SincePage *>();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->matchingUrns().isEmpty(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_since->chosenPath().isEmpty(), 60'000);
    }
    void cleanup()
    {
        m_application.reset();
        m_gms.reset();
    }

    void theHistoryOfADeploymentIsReadAndLeft()
    {
        m_page->select(urn);
        QTRY_COMPARE(m_page->selectedUrns(), QStringList {urn});
        auto *history = m_window->findChild<QAction *>(u"history"_s);
        QTRY_VERIFY(history->isEnabled());
        history->trigger();
        QVERIFY(m_pane->isVisible());
        QVERIFY(!m_page->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(linesWith(u"Tag added: "_s) > 0, 30'000);
        auto *bring = m_pane->findChild<QPushButton *>(u"bringBack"_s);
        QVERIFY(!bring->isEnabled()); // a server that was named is read-only
        QTest::keyClick(m_pane->findChild<QListView *>(u"timeline"_s), Qt::Key_Escape);
        QVERIFY(m_page->isVisible());
    }

    void whoeverIsChosenElsewhereIsShownInTheTable()
    {
        Q_EMIT m_page->historyRequested(urn);
        QVERIFY(m_pane->isVisible());
        m_page->select(fakeDeploymentUrn(1));
        QTRY_VERIFY(m_page->isVisible());
    }

    void aCompleteLoadIsKeptAndCompared()
    {
        const history::Snapshots snapshots;
        QCOMPARE(snapshots.list().empty(), false);
        QCOMPARE(snapshots.list().front().deployments, 30);
        m_window->findChild<QAction *>(u"showWhatChanged"_s)->trigger();
        QVERIFY(m_since->isVisible());
        // As if it had been kept before what follows.
        const auto today = snapshots.list().front();
        const auto then = history::snapshotfile::read(today.path);
        QVERIFY(then);
        QVERIFY(snapshots.keep(**then, today.server, today.takenAt.addDays(-3)));
        m_gms->data().set(urn, u"globalTags"_s, tagged("newest"));
        m_window->findChild<QAction *>(u"refresh"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_since->model().total() > 0, 60'000);
        QCOMPARE(m_since->model().index(0, 0).data().toString(), u"Tags changed"_s);
        Q_EMIT m_since->showRequested(urn);
        QTRY_COMPARE(m_page->selectedUrns(), QStringList {urn});
        QVERIFY(m_page->isVisible());
    }

    void aSnapshotTakesThePlaceOfTheConnectionAndGoesAgain()
    {
        const history::Snapshots snapshots;
        const QString path = snapshots.list().back().path;
        m_gms->data().erase(urn);
        m_window->findChild<QAction *>(u"refresh"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->matchingUrns().contains(urn), 60'000);
        Q_EMIT m_since->openSnapshotRequested(path);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->matchingUrns().contains(urn), 60'000);
        m_page->select(urn);
        QTRY_COMPARE(m_page->selectedUrns(), QStringList {urn});
        QVERIFY(!m_window->findChild<QAction *>(u"softDelete"_s)->isEnabled());
        Q_EMIT m_window->bannerActionTriggered(u"snapshot"_s, u"leave"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->matchingUrns().contains(urn), 60'000);
    }

    void aSnapshotIsShownWhileItsConnectionGoes()
    {
        const history::Snapshots snapshots;
        Q_EMIT m_since->openSnapshotRequested(snapshots.list().back().path);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_window->findChild<QAction *>(u"softDelete"_s)->toolTip().contains(u"snapshot"_s),
            60'000);
        m_gms.reset();
        m_window->findChild<QAction *>(u"refresh"_s)->trigger();
        QVERIFY(m_page->matchingUrns().contains(urn));
        Q_EMIT m_page->historyRequested(urn);
        QVERIFY(m_pane->isVisible());
        m_application.reset();
    }

private:
    int linesWith(const QString &text) const
    {
        int count = 0;
        for (int i = 0; i < m_pane->model().rowCount(); ++i)
            count += m_pane->model().index(i).data().toString().contains(text) ? 1 : 0;
        return count;
    }

    QTemporaryDir m_home;
    SlipwayStyle *m_style = nullptr;
    std::unique_ptr<FakeGms> m_gms;
    std::unique_ptr<Application> m_application;
    MainWindow *m_window = nullptr;
    DeploymentsPage *m_page = nullptr;
    HistoryPane *m_pane = nullptr;
    SincePage *m_since = nullptr;
};

QTEST_MAIN(TestDesktopHistory)
#include "tst_history.moc"
