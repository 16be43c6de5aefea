// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/language.h"
#include "tests/support/sampledata.h"
#include "tests/ui/deployments/samples.h"
#include "ui/common/banner.h"
#include "ui/common/emptystate.h"
#include "ui/common/slipwaystyle.h"
#include "ui/dashboard/cardgrid.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/countednote.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/dashboardtile.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using store::LoadState;

class TestPage : public QObject
{
    Q_OBJECT

private:
    void settle() { QTRY_VERIFY(!m_page->isBusy()); }

    qint64 found(const QString &text) const
    {
        return qint64(filter::matchingRows(*m_query->catalog(), filter::parse(text).filter).size());
    }

    int rowOf(const QString &card, const QString &label) const
    {
        const auto &rows = m_page->card(card)->model().table().rows;
        const auto it = std::find_if(rows.begin(), rows.end(),
                                     [&](const auto &line) { return line.label == label; });
        return it == rows.end() ? -1 : int(it - rows.begin());
    }

    void click(const QString &card, int row, int column, Qt::KeyboardModifiers keys = {})
    {
        ChartView &chart = m_page->card(card)->chart();
        QTest::mouseClick(&chart, Qt::LeftButton, keys,
                          chart.geometryOfBars().bar(row, column).center().toPoint());
        settle();
    }

    void showPage()
    {
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        settle();
    }

    QString note() const { return m_page->findChild<CountedNote *>()->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DeploymentQuery> m_query;
    std::unique_ptr<samples::FakeStore> m_store;
    std::unique_ptr<DashboardPage> m_page;

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings
            = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        m_query = std::make_unique<DeploymentQuery>();
        m_store = std::make_unique<samples::FakeStore>();
        m_page = std::make_unique<DashboardPage>(*m_query, *m_settings);
        connect(m_page.get(), &DashboardPage::filterRequested, m_query.get(),
                [this](const QString &text) { m_query->setFilter(filter::parse(text).filter); });
        m_query->setCatalog(support::makeCatalog(support::makeDeployments(2000, 6), 500));
        m_store->setPhase(LoadState::Phase::Complete);
        m_page->setStore(m_store.get());
        m_page->resize(1440, 800);
    }

    void cleanup()
    {
        m_page.reset();
        m_store.reset();
        m_query.reset();
        m_settings.reset();
    }

    void nothingIsMadeBeforeItIsSeen()
    {
        QVERIFY(!m_page->card(u"status"_s));
        QVERIFY(!m_page->isBusy());
        showPage();
        QCOMPARE(m_page->findChildren<ChartCard *>().size(), 7);
        QCOMPARE(m_page->findChildren<DashboardTile *>().size(), 6);
        QCOMPARE(m_page->tile(u"deployments"_s)->content().value, found({}));
        QCOMPARE(note(), u"Charts show all %1, %2 removed are hidden"_s.arg(
                             QLocale().toString(found({})), QString::number(2000 - found({}))));
    }

    void aHiddenPageCountsNothing()
    {
        showPage();
        m_page->hide();
        m_query->setFilter(filter::parse(u"env:PROD"_s).filter);
        QVERIFY(!m_page->isBusy());
        const qint64 before = m_page->tile(u"deployments"_s)->content().value;
        m_page->show();
        settle();
        QCOMPARE(m_page->tile(u"deployments"_s)->content().value, found(u"env:PROD"_s));
        QVERIFY(before > found(u"env:PROD"_s));
    }

    void aBarBecomesTheFilter()
    {
        showPage();
        const int prod = rowOf(u"status"_s, u"PROD"_s);
        const qint64 count = m_page->card(u"status"_s)->model().value(prod, 6);
        click(u"status"_s, prod, 6);

        QCOMPARE(filter::toText(m_query->filter()), u"env:PROD status:FAILED"_s);
        QCOMPARE(qint64(m_query->answer().rows.size()), count);
        QCOMPARE(m_page->tile(u"deployments"_s)->content().value, count);
        // All others show what is left; this one what there was to choose from.
        QVERIFY(m_page->card(u"status"_s)->chart().chosen().contains({prod, 6}));
        QVERIFY(m_page->card(u"status"_s)->model().rowCount() > 1);
        QCOMPARE(m_page->card(u"platform"_s)->model().table().whole, count);
        QVERIFY(note().contains(u"env:PROD status:FAILED"_s));
    }

