// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/context.h"
#include "models/filter/expression.h"

#include <array>
#include <cstdint>

//! The times at which the buckets of charts begin and end, in ms since the epoch, and the terms of
//! the filter language that mean them.
namespace dashboard {

//! By age: up to a week, a month, a quarter, a year, two years; older; without a date.
inline constexpr std::size_t ageLimits = 5;
inline constexpr std::size_t ageBuckets = ageLimits + 2;
inline constexpr std::size_t undatedAge = ageBuckets - 1;

//! Descending: bucket i begins at [i], the one behind the last has no beginning.
std::array<std::int64_t, ageLimits> ageBoundaries(const filter::Context &context);
filter::Term ageTerm(std::size_t bucket);

//! Due dates by month: this one and those that follow.
inline constexpr std::size_t dueMonths = 9;

//! The month at \a offset from the present one, without a day.
filter::Day monthAt(const filter::Context &context, int offset);
//! Ascending: month i is [i] up to [i + 1].
std::array<std::int64_t, dueMonths + 1> monthBoundaries(const filter::Context &context);
//! The first ms that lies no more within the next 30 days; and what asks for what is due in them.
std::int64_t soonEnd(const filter::Context &context);
filter::Term soonTerm();

} // namespace dashboard
