// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/scan.h"
#include "models/review/candidates.h"
#include "models/review/report/report.h"
#include "models/review/reviewer.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "tests/support/sampledata.h"

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

//! 100,000 deployments of 20,000 models, every tenth deprecated, most of these with a replacement.
catalog::CatalogPtr makeReviewed()
{
    auto made = support::makeDeployments(100'000, 5);
    for (std::size_t i = 0; i < made.size(); ++i) {
        made[i].deprecated = i % 10 == 0;
        made[i].decommission = 1'780'000'000'000 + std::int64_t(i % 700) * 86'400'000;
        made[i].replacement = i % 3 == 0 ? std::string() : made[(i * 7919) % made.size()].urn;
        made[i].models = {"urn:li:mlModel:(urn:li:dataPlatform:mlflow,m"
                          + std::to_string(i % 20'000) + ",PROD)"};
    }
    return support::makeCatalog(made);
}

} // namespace

void benchReview()
{
    const auto catalog = makeReviewed();
    const review::Context context;
    const auto counts = [&] { keep(filter::evaluate(*catalog, {}).counts.matching); };
    const QString yardstick = u"counts of all facets"_s;
    catalog->find(u"urn:li:x"_s); // who is where is known to whoever looks at a catalog
    compare(
        {u"review of 100,000, 10,000 deprecated"_s, yardstick, 25},
        [&] {
            const review::Index index(catalog);
            keep(review::assess(index, context, review::Policy(), index.deprecated()).size());
        },
        counts);
    const review::Index index(catalog);
    compare(
        {u"reviewed again by other checks"_s, yardstick, 15},
        [&] { keep(review::assess(index, context, review::Policy(), index.deprecated()).size()); },
        counts);
    compare(
        {u"candidates among 100,000"_s, yardstick, 40},
        [&] { keep(review::candidates(*catalog, {}, {}, context.when).size()); }, counts, 5);
    const auto assessments = review::assess(index, context, review::Policy(), index.deprecated());
    compare(
        {u"the report of 10,000 as HTML"_s, yardstick},
        [&] {
            keep(std::uint64_t(
                review::report::toHtml(
                    review::makeReport(index, context, review::Policy(), assessments, {}))
                    .size()));
        },
        counts, 3);
}

} // namespace bench