    void ctrlAddsAndShiftLeavesOut()
    {
        showPage();
        m_query->setFilter(filter::parse(u"is:deprecated"_s).filter);
        settle();
        const int kserve = rowOf(u"platform"_s, u"kserve"_s);
        const int mlflow = rowOf(u"platform"_s, u"mlflow"_s);
        const int seldon = rowOf(u"platform"_s, u"seldon"_s);
        click(u"platform"_s, kserve, 1);
        QCOMPARE(filter::toText(m_query->filter()), u"is:deprecated platform:kserve"_s);
        click(u"platform"_s, mlflow, 1, Qt::ControlModifier);
        QCOMPARE(filter::toText(m_query->filter()), u"is:deprecated platform:kserve,mlflow"_s);
        QCOMPARE(m_page->card(u"platform"_s)->chart().chosen().size(), 4); // with their names
        click(u"platform"_s, mlflow, 1);
        click(u"platform"_s, mlflow, 1);
        QCOMPARE(filter::toText(m_query->filter()), u"is:deprecated"_s);
        QVERIFY(m_page->card(u"platform"_s)->chart().chosen().isEmpty());
        click(u"platform"_s, seldon, 1, Qt::ShiftModifier);
        QCOMPARE(filter::toText(m_query->filter()), u"is:deprecated -platform:seldon"_s);
        QVERIFY(m_page->card(u"platform"_s)->chart().excluded().contains({seldon, 1}));
    }

    void aFilterFromElsewhereEndsTheChoice()
    {
        showPage();
        click(u"platform"_s, 0, 1);
        m_query->setFilter(filter::parse(u"env:DEV"_s).filter);
        settle();
        QVERIFY(m_page->card(u"platform"_s)->chart().chosen().isEmpty());
        qint64 sum = 0;
        const auto &model = m_page->card(u"platform"_s)->model();
        for (int row = 0; row < model.rowCount(); ++row)
            sum += model.value(row, 1);
        QCOMPARE(sum, found(u"env:DEV"_s));
    }

