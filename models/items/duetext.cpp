// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/deploymentrows.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace items {

namespace {

struct DueWords
{
    Q_DECLARE_TR_FUNCTIONS(Due)
};

QDateTime localTime(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms);
}

} // namespace

QString shortDate(std::int64_t ms, const QDateTime &now)
{
    const QDate date = localTime(ms).date();
    const QDate today = now.toLocalTime().date();
    const bool near = date > today.addMonths(-12) && date < today.addMonths(12);
    return QLocale().toString(date, near ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString longTime(std::int64_t ms)
{
    const QDateTime time = localTime(ms);
    return QLocale().toString(time, u"d MMM yyyy, HH:mm"_s) + u' ' + time.timeZoneAbbreviation();
}

DueText dueText(bool deprecated, std::int64_t decommissionMs, const QDateTime &now)
{
    if (!deprecated)
        return {};
    if (decommissionMs == catalog::noTime)
        return {DueText::Kind::NoDate, DueWords::tr("no date"), {}};
    const qint64 days = now.toLocalTime().date().daysTo(localTime(decommissionMs).date());
    const QString date = shortDate(decommissionMs, now);
    // On the day itself the hour decides.
    const bool passed = decommissionMs < now.toMSecsSinceEpoch();
    if (passed)
        return {DueText::Kind::Overdue,
                days == 0 ? DueWords::tr("overdue today") : DueWords::tr("%1 d overdue").arg(-days),
                date};
    const auto kind = days <= 30 ? DueText::Kind::Soon : DueText::Kind::Later;
    return {kind, days == 0 ? DueWords::tr("today") : DueWords::tr("in %1 d").arg(days), date};
}

} // namespace items
