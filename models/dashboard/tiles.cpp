// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/charts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace dashboard {

using filter::Fact;
using filter::Group;
using filter::Is;
using filter::Term;

namespace {

struct TileWords
{
    Q_DECLARE_TR_FUNCTIONS(Tiles)
};

QString digits(qint64 number)
{
    return QLocale().toString(number);
}

QString signedDigits(qint64 number)
{
    return number > 0 ? u'+' + digits(number) : digits(number);
}

Term inProduction(const Aggregates &sums, std::size_t slot)
{
    return filter::normalised(
        {Group {Group::Kind::All, {{Is(Fact::Production)}, statusTerm(*sums.catalog, slot)}}});
}

//! What there was more or less of on the last day that lies a week or more back.
QString change(const std::vector<DayCounts> &days, qint64 present)
{
    if (days.empty())
        return {};
    const QDate week = days.back().day.addDays(-7);
    const auto after = std::find_if(days.begin(), days.end(),
                                    [&week](const DayCounts &counts) { return counts.day > week; });
    if (after == days.begin())
        return {};
    const DayCounts &then = *std::prev(after);
    return TileWords::tr("%1 in %2 days")
        .arg(signedDigits(present - then.total))
        .arg(then.day.daysTo(days.back().day));
}

Tile::Tone toneOf(qint64 value, Tile::Tone tone)
{
    return value == 0 ? Tile::Tone::Neutral : tone;
}

} // namespace

std::vector<Tile> tiles(const Aggregates &sums, const std::vector<DayCounts> &days, bool isWhole)
{
    const qint64 inService = sums.productionByStatus[inServiceSlot];
    const qint64 failed = sums.productionByStatus[failedSlot];
    return {
        {u"deployments"_s, TileWords::tr("Deployments"), sums.rows,
         isWhole ? change(days, sums.rows) : QString()},
        {u"inService"_s,
         TileWords::tr("In service in production"),
         inService,
         TileWords::tr("of %1 there").arg(digits(sums.production)),
         Tile::Tone::Neutral,
         {},
         inProduction(sums, inServiceSlot)},
        {u"failed"_s, TileWords::tr("Failed in production"), failed,
         TileWords::tr("of %1 failed").arg(digits(sums.byStatus[failedSlot])),
         toneOf(failed, Tile::Tone::Danger), u"status-failed"_s, inProduction(sums, failedSlot)},
        {u"overdue"_s, TileWords::tr("Overdue"), sums.overdue(),
         TileWords::tr("of %1 deprecated").arg(digits(sums.deprecated)),
         toneOf(sums.overdue(), Tile::Tone::Danger), u"overdue"_s, Term {Is(Fact::Overdue)}},
        {u"dueSoon"_s,
         TileWords::tr("Due in 30 days"),
         sums.dueSoon,
         TileWords::tr("%1 without a date").arg(digits(sums.dueUndated)),
         toneOf(sums.dueSoon, Tile::Tone::Warn),
         {},
         filter::normalised(soonTerm())},
        {u"unowned"_s,
         TileWords::tr("Without owner"),
         sums.withoutOwner,
         TileWords::tr("%1 failed in production").arg(digits(sums.unownedFailedProduction)),
         toneOf(sums.withoutOwner, Tile::Tone::Warn),
         {},
         Term {filter::AnyOf {catalog::Facet::Owner, {QString()}}}},
    };
}

} // namespace dashboard
