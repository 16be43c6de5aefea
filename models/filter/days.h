// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/context.h"
#include "models/filter/expression.h"

#include <QDate>
#include <QStringView>

#include <cstdint>
#include <optional>
#include <vector>

namespace filter {

//! 2027, 2027-01, 2027-01-31, today, yesterday, tomorrow, +30d, -2w, +1m, -1y.
std::optional<Day> dayNamed(QStringView text);
QString textOf(const Day &day);
//! The day that is meant, as seen from \a today: of a month or a year the first.
QDate dateOf(const Day &day, const QDate &today);

//! From ms on, and not up to ms any more, since the epoch.
struct Span
{
    std::int64_t from;
    std::int64_t to;

    bool contains(std::int64_t ms) const { return ms >= from && ms < to; }
};

//! The times that \a when asks for; never catalog::noTime.
std::vector<Span> spansOf(const When &when, const Context &context);

} // namespace filter
