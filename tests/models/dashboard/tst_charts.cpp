// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/charts.h"
#include "models/dashboard/narrowing.h"
#include "models/filter/language.h"
#include "tests/support/sampledata.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using dashboard::Aggregates;
using dashboard::ChartModel;
using dashboard::ChartTable;
using dashboard::Choice;
using dashboard::Narrowing;

namespace {

const QDateTime now({2026, 10, 14}, {14, 2}, Qt::UTC);

filter::Context context()
{
    filter::Context context = filter::Context::current();
    context.now = now;
    context.zone = QTimeZone("Europe/Berlin");
    return context;
}

//! With values that a filter takes for one another: owners, platforms and statuses in two
//! spellings, a display name that is another one's id.
catalog::CatalogPtr trickyCatalog()
{
    auto made = support::makeDeployments(3000, 8);
    const std::int64_t ms = now.toMSecsSinceEpoch();
    constexpr std::int64_t day = 86'400'000;
    for (std::size_t i = 0; i < made.size(); ++i) {
        support::Made &one = made[i];
        if (one.deprecated && one.decommission != catalog::noTime)
            one.decommission = ms + (std::int64_t(i * 7919 % 460) - 90) * day;
        if (one.created != catalog::noTime)
            one.created = ms - std::int64_t(i * 104'729 % 1000) * day;
        if (i % 11 == 0)
            one.owners.emplace_back("urn:li:corpuser:ANA", "DEVELOPER");
        if (i % 13 == 0)
            one.owners = {{"urn:li:corpuser:ana", "DEVELOPER"}, {"urn:li:corpuser:ANA", "NONE"}};
        if (i % 17 == 0)
            one.owners.emplace_back("urn:li:corpuser:u" + std::to_string(i % 40), "DEVELOPER");
        if (i % 19 == 0)
            one.owners.emplace_back("bo", "DEVELOPER");
        if (i % 23 == 0)
            one.status = i % 2 == 0 ? "in_service" : "Out of service";
        if (i % 29 == 0)
            one.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:SageMaker,x"
                    + std::to_string(i) + ",prod)";
        if (i % 31 == 0)
            one.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:p2,y" + std::to_string(i)
                    + ",Odd env)";
        if (i % 3 == 0)
            one.models.push_back("urn:li:mlModel:(urn:li:dataPlatform:mlflow,m,PROD)");
    }
    catalog::Directory directory;
    directory.insert(u"urn:li:dataPlatform:p2"_s, {u"kserve"_s, {}, {}, {}, {}});
    directory.insert(u"urn:li:corpuser:chen"_s, {u"Chen Li"_s, {}, {}, {}, {}});
    return support::makeCatalog(made, 500, directory);
}

std::vector<ChartTable> allCharts(const Aggregates &sums)
{
    return {dashboard::statusByEnvironment(sums),
            dashboard::platforms(sums),
            dashboard::owners(sums),
            dashboard::ages(sums),
            dashboard::dueMonthsChart(sums),
            dashboard::completeness(sums)};
}

//! How many the text of the narrowed filter finds.
qint64 found(const catalog::Catalog &catalog, filter::Filter filter, const filter::Term &term)
{
    filter.add(term);
    const filter::Parsed parsed = filter::parse(filter::toText(filter));
    if (parsed.error || parsed.filter != filter)
        return -1;
    return qint64(filter::matchingRows(catalog, parsed.filter, context()).size());
}

ChartTable smallTable()
{
    ChartTable table;
    table.title = u"T"_s;
    table.lines = u"Environment"_s;
    table.series = {{u"A"_s, dashboard::Ink::Plain}, {u"B"_s, dashboard::Ink::Failed}};
    table.totals = true;
    table.rows = {{.label = u"=x,\"y\""_s, .values = {1, 2000}, .terms = {{}, {}}},
                  {.label = u"z"_s, .values = {3, 4}, .terms = {{}, {}}}};
    return table;
}

filter::Term termOf(const QString &text)
{
    return filter::parse(text).filter.terms().front();
}

} // namespace

class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFilterOfEachBarFindsWhatTheBarCounts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("all") << QString();
        QTest::addRow("a filter") << u"-status:FAILED owner:*"_s;
        QTest::addRow("one that is no list of facets") << u"is:deprecated OR env:DEV"_s;
        QTest::addRow("removed ones, too") << u"is:removed,present platform:kserve"_s;
        QTest::addRow("none") << u"name:nosuchname"_s;
    }

    void theFilterOfEachBarFindsWhatTheBarCounts()
    {
        QFETCH(QString, text);
        const auto catalog = trickyCatalog();
        const filter::Filter filter = filter::parse(text).filter;
        const Aggregates sums
            = dashboard::aggregate(catalog, filter::scan(*catalog, filter, context()), context());
        int bars = 0;
        for (const ChartTable &table : allCharts(sums)) {
            ChartModel model;
            model.show(table);
            for (int row = 0; row < model.rowCount(); ++row) {
                for (int column = 0; column < model.columnCount(); ++column) {
                    const auto term = model.term(row, column);
                    const qint64 value = model.value(row, column);
                    const QString bar = table.title + u": "_s + model.spoken(row, column);
                    if (!term) {
                        QVERIFY2(value == 0 || table.goal > 0, qPrintable(bar));
                        continue;
                    }
                    const qint64 rows = found(*catalog, filter, *term);
                    QVERIFY2(rows == value, qPrintable(bar + u" finds "_s + QString::number(rows)
                                                       + u" by "_s + filter::toText(*term)));
                    ++bars;
                }
            }
        }
        for (const dashboard::Tile &tile : dashboard::tiles(sums, {}, true)) {
            if (tile.term)
                QCOMPARE(found(*catalog, filter, *tile.term), tile.value);
        }
        QVERIFY(bars > (sums.rows > 0 ? 60 : -1));
    }

    void environmentsBeginWithProduction()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(2000, 3), 500);
        const auto table = dashboard::statusByEnvironment(
            dashboard::aggregate(catalog, filter::Mask(catalog->size(), 1), context()));
        QStringList labels;
        for (const ChartTable::Line &line : table.rows)
            labels.append(line.label);
        QCOMPARE(labels, (QStringList {u"PROD"_s, u"PRD"_s, u"STG"_s, u"QA"_s, u"TEST"_s, u"DEV"_s,
                                       u"STAGING"_s}));
        QVERIFY(table.rows[1].mark == dashboard::Mark::Production);
        QVERIFY(table.rows[2].mark == dashboard::Mark::Environment);
        QCOMPARE(table.series.front().title, u"In service"_s);
        QVERIFY(table.series.back().ink == dashboard::Ink::Unknown);
    }

    void goalsAreMetOrMissed()
    {
        std::vector<support::Made> made(10);
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i].urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,d"
                        + std::to_string(i) + ",DEV)";
            if (i < 9)
                made[i].status = "FAILED";
            if (i < 8)
                made[i].description = "x";
        }
        const auto catalog = support::makeCatalog(made, 4);
        const auto table = dashboard::completeness(
            dashboard::aggregate(catalog, filter::Mask(10, 1), context()));
        QCOMPARE(table.rows.front().label, u"Known status"_s);
        QVERIFY(*table.rows.front().ink == dashboard::Ink::GoalMet); // 9 of 10
        const auto described
            = std::find_if(table.rows.begin(), table.rows.end(),
                           [](const auto &l) { return l.label == u"Description"_s; });
        QVERIFY(*described->ink == dashboard::Ink::GoalMissed);
        // Nobody asked for the links: they are not missing, they are not known.
        QVERIFY(std::none_of(table.rows.begin(), table.rows.end(),
                             [](const auto &l) { return l.label == u"Model link"_s; }));
    }

    void statusOverTimeSaysWhatIsMissing()
    {
        QCOMPARE(dashboard::statusOverTime({}).note, u"No snapshot yet"_s);
        const dashboard::DayCounts today {{2026, 10, 14}, {5, 0, 0, 0, 0, 2, 0, 0}, 7};
        QCOMPARE(dashboard::statusOverTime({today}).note, u"No snapshot before today"_s);
        dashboard::DayCounts before = today;
        before.day = today.day.addDays(-1);
        const auto table = dashboard::statusOverTime({before, today});
        QVERIFY(table.note.isEmpty());
        QCOMPARE(table.sum(1), 7);
        QCOMPARE(table.rows[1].day, today.day);
        QVERIFY(!table.rows[1].term);
    }

    void theFirstTileSaysWhatChangedInAWeek()
    {
        Aggregates sums;
        sums.catalog = std::make_shared<const catalog::Catalog>();
        sums.context = context();
        sums.rows = 12;
        const auto day = [](int offset, qint64 total) {
            return dashboard::DayCounts {QDate(2026, 10, 14).addDays(offset), {}, total};
        };
        const std::vector<dashboard::DayCounts> days {day(-9, 8), day(-8, 9), day(-2, 11),
                                                      day(0, 12)};
        QCOMPARE(dashboard::tiles(sums, days, true).front().detail, u"+3 in 8 days"_s);
        QCOMPARE(dashboard::tiles(sums, days, false).front().detail, QString());
        QCOMPARE(dashboard::tiles(sums, {day(0, 12)}, true).front().detail, QString());
    }

    void theModelIsATable()
    {
        ChartModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.show(smallTable());
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.columnCount(), 4);
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"Environment"_s);
        QCOMPARE(model.headerData(3, Qt::Horizontal).toString(), u"Total"_s);
        QCOMPARE(model.index(0, 3).data(ChartModel::ValueRole).toLongLong(), 2001);
        QCOMPARE(model.spoken(1, 2), u"z, B: 4"_s);
        QCOMPARE(model.spoken(1, 3), u"z: 7"_s);

        model.show(smallTable());
        QCOMPARE(changed.size(), 0);
        ChartTable other = smallTable();
        other.rows[1].values[0] = 30;
        model.show(other);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(reset.size(), 1);
        other.rows.pop_back();
        model.show(other);
        QCOMPARE(reset.size(), 2);
    }

    void csvIsSafeAndPlain()
    {
        ChartModel model;
        model.show(smallTable());
        QCOMPARE(model.csv(), QByteArray("Environment,A,B,Total\r\n"
                                         "\042'=x,\042\042y\042\042\042,1,2000,2001\r\n"
                                         "z,3,4,7\r\n"));
    }

    void barsAreChosenBesideEachOther()
    {
        const filter::Filter base = filter::parse(u"is:deprecated"_s).filter;
        Narrowing narrowing;
        const auto text = [&] { return filter::toText(narrowing.result()); };
        const auto choose = [&](const QString &term, Choice choice) {
            narrowing.choose(u"platform"_s, narrowing.chart().isEmpty() ? base : narrowing.result(),
                             termOf(term), choice);
            return text();
        };
        QCOMPARE(choose(u"platform:kserve"_s, Choice::Only), u"is:deprecated platform:kserve"_s);
        QCOMPARE(choose(u"platform:mlflow"_s, Choice::Add),
                 u"is:deprecated platform:kserve,mlflow"_s);
        QCOMPARE(choose(u"platform:kserve"_s, Choice::Add), u"is:deprecated platform:mlflow"_s);
        QCOMPARE(choose(u"platform:seldon"_s, Choice::Exclude),
                 u"is:deprecated platform:mlflow -platform:seldon"_s);
        QCOMPARE(choose(u"platform:kserve"_s, Choice::Only), u"is:deprecated platform:kserve"_s);
        QVERIFY(narrowing.base() == base);
        QCOMPARE(choose(u"platform:kserve"_s, Choice::Only), u"is:deprecated"_s);
        QVERIFY(narrowing.chart().isEmpty());
        QCOMPARE(choose(u"env:PROD status:FAILED"_s, Choice::Exclude),
                 u"is:deprecated -env:PROD"_s);
    }

    void cellsOfTwoFacetsAreJoined()
    {
        using filter::Group;
        const auto cell = [](const QString &text) {
            return filter::Term {Group {Group::Kind::All, filter::parse(text).filter.terms()}};
        };
        Narrowing narrowing;
        narrowing.choose(u"c"_s, {}, cell(u"env:PROD status:FAILED"_s), Choice::Only);
        narrowing.choose(u"c"_s, narrowing.result(), cell(u"env:DEV status:UNKNOWN"_s),
                         Choice::Add);
        QCOMPARE(filter::toText(narrowing.result()),
                 u"env:PROD status:FAILED OR env:DEV status:UNKNOWN"_s);
        QVERIFY(filter::parse(filter::toText(narrowing.result())).filter == narrowing.result());
    }

    void anotherFilterLetsGoOfTheBars()
    {
        Narrowing narrowing;
        narrowing.choose(u"platform"_s, {}, termOf(u"platform:kserve"_s), Choice::Only);
        narrowing.follow(narrowing.result());
        QCOMPARE(narrowing.bars().size(), std::size_t(1));
        narrowing.choose(u"owner"_s, narrowing.result(), termOf(u"owner:ana"_s), Choice::Add);
        QCOMPARE(filter::toText(narrowing.result()), u"platform:kserve owner:ana"_s);
        QCOMPARE(filter::toText(narrowing.base()), u"platform:kserve"_s);

        narrowing.follow(filter::parse(u"env:PROD"_s).filter);

        QVERIFY(narrowing.chart().isEmpty());
        QVERIFY(narrowing.bars().empty());
    }
};

QTEST_GUILESS_MAIN(TestCharts)
#include "tst_charts.moc"
