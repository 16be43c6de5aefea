// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/board.h"
#include "models/review/checks.h"

#include <atomic>

namespace review {

//! What the rules come to for one deployment.
struct Assessment
{
    Row row = 0;
    Verdict verdict = Verdict::Unknown;
    Bucket bucket = Bucket::NoDate;
    std::array<Outcome, checkCount> outcomes {};
    std::int64_t decommission = catalog::noTime; //!< ms

    int count(Outcome outcome) const;
    bool operator==(const Assessment &) const = default;
};

//! A rule with what it rests on.
struct Finding
{
    Check check;
    Outcome outcome;
    Evidence evidence;

    bool operator==(const Finding &) const = default;
};

Outcome outcomeOf(Judgement judgement, Severity severity);
Verdict verdictOf(const std::array<Outcome, checkCount> &outcomes);

//! One deprecated deployment.
Assessment assess(const Index &index, const Context &context, const Policy &policy, Row row);
//! \a rows in their order; ends early, and short, once \a cancelled is set.
std::vector<Assessment> assess(const Index &index, const Context &context, const Policy &policy,
                               const std::vector<Row> &rows,
                               const std::atomic_bool *cancelled = nullptr);
//! What was asked of \a row, those left out not among it; the worst first, then in their order.
std::vector<Finding> findings(const Index &index, const Context &context, const Policy &policy,
                              Row row);

//! How many there are of each.
struct Sums
{
    std::size_t ready = 0;
    std::size_t warnings = 0;
    std::size_t blocked = 0;
    std::size_t unknown = 0;
    std::array<std::size_t, bucketCount> buckets {};

    std::size_t overdue() const { return buckets[std::size_t(Bucket::Overdue)]; }
    std::size_t all() const { return ready + warnings + blocked + unknown; }
};
Sums sumsOf(const std::vector<Assessment> &assessments);

} // namespace review
