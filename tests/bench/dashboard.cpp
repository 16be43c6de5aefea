// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/charts.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "tests/support/sampledata.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Row;

namespace bench {

namespace {

void rowsOfThreeColumns(const Catalog &catalog)
{
    std::vector<Row> rows;
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        const auto &facets = catalog.chunk(c).facets;
        for (std::size_t i = 0; i < catalog.chunk(c).size(); ++i) {
            if (facets[0][i] == 1 && facets[1][i] == 1 && facets[2][i] == 1)
                rows.push_back(catalog.chunkStart(c) + Row(i));
        }
    }
    keep(rows.size());
}

void measureAggregates(std::size_t count)
{
    const auto catalog = support::makeCatalog(support::makeDeployments(count, 3), 1000);
    const QString at = u" at "_s + QLocale::c().toString(qlonglong(count));
    const auto yardstick = u"row numbers from three code columns"_s;
    const auto context = filter::Context::current();
    // Below, the yardstick fits into the cache and one thread works.
    const double target = count >= 1'000'000 ? 15 : 0;
    const filter::Mask all(catalog->size(), 1);
    compare(
        {u"all aggregates"_s + at, yardstick, target},
        [&] { keep(std::uint64_t(dashboard::aggregate(catalog, all, context).rows)); },
        [&] { rowsOfThreeColumns(*catalog); });
    filter::Mask some(catalog->size());
    for (std::size_t i = 0; i < some.size(); ++i)
        some[i] = i * 2'654'435'761u % 3 == 0;
    compare(
        {u"the same of every third row"_s + at, yardstick, target},
        [&] { keep(std::uint64_t(dashboard::aggregate(catalog, some, context).rows)); },
        [&] { rowsOfThreeColumns(*catalog); });
    const auto sums = dashboard::aggregate(catalog, all, context);
    compare(
        {u"the tables of all charts from them"_s + at, yardstick, 1},
        [&] {
            keep(dashboard::statusByEnvironment(sums).rows.size()
                 + dashboard::platforms(sums).rows.size() + dashboard::owners(sums).rows.size()
                 + dashboard::ages(sums).rows.size() + dashboard::dueMonthsChart(sums).rows.size()
                 + dashboard::completeness(sums).rows.size()
                 + dashboard::tiles(sums, {}, true).size());
        },
        [&] { rowsOfThreeColumns(*catalog); });
}

} // namespace

void benchDashboard()
{
    for (const std::size_t count : {100'000, 1'000'000})
        measureAggregates(count);
}

} // namespace bench