    void tilesFilter()
    {
        showPage();
        DashboardTile *failed = m_page->tile(u"failed"_s);
        const qint64 value = failed->content().value;
        QVERIFY(value > 0);
        QTest::mouseClick(failed, Qt::LeftButton);
        settle();
        QCOMPARE(qint64(m_query->answer().rows.size()), value);
        QVERIFY(failed->isChecked());
        QCOMPARE(failed->content().value, value);
        QVERIFY(failed->accessibleName().startsWith(u"Failed in production: "_s));
        QSignalSpy show(m_page.get(), &DashboardPage::showRequested);
        m_page->tile(u"deployments"_s)->setFocus();
        QTest::keyClick(m_page->tile(u"deployments"_s), Qt::Key_Return);
        QCOMPARE(show.size(), 1);
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"clearCharts"_s), Qt::LeftButton);
        settle();
        QVERIFY(m_query->filter().isEmpty());
        QVERIFY(!failed->isChecked());
    }

    void theTableIsBehindTheChart()
    {
        showPage();
        ChartCard *card = m_page->card(u"owner"_s);
        QTest::mouseClick(card->findChild<QToolButton *>(u"tableToggle"_s), Qt::LeftButton);
        QVERIFY(card->showsTable());
        auto *table = card->findChild<QTableView *>(u"chartTable"_s);
        QCOMPARE(table->model()->rowCount(), card->model().rowCount());
        QVERIFY(table->model()->rowCount() > 3);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 1));
        QTest::keyClick(table, Qt::Key_Return);
        settle();
        QCOMPARE(filter::toText(m_query->filter()), u"-owner:*"_s);
        QTest::mouseClick(card->findChild<QToolButton *>(u"tableToggle"_s), Qt::LeftButton);
        QVERIFY(!card->showsTable());
    }

    void chartsAreExported()
    {
        showPage();
        ChartCard *card = m_page->card(u"platform"_s);
        const QString csv = m_folder->filePath(u"p.csv"_s);
        QVERIFY(card->write(csv, ChartCard::Format::Csv));
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), card->model().csv());
        QVERIFY(card->write(m_folder->filePath(u"p.svg"_s), ChartCard::Format::Svg));
        const auto refused = card->write(m_folder->filePath(u"no/p.csv"_s), ChartCard::Format::Csv);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::File);
    }

    void daysBecomeLines()
    {
        showPage();
        QCOMPARE(m_page->card(u"time"_s)->chart().spoken(), u"No snapshot yet"_s);
        std::vector<dashboard::DayCounts> days;
        for (int day = 0; day < 10; ++day)
            days.push_back(
                {QDate(2026, 10, 1).addDays(day), {100 + day, 0, 0, 0, 5, 3}, 108 + day});
        m_page->setDays(days);
        QCOMPARE(m_page->card(u"time"_s)->model().rowCount(), 10);
    }

    void aGrowingCatalogIsCountedToItsEnd()
    {
        m_store->setPhase(LoadState::Phase::Loading);
        showPage();
        for (const int count : {2500, 3000, 3500})
            m_query->setCatalog(support::makeCatalog(support::makeDeployments(count, 6), 500));
        settle();
        QCOMPARE(m_page->tile(u"deployments"_s)->content().value, found({}));
        QVERIFY(note().contains(u" that are loaded"_s));
    }

    void whatIsMissingIsSaid()
    {
        showPage();
        LoadState state;
        state.phase = LoadState::Phase::Partial;
        state.missing = u"Page 3 is missing."_s;
        m_store->setState(state);
        QCOMPARE(m_page->findChild<BannerArea *>()->shownKey(), u"load"_s);
        for (QPushButton *button :
             m_page->findChild<BannerArea *>()->findChildren<QPushButton *>()) {
            if (button->text() == u"Retry"_s)
                button->click();
        }
        QCOMPARE(m_store->retries, 1);
        m_store->setPhase(LoadState::Phase::Complete);
        QCOMPARE(m_page->findChild<BannerArea *>()->shownKey(), QString());
    }

    void withoutDeploymentsThePageSaysWhy()
    {
        showPage();
        auto *empty = m_page->findChild<EmptyState *>();
        m_query->setCatalog(std::make_shared<const catalog::Catalog>());
        settle();
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->accessibleName(), u"Nothing to count"_s);
        m_store->setPhase(LoadState::Phase::Loading);
        QCOMPARE(empty->accessibleName(), u"Deployments are coming"_s);
        m_page->setStore(nullptr);
        QCOMPARE(empty->accessibleName(), u"Not connected"_s);
        QSignalSpy connectAsked(m_page.get(), &DashboardPage::connectRequested);
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(connectAsked.size(), 1);
    }

    void columnsFollowTheWidth_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("columns");
        QTest::addRow("wide") << 1440 << 3;
        QTest::addRow("below 1280") << 1200 << 2;
        QTest::addRow("below 960") << 900 << 1;
    }

    void columnsFollowTheWidth()
    {
        QFETCH(int, width);
        QFETCH(int, columns);
        m_page->resize(width, 700);
        showPage();
        const int top = m_page->card(u"status"_s)->y();
        int beside = 0;
        for (const ChartCard *card : m_page->findChildren<ChartCard *>()) {
            beside += card->y() == top ? 1 : 0;
            QVERIFY(card->height() >= 290);
            QVERIFY(card->geometry().right() < width);
        }
        QCOMPARE(beside, columns);
        QVERIFY(m_page->findChild<QScrollArea *>()->verticalScrollBar()->maximum() > 0);
    }
};

QTEST_MAIN(TestPage)
#include "tst_page.moc"
