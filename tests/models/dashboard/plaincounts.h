// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/sampledata.h"

#include <QDateTime>
#include <QMap>
#include <QTimeZone>

#include <vector>

//! What the dashboard counts, once more and as plainly as can be: over what the deployments were
//! made of, with nothing of the columns, the filter or the aggregates.
namespace plain {

struct Counts
{
    qint64 rows = 0;
    QMap<QString, QMap<QString, qint64>> byEnvironment; //!< then by chart status
    QMap<QString, qint64> byPlatform; //!< by URN
    QMap<QString, qint64> byOwner; //!< by URN; "" is none
    QMap<int, qint64> byAge; //!< bucket; 6 is no date
    qint64 deprecated = 0;
    qint64 overdueBefore = 0;
    qint64 overdueThisMonth = 0;
    QMap<int, qint64> due; //!< by months from now; 9 is later
    qint64 undated = 0;
    qint64 dueSoon = 0;
    qint64 production = 0;
    QMap<QString, qint64> productionByStatus;
    qint64 unownedFailedProduction = 0;
    qint64 withoutDescription = 0;
    qint64 withoutTag = 0;
    qint64 withoutModel = 0;
};

//! Of those of \a made for which \a wanted says so.
Counts count(const std::vector<support::Made> &made, const std::vector<bool> &wanted,
             const QDateTime &now, const QTimeZone &zone);

} // namespace plain
