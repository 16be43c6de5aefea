// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/dashboard/plaincounts.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace plain {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

//! As a chart has it: what is absent or never heard of is UNKNOWN.
QString chartStatus(const std::string &status)
{
    static const QSet<QString> known {u"IN_SERVICE"_s,   u"UPDATING"_s,       u"CREATING"_s,
                                      u"ROLLING_BACK"_s, u"OUT_OF_SERVICE"_s, u"FAILED"_s,
                                      u"DELETING"_s};
    return known.contains(text(status)) ? text(status) : u"UNKNOWN"_s;
}

QDateTime timeOf(std::int64_t ms, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone);
}

int ageBucket(std::int64_t created, const QDate &today, const QTimeZone &zone)
{
    if (created == catalog::noTime)
        return 6;
    const QDate day = timeOf(created, zone).date();
    if (day >= today.addDays(-7))
        return 0;
    if (day >= today.addMonths(-1))
        return 1;
    if (day >= today.addMonths(-3))
        return 2;
    if (day >= today.addYears(-1))
        return 3;
    return day >= today.addYears(-2) ? 4 : 5;
}

void countDue(Counts &counts, std::int64_t time, const QDateTime &now, const QTimeZone &zone)
{
    ++counts.deprecated;
    if (time == catalog::noTime) {
        ++counts.undated;
        return;
    }
    const QDate today = now.toTimeZone(zone).date();
    const QDate day = timeOf(time, zone).date();
    const int months = (day.year() - today.year()) * 12 + day.month() - today.month();
    if (time < now.toMSecsSinceEpoch()) {
        ++(months < 0 ? counts.overdueBefore : counts.overdueThisMonth);
        return;
    }
    ++counts.due[qMin(months, 9)];
    if (day <= today.addDays(30))
        ++counts.dueSoon;
}

} // namespace

Counts count(const std::vector<support::Made> &all, const std::vector<bool> &wanted,
             const QDateTime &now, const QTimeZone &zone)
{
    Counts counts;
    const QDate today = now.toTimeZone(zone).date();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!wanted[i])
            continue;
        const support::Made &made = all[i];
        const support::Parts parts = support::partsOf(made);
        const QString status = chartStatus(made.status);
        const bool production = parts.env == "PROD" || parts.env == "PRD";
        ++counts.rows;
        ++counts.byEnvironment[text(parts.env)][status];
        ++counts.byPlatform[text(parts.platform)];
        QSet<QString> owners;
        for (const auto &[owner, type] : made.owners)
            owners.insert(text(owner));
        if (owners.isEmpty())
            owners.insert(QString());
        for (const QString &owner : owners)
            ++counts.byOwner[owner];
        ++counts.byAge[ageBucket(made.created, today, zone)];
        if (made.deprecated)
            countDue(counts, made.decommission, now, zone);
        if (production) {
            ++counts.production;
            ++counts.productionByStatus[status];
        }
        if (production && status == "FAILED"_L1 && made.owners.empty())
            ++counts.unownedFailedProduction;
        counts.withoutDescription += made.description.empty() ? 1 : 0;
        counts.withoutTag += made.tags.empty() ? 1 : 0;
        counts.withoutModel += made.models.empty() ? 1 : 0;
    }
    return counts;
}

} // namespace plain
