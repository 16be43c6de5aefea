// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/boundaries.h"

#include "models/filter/days.h"

namespace dashboard {

using filter::Day;
using filter::Field;
using filter::Order;
using filter::Term;
using filter::When;

namespace {

using Unit = Day::Unit;

const std::array<Day, ageLimits> ageDays {
    Day {.offset = -7, .unit = Unit::Days}, Day {.offset = -1, .unit = Unit::Months},
    Day {.offset = -3, .unit = Unit::Months}, Day {.offset = -1, .unit = Unit::Years},
    Day {.offset = -2, .unit = Unit::Years}};

constexpr Day soonDay {.offset = 30, .unit = Unit::Days};

} // namespace

std::array<std::int64_t, ageLimits> ageBoundaries(const filter::Context &context)
{
    std::array<std::int64_t, ageLimits> limits {};
    for (std::size_t i = 0; i < ageLimits; ++i)
        limits[i] = spansOf({Field::Created, Order::From, {ageDays[i]}}, context).front().from;
    return limits;
}

Term ageTerm(std::size_t bucket)
{
    if (bucket == undatedAge)
        return {filter::Matches {Field::Created, {}, {QString()}, {}}};
    const auto from = [](std::size_t i) {
        return Term {When {Field::Created, Order::From, {ageDays[i]}}};
    };
    const auto before = [](std::size_t i) {
        return Term {When {Field::Created, Order::Before, {ageDays[i]}}};
    };
    if (bucket == 0)
        return from(0);
    if (bucket == ageLimits)
        return before(ageLimits - 1);
    return {filter::Group {filter::Group::Kind::All, {from(bucket), before(bucket - 1)}}};
}

Day monthAt(const filter::Context &context, int offset)
{
    const QDate month = context.now.toTimeZone(context.zone).date().addMonths(offset);
    return {.year = month.year(), .month = month.month()};
}

std::array<std::int64_t, dueMonths + 1> monthBoundaries(const filter::Context &context)
{
    std::array<std::int64_t, dueMonths + 1> starts {};
    for (std::size_t i = 0; i < starts.size(); ++i)
        starts[i] = spansOf({Field::Decommission, Order::In, {monthAt(context, int(i))}}, context)
                        .front()
                        .from;
    return starts;
}

std::int64_t soonEnd(const filter::Context &context)
{
    return spansOf({Field::Decommission, Order::UpTo, {soonDay}}, context).front().to;
}

Term soonTerm()
{
    return {filter::Group {filter::Group::Kind::All,
                           {{When {Field::Decommission, Order::UpTo, {soonDay}}},
                            {filter::Is(filter::Fact::Overdue), true}}}};
}

} // namespace dashboard
