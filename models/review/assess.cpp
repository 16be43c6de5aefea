// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/assess.h"

#include <algorithm>

namespace review {

int Assessment::count(Outcome outcome) const
{
    return int(std::ranges::count(outcomes, outcome));
}

Outcome outcomeOf(Judgement judgement, Severity severity)
{
    if (severity == Severity::Off)
        return Outcome::LeftOut;
    switch (judgement) {
    case Judgement::Holds:
        return Outcome::Pass;
    case Judgement::Broken:
        return severity == Severity::Block ? Outcome::Block : Outcome::Warn;
    case Judgement::NotKnown:
        return Outcome::Unknown;
    case Judgement::DoesNotApply:
        break;
    }
    return Outcome::LeftOut;
}

Verdict verdictOf(const std::array<Outcome, checkCount> &outcomes)
{
    const auto has
        = [&](Outcome outcome) { return std::ranges::find(outcomes, outcome) != outcomes.end(); };
    return has(Outcome::Block)   ? Verdict::Blocked
         : has(Outcome::Unknown) ? Verdict::Unknown
         : has(Outcome::Warn)    ? Verdict::Warnings
                                 : Verdict::Ready;
}

namespace {

Assessment assessed(const Case &c, const Policy &policy, const Buckets &buckets)
{
    Assessment result;
    result.row = c.row;
    result.decommission = c.chunk.decommission[c.i];
    result.bucket = buckets.of(result.decommission);
    for (const Check check : allChecks()) {
        const Severity severity = policy[check];
        result.outcomes[std::size_t(check)]
            = severity == Severity::Off ? Outcome::LeftOut : outcomeOf(judge(check, c), severity);
    }
    result.verdict = verdictOf(result.outcomes);
    return result;
}

} // namespace

Assessment assess(const Index &index, const Context &context, const Policy &policy, Row row)
{
    return assessed(Case(index, context, row), policy, Buckets(context.when));
}

std::vector<Assessment> assess(const Index &index, const Context &context, const Policy &policy,
                               const std::vector<Row> &rows, const std::atomic_bool *cancelled)
{
    const Buckets buckets(context.when);
    std::vector<Assessment> all;
    all.reserve(rows.size());
    for (const Row row : rows) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            break;
        all.push_back(assessed(Case(index, context, row), policy, buckets));
    }
    return all;
}

std::vector<Finding> findings(const Index &index, const Context &context, const Policy &policy,
                              Row row)
{
    const Case c(index, context, row);
    std::vector<Finding> list;
    for (const Check check : allChecks()) {
        Evidence evidence;
        const Outcome outcome = outcomeOf(judge(check, c, &evidence), policy[check]);
        if (outcome != Outcome::LeftOut)
            list.push_back({check, outcome, std::move(evidence)});
    }
    const auto rank = [](Outcome outcome) {
        return outcome == Outcome::Block   ? 0
             : outcome == Outcome::Warn    ? 1
             : outcome == Outcome::Unknown ? 2
                                           : 3;
    };
    std::ranges::stable_sort(list, {}, [&](const Finding &one) { return rank(one.outcome); });
    return list;
}

Sums sumsOf(const std::vector<Assessment> &assessments)
{
    Sums sums;
    for (const Assessment &one : assessments) {
        ++sums.buckets[std::size_t(one.bucket)];
        switch (one.verdict) {
        case Verdict::Ready:
            ++sums.ready;
            break;
        case Verdict::Warnings:
            ++sums.warnings;
            break;
        case Verdict::Blocked:
            ++sums.blocked;
            break;
        case Verdict::Unknown:
            ++sums.unknown;
            break;
        }
    }
    return sums;
}

} // namespace review
