// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/scan.h"
#include "models/filter/sort.h"
#include "models/filter/textsearch.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "tests/support/sampledata.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Facet;
using catalog::Row;

namespace bench {

namespace {

std::uint64_t sumBytes(std::string_view text)
{
    std::uint64_t sum = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::copy_n(text.data() + i, 8, reinterpret_cast<char *>(&word));
        sum += word;
    }
    return sum;
}

void readNames(const Catalog &catalog)
{
    std::uint64_t sum = 0;
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c)
        sum += sumBytes(catalog.chunk(c).names.arena());
    keep(sum);
}

void readTexts(const Catalog &catalog)
{
    std::uint64_t sum = 0;
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        const catalog::Chunk &chunk = catalog.chunk(c);
        sum += sumBytes(chunk.names.arena()) + sumBytes(chunk.descriptions.texts().arena())
             + sumBytes(chunk.propertyValues.texts().arena());
    }
    keep(sum);
}

void scanNames(const Catalog &catalog, const QString &key)
{
    const filter::Needle needle(key);
    filter::Mask mask(catalog.size());
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c)
        needle.mark(catalog.chunk(c).names, mask.data() + catalog.chunkStart(c));
    keep(mask.back());
}

void rowsFromThreeColumns(const Catalog &catalog)
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

void sortPlainly(const Catalog &catalog)
{
    std::vector<std::string_view> names(catalog.size());
    for (Row row = 0; row < catalog.size(); ++row)
        names[row] = catalog.place(row).chunk.names[catalog.place(row).i];
    std::vector<Row> rows(catalog.size());
    std::iota(rows.begin(), rows.end(), 0);
    std::sort(rows.begin(), rows.end(), [&names](Row a, Row b) { return names[a] < names[b]; });
    keep(rows.front());
}

void measure(std::size_t count)
{
    const auto catalog = support::makeCatalog(support::makeDeployments(count, 3), 1000);
    const QString at = u" at "_s + QLocale::c().toString(qlonglong(count));
    const int rounds = count > 100'000 ? 7 : 9;
    const auto names = u"reading the names once"_s;
    compare(
        {u"scan of names, \"xgb\""_s + at, names, 1.5}, [&] { scanNames(*catalog, u"xgb"_s); },
        [&] { readNames(*catalog); }, rounds);
    compare(
        {u"scan of names, \"e\" (worst)"_s + at, names, 4}, [&] { scanNames(*catalog, u"e"_s); },
        [&] { readNames(*catalog); }, rounds);
    filter::Filter text;
    text.setText(u"two-tower"_s);
    compare(
        {u"free text over all columns"_s + at, u"reading these texts once"_s, 2.5},
        [&] { keep(filter::scan(*catalog, text).back()); }, [&] { readTexts(*catalog); }, rounds);
    compare(
        {u"filter and counts of all facets"_s + at, u"row numbers from three code columns"_s, 5},
        [&] { keep(filter::evaluate(*catalog, {}).counts.matching); },
        [&] { rowsFromThreeColumns(*catalog); }, rounds);
    std::vector<Row> byName;
    compare(
        {u"first sort by name"_s + at, u"std::sort of row numbers by name"_s, 0.35},
        [&] { byName = filter::order(*catalog, filter::SortKey::Name); },
        [&] { sortPlainly(*catalog); }, count > 100'000 ? 3 : 7);
    compare(
        {u"sort by date, after that"_s + at, u"std::sort of row numbers by name"_s},
        [&] { keep(filter::order(*catalog, filter::SortKey::Created, &byName).front()); },
        [&] { sortPlainly(*catalog); }, count > 100'000 ? 3 : 7);
    const auto byDate = filter::order(*catalog, filter::SortKey::Created, &byName);
    compare(
        {u"sort by status as well, after that"_s + at, u"std::sort of row numbers by name"_s},
        [&] {
            keep(filter::order(*catalog, {filter::SortKey::Status, true}, byDate, byName).front());
        },
        [&] { sortPlainly(*catalog); }, count > 100'000 ? 3 : 7);
    const filter::Mask mask = filter::scan(*catalog, text);
    compare(
        {u"a result in order"_s + at, names, 1},
        [&] { keep(filter::arrange(byName, mask, true).size()); }, [&] { readNames(*catalog); },
        rounds);
}

} // namespace

void benchColumns()
{
    for (const std::size_t count : {10'000, 100'000, 1'000'000})
        measure(count);
}

} // namespace bench
