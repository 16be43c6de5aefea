// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/aggregates.h"
#include "models/dashboard/aggregator.h"
#include "models/filter/chunkwise.h"
#include "models/filter/language.h"
#include "tests/models/dashboard/plaincounts.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

namespace {

filter::Context contextAt(const QDateTime &now, const QByteArray &zone)
{
    filter::Context context = filter::Context::current();
    context.now = now;
    context.zone = QTimeZone(zone);
    return context;
}

//! Dates around the hour at which they are looked at, and models for some.
std::vector<support::Made> deployments(std::size_t count, const QDateTime &now)
{
    auto made = support::makeDeployments(count, 21);
    const std::int64_t ms = now.toMSecsSinceEpoch();
    constexpr std::int64_t day = 86'400'000;
    for (std::size_t i = 0; i < made.size(); ++i) {
        const auto near = std::int64_t(i * 7919 % 500) - 120;
        if (made[i].deprecated && made[i].decommission != catalog::noTime)
            made[i].decommission = ms + near * day + std::int64_t(i % 3) - 1;
        if (made[i].created != catalog::noTime)
            made[i].created = ms - std::int64_t(i * 104'729 % 1000) * day;
        if (i % 4 == 0)
            made[i].models.push_back("urn:li:mlModel:(urn:li:dataPlatform:mlflow,m"
                                     + std::to_string(i % 9) + ",PROD)");
    }
    return made;
}

qint64 inGroup(const dashboard::Aggregates &sums, const dashboard::CodeGroups &groups, Facet facet,
               const std::vector<qint64> &counts, const QString &wire)
{
    const auto code = sums.catalog->dictionary(facet).find(wire.toStdString());
    return code ? counts[groups.of(*code)] : 0;
}

void compare(const dashboard::Aggregates &sums, const plain::Counts &counts)
{
    QCOMPARE(sums.rows, counts.rows);
    qint64 seen = 0;
    for (auto env = counts.byEnvironment.begin(); env != counts.byEnvironment.end(); ++env) {
        const auto code
            = sums.catalog->dictionary(Facet::Environment).find(env.key().toStdString());
        QVERIFY(code);
        const dashboard::ByStatus &row = sums.byEnvironment[sums.environments.of(*code)];
        for (std::size_t slot = 0; slot < dashboard::statusSlots; ++slot) {
            QCOMPARE(row[slot], env->value(dashboard::statusOrder()[qsizetype(slot)]));
            seen += row[slot];
        }
    }
    QCOMPARE(seen, counts.rows);
    for (auto it = counts.byPlatform.begin(); it != counts.byPlatform.end(); ++it)
        QCOMPARE(inGroup(sums, sums.platforms, Facet::Platform, sums.byPlatform, it.key()), *it);
    for (auto it = counts.byOwner.begin(); it != counts.byOwner.end(); ++it)
        QCOMPARE(inGroup(sums, sums.owners, Facet::Owner, sums.byOwner, it.key()), *it);
    for (int bucket = 0; bucket < int(dashboard::ageBuckets); ++bucket)
        QCOMPARE(sums.byAge[std::size_t(bucket)], counts.byAge.value(bucket));
    QCOMPARE(sums.deprecated, counts.deprecated);
    QCOMPARE(sums.overdueBefore, counts.overdueBefore);
    QCOMPARE(sums.overdueThisMonth, counts.overdueThisMonth);
    for (int month = 0; month < int(dashboard::dueMonths); ++month)
        QCOMPARE(sums.due[std::size_t(month)], counts.due.value(month));
    QCOMPARE(sums.dueLater, counts.due.value(9));
    QCOMPARE(sums.dueUndated, counts.undated);
    QCOMPARE(sums.dueSoon, counts.dueSoon);
    QCOMPARE(sums.production, counts.production);
    for (std::size_t slot = 0; slot < dashboard::statusSlots; ++slot)
        QCOMPARE(sums.productionByStatus[slot],
                 counts.productionByStatus.value(dashboard::statusOrder()[qsizetype(slot)]));
    QCOMPARE(sums.unownedFailedProduction, counts.unownedFailedProduction);
    QCOMPARE(sums.withoutOwner, counts.byOwner.value(QString()));
    QCOMPARE(sums.withoutDescription, counts.withoutDescription);
    QCOMPARE(sums.withoutTag, counts.withoutTag);
    QCOMPARE(sums.withoutModel, counts.withoutModel);
}

} // namespace

class TestAggregates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingEqualsAPlainCount_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QDateTime>("now");
        QTest::addRow("in the middle of a month")
            << QByteArray("UTC") << QDateTime({2026, 10, 14}, {14, 2}, Qt::UTC);
        QTest::addRow("a new month there, not yet in UTC")
            << QByteArray("Pacific/Auckland") << QDateTime({2026, 10, 31}, {14, 30}, Qt::UTC);
        QTest::addRow("the night in which clocks are put back")
            << QByteArray("Europe/Berlin") << QDateTime({2026, 10, 25}, {0, 30}, Qt::UTC);
        QTest::addRow("the end of a long month")
            << QByteArray("America/New_York") << QDateTime({2028, 3, 31}, {3, 59}, Qt::UTC);
    }

    void everythingEqualsAPlainCount()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QDateTime, now);
        const auto made = deployments(4000, now);
        const auto catalog = support::makeCatalog(made, 300);
        for (const int every : {1, 3}) {
            filter::Mask mask(made.size());
            std::vector<bool> wanted(made.size());
            for (std::size_t i = 0; i < made.size(); i += std::size_t(every)) {
                mask[i] = 1;
                wanted[i] = true;
            }
            compare(dashboard::aggregate(catalog, mask, contextAt(now, zone)),
                    plain::count(made, wanted, now, QTimeZone(zone)));
        }
    }

    void threadsCountTheSame()
    {
        const QDateTime now({2026, 10, 14}, {14, 2}, Qt::UTC);
        const auto made = deployments(filter::worthThreads + 5000, now);
        const auto catalog = support::makeCatalog(made, 1000);
        const std::vector<bool> wanted(made.size(), true);
        compare(dashboard::aggregate(catalog, filter::Mask(made.size(), 1), contextAt(now, "UTC")),
                plain::count(made, wanted, now, QTimeZone("UTC")));
    }

    void anEmptyCatalogHasNothing()
    {
        const auto sums = dashboard::aggregate(std::make_shared<const catalog::Catalog>(), {},
                                               filter::Context::current());
        QCOMPARE(sums.rows, 0);
        QCOMPARE(sums.ownerCount, std::size_t(0));
        QCOMPARE(sums.withoutOwner, 0);
    }

    void ownersOutsideTheTopAreOneSum()
    {
        std::vector<support::Made> made(300);
        qint64 others = 0;
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i].urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,d"
                        + std::to_string(i) + ",DEV)";
            const std::size_t owner = i < 200 ? i % 8 : 8 + i % 40;
            made[i].owners.emplace_back("urn:li:corpuser:o" + std::to_string(owner), "DEVELOPER");
            if (i >= 200 && i % 10 == 0) // one of the top has it as well
                made[i].owners.emplace_back("urn:li:corpuser:o0", "DEVELOPER");
            others += i >= 200 && i % 10 != 0 ? 1 : 0;
        }
        const auto sums
            = dashboard::aggregate(support::makeCatalog(made, 64), filter::Mask(made.size(), 1),
                                   filter::Context::current());
        QCOMPARE(sums.ownerCount, std::size_t(48));
        QCOMPARE(sums.mostOwning.size(), dashboard::topOwners);
        QCOMPARE(sums.byOwner[sums.mostOwning.front()], 35);
        QCOMPARE(sums.ownedByOthers, others);
    }

    void rowsMakeTheirMask()
    {
        QVERIFY(dashboard::maskOf({2, 0}, 4) == filter::Mask({1, 0, 1, 0}));
        QVERIFY(dashboard::maskOf({1, 0}, 2) == filter::Mask({1, 1}));
        QVERIFY(dashboard::maskOf({}, 2) == filter::Mask({0, 0}));
    }

    void theLatestQuestionWins()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(3000, 5), 500);
        std::vector<catalog::Row> rows(catalog->size());
        std::iota(rows.begin(), rows.end(), 0);
        dashboard::Aggregator aggregator;
        QSignalSpy answered(&aggregator, &dashboard::Aggregator::answered);
        aggregator.ask({catalog, rows, {u"DEV"_s}});
        QVERIFY(aggregator.isBusy());
        QVERIFY(!aggregator.answer());
        const auto base = filter::parse(u"is:deprecated"_s).filter;

        aggregator.ask({catalog, {1, 2, 3}, {u"DEV"_s}, base});
        QTRY_VERIFY(!aggregator.isBusy());

        QCOMPARE(answered.size(), 1);
        QCOMPARE(aggregator.answer()->sums.rows, 3);
        QCOMPARE(aggregator.answer()->base->rows,
                 qint64(filter::matchingRows(*catalog, base).size()));
        QVERIFY(aggregator.answer()->sums.context.production == QStringList {u"DEV"_s});
    }
};

QTEST_GUILESS_MAIN(TestAggregates)
#include "tst_aggregates.moc"
