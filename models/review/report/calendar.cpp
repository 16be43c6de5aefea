// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/report/report.h"
#include "models/review/report/text.h"

#include <libical/ical.h>

#include <QCoreApplication>
#include <QCryptographicHash>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace review::report {

namespace {

struct CalendarWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewCalendar)
};

struct Deleter
{
    void operator()(icalcomponent *component) const { icalcomponent_free(component); }
};

icaltimetype dayTime(const QDate &day)
{
    icaltimetype time = icaltime_null_date();
    time.year = day.year();
    time.month = day.month();
    time.day = day.day();
    time.is_date = 1;
    return time;
}

icaltimetype utcTime(const QDateTime &moment)
{
    const QDateTime utc = moment.toUTC();
    icaltimetype time = icaltime_null_time();
    time.year = utc.date().year();
    time.month = utc.date().month();
    time.day = utc.date().day();
    time.hour = utc.time().hour();
    time.minute = utc.time().minute();
    time.second = utc.time().second();
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

QByteArray uidOf(const QString &urn)
{
    return QCryptographicHash::hash(urn.toUtf8(), QCryptographicHash::Sha256).toHex().left(32)
         + "@slipway.invalid";
}

QString descriptionOf(const ReportLine &line)
{
    QStringList text {CalendarWords::tr("Verdict: %1").arg(labelOf(line.verdict))};
    if (const QString reasons = reasonsOf(line); !reasons.isEmpty())
        text.append(reasons);
    if (!line.owners.isEmpty())
        text.append(CalendarWords::tr("Owners: %1").arg(tameLine(line.owners.join(u", "_s))));
    if (!line.replacementName.isEmpty())
        text.append(CalendarWords::tr("Replacement: %1").arg(tameLine(line.replacementName)));
    if (!line.note.isEmpty())
        text.append(CalendarWords::tr("Note: %1").arg(tame(line.note)));
    text.append(tameLine(line.urn, 1000));
    return text.join(u'\n');
}

void addText(icalcomponent *component, icalproperty *(*make)(const char *), const QString &text)
{
    icalcomponent_add_property(component, make(text.toUtf8().constData()));
}

icalcomponent *alarmOf(const QString &summary)
{
    icalcomponent *alarm = icalcomponent_new_valarm();
    icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    addText(alarm, icalproperty_new_description, summary);
    icaltriggertype trigger {};
    trigger.time = icaltime_null_time();
    trigger.duration = icaldurationtype_from_int(-7 * 24 * 60 * 60);
    icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
    return alarm;
}

icalcomponent *eventOf(const Report &report, const ReportLine &line)
{
    icalcomponent *event = icalcomponent_new_vevent();
    const QDate day = line.decommission->date();
    const QString summary
        = CalendarWords::tr("Decommission %1 (%2)")
              .arg(tameLine(line.name), line.env.isEmpty() ? u"?"_s : tameLine(line.env));
    icalcomponent_add_property(event, icalproperty_new_uid(uidOf(line.urn).constData()));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(utcTime(report.made)));
    icalcomponent_add_property(event, icalproperty_new_dtstart(dayTime(day)));
    icalcomponent_add_property(event, icalproperty_new_dtend(dayTime(day.addDays(1))));
    addText(event, icalproperty_new_summary, summary);
    addText(event, icalproperty_new_description, descriptionOf(line));
    addText(event, icalproperty_new_categories, labelOf(line.verdict));
    icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    icalcomponent_add_component(event, alarmOf(summary));
    return event;
}

} // namespace

QByteArray toCalendar(const Report &report)
{
    const std::unique_ptr<icalcomponent, Deleter> calendar(icalcomponent_new_vcalendar());
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(),
                               icalproperty_new_prodid("-//Slipway//Decommission dates//EN"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
    for (const ReportLine &line : report.lines) {
        // A calendar's year has four digits; what lies beyond is a slip of the keyboard.
        const bool inRange = line.decommission && line.decommission->date().year() >= 1900
                          && line.decommission->date().year() <= 9000;
        if (inRange)
            icalcomponent_add_component(calendar.get(), eventOf(report, line));
    }
    const std::unique_ptr<char, void (*)(char *)> text(
        icalcomponent_as_ical_string_r(calendar.get()),
        [](char *memory) { icalmemory_free_buffer(memory); });
    return text.get();
}

} // namespace review::report
