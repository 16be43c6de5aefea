// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/navigator.h"

#include "tests/ui/deployments/samples.h"
#include "ui/common/slipwaystyle.h"
#include "ui/deployments/deploymentspage.h"
#include "ui/deployments/deploymenttable.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using samples::Sample;

class TestNavigator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    void init()
    {
        m_navigator.reset();
        m_window.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings
            = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        m_query = std::make_unique<DeploymentQuery>();
        m_store = std::make_unique<samples::FakeStore>();
        m_window = std::make_unique<MainWindow>(*m_settings);
        m_page = new DeploymentsPage(*m_query, *m_settings);
        m_window->addPage(u"deployments"_s, u"table"_s, u"Deployments"_s, m_page);
        m_window->addPage(u"graph"_s, u"graph"_s, u"Graph"_s, new QWidget);
        m_navigator = std::make_unique<Navigator>(*m_window, u"deployments"_s, *m_page, *m_query,
                                                  *m_settings);
        use({{.name = u"alpha"_s, .owners = {u"olu"_s}, .tags = {u"gold"_s}},
             {.name = u"beta"_s, .owners = {u"mia"_s}},
             {.name = u"gamma"_s, .removed = true}});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_navigator.reset();
        m_page->setStore(nullptr);
        m_window.reset();
    }

    void filtersAndSelectionsAreWalked()
    {
        setText(u"alp"_s);
        choose(u"alpha"_s);
        stay();
        QVERIFY(!can(u"forward"_s));

        back();
        QCOMPARE(m_query->filter().text(), u"alp"_s);
        QVERIFY(m_page->selectedUrns().isEmpty());
        back();
        QVERIFY(m_query->filter().isEmpty());
        QVERIFY(!can(u"back"_s));
        forward();
        forward();
        QCOMPARE(m_page->selectedUrns(), QStringList {urn(u"alpha"_s)});
        QVERIFY(!can(u"forward"_s));
    }

    void pagesAreWalked()
    {
        m_window->showPage(u"graph"_s);
        back();
        QCOMPARE(m_window->currentPage(), u"deployments"_s);
        forward();
        QCOMPARE(m_window->currentPage(), u"graph"_s);
    }

    void whatIsTypedIsOnePlace()
    {
        auto *edit = m_page->findChild<QWidget *>(u"filterEdit"_s);
        edit->setFocus();
        QTest::keyClicks(edit, u"alp"_s);
        QTRY_COMPARE(m_query->filter().text(), u"alp"_s);

        back();

        QVERIFY(m_query->filter().isEmpty());
        QVERIFY(!can(u"back"_s));
    }

    void aLargeCatalogIsRestoredByAWorker()
    {
        std::vector<Sample> many;
        for (int i = 0; i < 21'000; ++i)
            many.push_back({.name = u"d%1"_s.arg(i)});
        use(many);
        setText(u"d20"_s);
        QTRY_VERIFY(!m_query->isBusy());
        choose(u"d2000"_s);
        stay();
        setText(u"d7"_s);
        QTRY_VERIFY(!m_query->isBusy());

        back();
        QTRY_COMPARE(m_page->selectedUrns(), QStringList {urn(u"d2000"_s)});

        QCOMPARE(m_query->filter().text(), u"d20"_s);
        QVERIFY(can(u"forward"_s));
    }

    void whatTheUserDoesMeanwhileCounts()
    {
        std::vector<Sample> many;
        for (int i = 0; i < 21'000; ++i)
            many.push_back({.name = u"d%1"_s.arg(i)});
        use(many);
        setText(u"d20"_s);
        QTRY_VERIFY(!m_query->isBusy());

        back(); // a worker is at it
        filter::Filter typed;
        typed.setText(u"d3"_s);
        m_query->setFilter(typed);
        QTRY_VERIFY(!m_query->isBusy());

        QVERIFY(!can(u"forward"_s));
        QVERIFY(can(u"back"_s));
        QCOMPARE(m_query->filter().text(), u"d3"_s);
    }

    void anotherConnectionBeginsAnew()
    {
        setText(u"alp"_s);
        m_navigator->start();

        QVERIFY(!can(u"back"_s));
    }

    void aDeploymentThatTheFilterHidesIsShownAndBackHidesItAgain()
    {
        setText(u"alp"_s);
        pick(u"beta"_s);

        QCOMPARE(m_page->selectedUrns(), QStringList {urn(u"beta"_s)});
        QVERIFY(m_query->filter().isEmpty());
        QVERIFY2(m_page->statusText().contains(u"beta"_s), qPrintable(m_page->statusText()));
        back();
        QCOMPARE(m_query->filter().text(), u"alp"_s);
    }

    void aRemovedDeploymentIsFound()
    {
        pick(u"gamma"_s);

        QCOMPARE(m_page->selectedUrns(), QStringList {urn(u"gamma"_s)});
    }

    void ownersAndTagsBecomeTheFilter()
    {
        pick(u"@mia"_s);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(1));
        QVERIFY(m_page->findChild<DeploymentTable *>()->hasFocus());

        pick(u"#gold"_s);
        QVERIFY(m_query->filter().values(catalog::Facet::Owner).isEmpty());
        QCOMPARE(m_query->filter().values(catalog::Facet::Tag), QStringList {u"urn:li:tag:gold"_s});

        back();
        QCOMPARE(m_query->filter().values(catalog::Facet::Owner),
                 QStringList {u"urn:li:corpuser:mia"_s});
    }

    void everyPageIsAnActionInThePalette()
    {
        pick(u">graph"_s);

        QCOMPARE(m_window->currentPage(), u"graph"_s);
    }

private:
    void use(const std::vector<Sample> &deployments)
    {
        m_store->setCatalog(samples::catalogOf(deployments));
        m_store->setPhase(store::LoadState::Phase::Complete);
        m_page->setStore(m_store.get());
        QTRY_VERIFY(!m_query->isBusy());
        m_navigator->start();
    }

    QString urn(const QString &name) const { return Sample {.name = name}.urn(); }
    QAction *action(const QString &name) { return m_window->findChild<QAction *>(name); }
    bool can(const QString &name) { return action(name)->isEnabled(); }
    void back() { action(u"back"_s)->trigger(); }
    void forward() { action(u"forward"_s)->trigger(); }

    //! As a user who pauses after it.
    void setText(const QString &text)
    {
        filter::Filter filter;
        filter.setText(text);
        m_query->setFilter(filter);
        stay();
    }
    void choose(const QString &name)
    {
        QSignalSpy chosen(m_page, &DeploymentsPage::selectionChanged);
        QVERIFY(m_page->findChild<DeploymentTable *>()->choose(urn(name)));
        QTRY_COMPARE(chosen.count(), 1);
    }
    void stay()
    {
        const auto *timer = m_navigator->findChild<QTimer *>();
        QVERIFY(timer);
        QTRY_VERIFY(!timer->isActive());
    }

    void pick(const QString &text)
    {
        Palette &palette = m_navigator->palette();
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette.isVisible());
        auto *field = palette.findChild<QLineEdit *>();
        QTest::keyClicks(field, text);
        QTRY_VERIFY(!palette.isSearching());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette.isVisible());
        QTRY_VERIFY(!m_query->isBusy());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DeploymentQuery> m_query;
    std::unique_ptr<samples::FakeStore> m_store;
    std::unique_ptr<MainWindow> m_window;
    DeploymentsPage *m_page = nullptr;
    std::unique_ptr<Navigator> m_navigator;
};

QTEST_MAIN(TestNavigator)
#include "tst_navigator.moc"
