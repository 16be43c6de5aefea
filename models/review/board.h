// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/context.h"

#include <QDate>

#include <array>

namespace review {

struct Assessment;

//! When something goes, seen from today: the columns of the board. A date is a moment, mostly the
//! start of a day: it is overdue once that has passed, as is:overdue has it. The others count by
//! days of the user's zone: 7 days is today and the seven days after it.
enum class Bucket : std::uint8_t { Overdue, Days7, Days30, Days90, Later, NoDate };
inline constexpr std::size_t bucketCount = 6;

QString titleOf(Bucket bucket); //!< "Overdue", "7 days"
QString wordOf(Bucket bucket); //!< "overdue", "7", "30", "90", "later", "undated"

//! Bounds of the buckets, found once for many times.
class Buckets
{
public:
    explicit Buckets(const filter::Context &when);

    Bucket of(std::int64_t decommissionMs) const;
    //! The last day that belongs to one of Days7, Days30 and Days90.
    QDate lastDay(Bucket bucket) const;

private:
    std::int64_t m_now;
    std::array<QDate, 3> m_lastDays;
    std::array<std::int64_t, 3> m_ends {}; //!< start of the day after the last one
};

//! The day on which \a ms falls in \a zone.
QDate dayOf(std::int64_t ms, const QTimeZone &zone);

//! Numbers of \a assessments column by column; within one by date, then the worst verdict first,
//! then by name.
std::array<std::vector<std::size_t>, bucketCount> columnsOf(
    const catalog::Catalog &catalog, const std::vector<Assessment> &assessments);

} // namespace review
