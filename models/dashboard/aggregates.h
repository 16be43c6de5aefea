// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/dashboard/boundaries.h"
#include "models/dashboard/codegroups.h"
#include "models/dashboard/statusslots.h"
#include "models/filter/scan.h"

#include <QDate>

#include <array>
#include <atomic>

namespace dashboard {

using ByStatus = std::array<qint64, statusSlots>;

//! The whole catalog on one day, from a snapshot that was kept.
struct DayCounts
{
    QDate day;
    ByStatus byStatus {};
    qint64 total = 0;

    bool operator==(const DayCounts &) const = default;
};

//! How many owners have a bar of their own, where there are more than one others.
inline constexpr std::size_t topOwners = 8;

//! Everything that the charts show of some rows of a catalog. Removed ones count like others: the
//! rows say whether they are among them.
struct Aggregates
{
    catalog::CatalogPtr catalog; //!< what it was counted in; groups and codes are of it
    filter::Context context;

    qint64 rows = 0;
    ByStatus byStatus {};

    CodeGroups environments;
    std::vector<ByStatus> byEnvironment; //!< by group
    CodeGroups platforms;
    std::vector<qint64> byPlatform; //!< by group
    CodeGroups owners;
    std::vector<qint64> byOwner; //!< by group; a deployment counts for each of its owners
    std::vector<std::uint32_t> mostOwning; //!< groups, the largest first
    std::size_t ownerCount = 0; //!< groups with any row
    qint64 ownedByOthers = 0; //!< rows that have owners, all of them outside mostOwning

    std::array<qint64, ageBuckets> byAge {};

    // Of deprecated ones. What is overdue is past its date now; the rest of this month is due.
    qint64 deprecated = 0;
    qint64 overdueBefore = 0; //!< due before this month
    qint64 overdueThisMonth = 0;
    std::array<qint64, dueMonths> due {}; //!< by month, this one first
    qint64 dueLater = 0;
    qint64 dueUndated = 0;
    qint64 dueSoon = 0; //!< not overdue, and within 30 days

    qint64 production = 0;
    ByStatus productionByStatus {};
    qint64 unownedFailedProduction = 0;

    qint64 withoutOwner = 0;
    qint64 withoutDescription = 0;
    qint64 withoutTag = 0;
    qint64 withoutModel = 0; //!< means something only where catalog->links().known()

    qint64 overdue() const { return overdueBefore + overdueThisMonth; }
};

//! One pass over the columns of the rows that \a mask has 1 for, a byte a row; large catalogs are
//! shared among threads. Pure, any thread. Ends early, with an undefined result, once \a cancelled
//! is set.
Aggregates aggregate(const catalog::CatalogPtr &catalog, const filter::Mask &mask,
                     const filter::Context &context, const std::atomic_bool *cancelled = nullptr);

//! A byte for each row of a catalog of \a size: 1 for \a rows, which are each named once.
filter::Mask maskOf(const std::vector<catalog::Row> &rows, std::size_t size);

} // namespace dashboard
