// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/context.h"
#include "models/filter/filter.h"

#include <atomic>
#include <cstdint>
#include <vector>

namespace filter {

using catalog::Catalog;
using catalog::Row;

//! 1 for each row of the catalog that matches, else 0.
using Mask = std::vector<std::uint8_t>;

//! Pure, any thread; large catalogs are shared among some threads. The scan ends early, with an
//! undefined result, once \a cancelled is set.
Mask scan(const Catalog &catalog, const Filter &filter, const Context &context = Context::current(),
          const std::atomic_bool *cancelled = nullptr);

//! The matching rows in the order of the catalog.
std::vector<Row> matchingRows(const Catalog &catalog, const Filter &filter,
                              const Context &context = Context::current());

//! How many of which value the filter's result would have, each facet counted as if the filter said
//! nothing about it: the number that choosing the value (instead) would give.
struct Counts
{
    //! By code; [absent] counts the rows without a value.
    std::array<std::vector<std::uint32_t>, catalog::facetCount> byCode;
    std::uint32_t matching = 0;
    std::uint32_t hiddenRemoved = 0; //!< would match, but are removed and not asked for
    // Of the matching.
    std::uint32_t deprecated = 0;
    std::uint32_t removed = 0;
    std::uint32_t evaluations = 0;
    std::uint32_t ephemeral = 0;
};

//! What a filter leaves, and the counts, in one pass over the columns. Pure, any thread.
struct Evaluation
{
    Mask mask;
    Counts counts;
};

//! Ends early, with an undefined result, once \a cancelled is set.
Evaluation evaluate(const Catalog &catalog, const Filter &filter,
                    const Context &context = Context::current(),
                    const std::atomic_bool *cancelled = nullptr);

} // namespace filter
