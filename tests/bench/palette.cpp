// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/scan.h"
#include "models/items/catalogsearch.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "tests/support/sampledata.h"

#include <QLocale>

#include <chrono>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

//! How long the first hits took.
double untilFirstHits(const catalog::Catalog &catalog, const QString &text)
{
    const auto begin = Clock::now();
    std::optional<double> first;
    items::SearchLimits limits;
    limits.found = [&](const std::vector<items::SearchHit> &) {
        if (!first)
            first = milliseconds(Clock::now() - begin);
    };
    items::search(catalog, text, items::allKinds, limits);
    return first.value_or(0);
}

void measure(std::size_t count)
{
    const auto catalog = support::makeCatalog(support::makeDeployments(count, 3), 1000);
    const QString at = u" at "_s + QLocale::c().toString(qlonglong(count));
    for (const QString &text : {u"r"_s, u"frau"_s, u"fraud two prod"_s}) {
        filter::Filter contains;
        contains.setText(text);
        compare(
            {u"“%1” in the palette"_s.arg(text) + at, u"filtering by the same text"_s, 0},
            [&] { untilFirstHits(*catalog, text); },
            [&] { keep(filter::scan(*catalog, contains).size()); }, 5);
        const double first = untilFirstHits(*catalog, text);
        tell({u"“%1”, first hits, in frames"_s.arg(text) + at, u"a frame: 16.7 ms"_s, 2},
             first / 16.7, u"%1 ms"_s.arg(first, 0, 'f', 1));
    }
}

} // namespace

void benchPalette()
{
    for (const std::size_t count : {100'000, 1'000'000})
        measure(count);
}

} // namespace bench
