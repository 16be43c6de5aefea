// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/application.h"
#include "ui/common/slipwaystyle.h"
#include "ui/deployments/deploymentspage.h"

#include <QApplication>
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

private:
    QTemporaryDir m_home;
    SlipwayStyle *m_style = nullptr;
};

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
