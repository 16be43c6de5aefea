// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/clashes.h"

#include <libical/ical.h>

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace review {

namespace {

QDate dayIn(const icaltimetype &time, const QTimeZone &zone)
{
    if (icaltime_is_null_time(time))
        return {};
    const QDate date(time.year, time.month, time.day);
    if (time.is_date != 0 || icaltime_is_utc(time) == 0)
        return date;
    return QDateTime(date, QTime(time.hour, time.minute, time.second), Qt::UTC)
        .toTimeZone(zone)
        .date();
}

bool endsAtMidnight(const icaltimetype &time)
{
    return time.is_date != 0 || (time.hour == 0 && time.minute == 0 && time.second == 0);
}

struct ComponentDeleter
{
    void operator()(icalcomponent *component) const { icalcomponent_free(component); }
};

} // namespace

Result<std::vector<Freeze>> readFreezes(const QByteArray &calendar, const QTimeZone &zone)
{
    const std::unique_ptr<icalcomponent, ComponentDeleter> root(
        icalparser_parse_string(calendar.constData()));
    if (!root || icalcomponent_isa(root.get()) != ICAL_VCALENDAR_COMPONENT) {
        Error error;
        error.kind = Error::Kind::File;
        error.detail = QCoreApplication::translate("ReviewCalendar", "It is no iCalendar file.");
        return Failure(error);
    }
    std::vector<Freeze> freezes;
    for (icalcomponent *event
         = icalcomponent_get_first_component(root.get(), ICAL_VEVENT_COMPONENT);
         event; event = icalcomponent_get_next_component(root.get(), ICAL_VEVENT_COMPONENT)) {
        Freeze freeze;
        const char *summary = icalcomponent_get_summary(event);
        freeze.name = QString::fromUtf8(summary).simplified().left(80);
        freeze.first = dayIn(icalcomponent_get_dtstart(event), zone);
        const icaltimetype end = icalcomponent_get_dtend(event);
        freeze.last = dayIn(end, zone);
        // The end of an event is the first moment that does not belong to it.
        if (freeze.last > freeze.first && endsAtMidnight(end))
            freeze.last = freeze.last.addDays(-1);
        if (!freeze.last.isValid() || freeze.last < freeze.first)
            freeze.last = freeze.first;
        if (freeze.first.isValid())
            freezes.push_back(freeze);
    }
    return freezes;
}

std::vector<Clash> clashes(const std::vector<Assessment> &assessments, const ClashRules &rules,
                           const filter::Context &when)
{
    std::vector<Clash> all;
    QMap<QDate, int> counts;
    for (std::size_t i = 0; i < assessments.size(); ++i) {
        const Assessment &one = assessments[i];
        if (one.bucket == Bucket::NoDate || one.bucket == Bucket::Overdue)
            continue;
        const QDate day = dayOf(one.decommission, when.zone);
        ++counts[day];
        if (!rules.workdays.contains(Qt::DayOfWeek(day.dayOfWeek())))
            all.push_back({Clash::Kind::Weekend, day, i, 0, {}});
        for (const Freeze &freeze : rules.freezes) {
            if (freeze.contains(day))
                all.push_back({Clash::Kind::Freeze, day, i, 0, freeze.name});
        }
    }
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (rules.mostADay > 0 && it.value() > rules.mostADay)
            all.push_back({Clash::Kind::Crowded, it.key(), {}, it.value(), {}});
    }
    std::ranges::stable_sort(all, {}, &Clash::day);
    return all;
}

} // namespace review
