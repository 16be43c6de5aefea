// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/application.h"
#include "models/cache/folder.h"
#include "models/settings/profiles.h"
#include "tests/fakegms/fakegms.h"
#include "ui/changeset/changesetpane.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/slipwaystyle.h"
#include "ui/connections/connectionsdialog.h"
#include "ui/deployments/deploymentspage.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

MainWindow *windowOf()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget))
            return window;
    }
    return nullptr;
}

} // namespace

//! The whole program in one process: window, store, client, embedded GMS.
class TestApplication : public QObject
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

    void theFirstStartLoadsTheSample()
    {
        Application application({}, *m_style);
        application.start();
        MainWindow *window = windowOf();
        QVERIFY(window);

        Q_EMIT window->firstStartChosen(FirstStart::Sample);

        auto *page = window->findChild<DeploymentsPage *>();
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"288 shown of 300"_s), 60'000);
    }

    void anEditGoesToTheServerAndBack()
    {
        const QString urn = editOne();
        QVERIFY(!urn.isEmpty());
        // Started again, the program has what waits, and Ctrl+S twice sends it.
        Application application({}, *m_style);
        application.start();
        MainWindow *window = windowOf();
        auto *page = window->findChild<DeploymentsPage *>();
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"300"_s), 60'000);
        auto *pane = window->findChild<ChangeSetPane *>();
        QVERIFY(pane->isVisible());
        pane->applyAction()->trigger();
        auto *send = pane->findChild<QPushButton *>(u"confirmApply"_s);
        QVERIFY(send);
        send->click();
        QTRY_VERIFY_WITH_TIMEOUT(!pane->applyAction()->isEnabled(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"287 shown of 300"_s), 60'000);
        // And back.
        window->findChild<QAction *>(u"showRemoved"_s)->trigger();
        page->select(urn);
        QTRY_COMPARE(page->selectedUrns(), QStringList {urn});
        auto *restore = window->findChild<QAction *>(u"restoreRemoved"_s);
        QTRY_VERIFY(restore->isEnabled());
        restore->trigger();
        pane->applyAction()->trigger();
        send->click();
        QTRY_VERIFY_WITH_TIMEOUT(!pane->applyAction()->isEnabled(), 60'000);
        window->findChild<QAction *>(u"showRemoved"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"288 shown of 300"_s), 60'000);
    }

    void theSecondStartOpensItAgain()
    {
        Application application({}, *m_style);
        application.start();

        auto *page = windowOf()->findChild<DeploymentsPage *>();

        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"288"_s), 60'000);
    }

    void aServerThatIsNotThereIsSaid()
    {
        commands::WindowOptions options;
        options.target.server = u"http://127.0.0.1:9"_s;
        Application application(options, *m_style);
        application.start();

        auto *page = windowOf()->findChild<DeploymentsPage *>();

        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"Not loaded"_s), 60'000);
    }

    void theLastCatalogIsShownWithoutItsServer()
    {
        auto gms = std::make_unique<FakeGms>();
        gms->addDeployments(40);
        commands::WindowOptions options;
        options.target.server = gms->url().toString();
        {
            Application application(options, *m_style);
            application.start();
            auto *page = windowOf()->findChild<DeploymentsPage *>();
            QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"of 40"_s), 60'000);
            QTRY_VERIFY_WITH_TIMEOUT(!asOf().isEmpty() && !asOf().contains(u"refreshing"_s),
                                     60'000);
        }
        gms.reset();

        Application application(options, *m_style);
        application.start();

        auto *page = windowOf()->findChild<DeploymentsPage *>();
        QVERIFY(page->statusText().contains(u"of 40"_s)); // before any answer
        QVERIFY(asOf().startsWith(u"as of "_s));
        QVERIFY(asOf().endsWith(u"refreshing…"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!asOf().contains(u"refreshing"_s), 60'000);
        QVERIFY(page->statusText().contains(u"of 40"_s));

        Q_EMIT windowOf()->clearCacheRequested();
        QVERIFY(QDir(cache::defaultFolder()).isEmpty());
        QVERIFY(page->statusText().contains(u"of 40"_s)); // what is shown stays
    }

    void theKeptCatalogGoesWithItsConnection()
    {
        FakeGms gms;
        gms.addDeployments(5);
        const QString kept = cache::fileFor(cache::defaultFolder(), cache::identityOf(gms.url()));
        Profiles profiles(Profiles::defaultFile());
        ConnectionProfile profile;
        profile.url = gms.url();
        const QString id = profiles.add(profile);
        QVERIFY(profiles.save());
        QVERIFY(cache::makeFolder(cache::defaultFolder()));
        QFile file(kept);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("kept");
        file.close();
        commands::WindowOptions options;
        options.target.server = u"http://127.0.0.1:9"_s;
        Application application(options, *m_style);
        application.start();
        Q_EMIT windowOf()->connectionsRequested();
        auto *dialog = windowOf()->findChild<ConnectionsDialog *>();
        QVERIFY(dialog);

        dialog->select(id);
        dialog->findChild<QPushButton *>(u"tool-discard"_s)->click();
        QVERIFY(QFile::exists(kept)); // it can come back
        dialog->close();

        QVERIFY(!QFile::exists(kept));
    }

    void theIntervalIsRemembered()
    {
        commands::WindowOptions options;
        options.target.server = u"http://127.0.0.1:9"_s;
        {
            Application application(options, *m_style);
            application.start();
            QVERIFY(interval(5)->isChecked());
            interval(15)->trigger();
        }
        Application application(options, *m_style);
        application.start();

        QVERIFY(interval(15)->isChecked());
        QVERIFY(!interval(5)->isChecked());
    }

private:
    //! Soft-deletes a deployment in a program that then ends without sending it.
    QString editOne()
    {
        Application application({}, *m_style);
        application.start();
        MainWindow *window = windowOf();
        auto *page = window->findChild<DeploymentsPage *>();
        if (!QTest::qWaitFor([&] { return page->statusText().contains(u"288 shown"_s); }, 60'000))
            return {};
        const QString urn = page->matchingUrns().first();
        page->select(urn);
        if (!QTest::qWaitFor([&] { return !page->selectedUrns().isEmpty(); }, 10'000))
            return {};
        auto *remove = window->findChild<QAction *>(u"softDelete"_s);
        if (!QTest::qWaitFor([&] { return remove->isEnabled(); }, 10'000))
            return {};
        remove->trigger();
        return urn;
    }

    static QString asOf() { return windowOf()->findChild<ElidedLabel *>(u"asOf"_s)->text(); }
    static QAction *interval(int minutes)
    {
        return windowOf()->findChild<QAction *>(u"refreshEvery%1"_s.arg(minutes));
    }

    QTemporaryDir m_home;
    SlipwayStyle *m_style = nullptr;
};

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
