// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/days.h"

#include "models/domain/vocabulary.h"

#include <QRegularExpression>

#include <array>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace filter {

namespace {

constexpr std::array<char16_t, 4> unitLetters {u'd', u'w', u'm', u'y'};

QDate shifted(const QDate &date, const Day &day)
{
    switch (day.unit) {
    case Day::Unit::Days:
        return date.addDays(day.offset);
    case Day::Unit::Weeks:
        return date.addDays(7 * qint64(day.offset));
    case Day::Unit::Months:
        return date.addMonths(day.offset);
    case Day::Unit::Years:
        return date.addYears(day.offset);
    }
    return date;
}

Span spanOf(const Day &day, const Context &context)
{
    const QDate first = dateOf(day, context.now.toTimeZone(context.zone).date());
    const QDate next = day.year == 0  ? first.addDays(1)
                     : day.month == 0 ? first.addYears(1)
                     : day.day == 0   ? first.addMonths(1)
                                      : first.addDays(1);
    return {first.startOfDay(context.zone).toMSecsSinceEpoch(),
            next.startOfDay(context.zone).toMSecsSinceEpoch()};
}

} // namespace

QDate dateOf(const Day &day, const QDate &today)
{
    return day.year == 0 ? shifted(today, day)
                         : QDate(day.year, qMax(day.month, 1), qMax(day.day, 1));
}

Context Context::current()
{
    return {QDateTime::currentDateTimeUtc(), QTimeZone::systemTimeZone(),
            domain::defaultProductionEnvironments()};
}

std::optional<Day> dayNamed(QStringView text)
{
    const QString low = text.toString().toLower();
    for (const auto &[word, offset] :
         {std::pair {u"today"_s, 0}, {u"yesterday"_s, -1}, {u"tomorrow"_s, 1}}) {
        if (low == word)
            return Day {.offset = offset};
    }
    static const QRegularExpression relative(u"^([+-])([0-9]{1,5})([dwmy])$"_s);
    if (const auto match = relative.match(low); match.hasMatch()) {
        Day day {.offset = match.captured(2).toInt() * (match.captured(1) == u"-"_s ? -1 : 1)};
        const char16_t letter = match.captured(3).front().unicode();
        for (std::size_t i = 0; i < unitLetters.size(); ++i) {
            if (unitLetters[i] == letter && day.offset != 0)
                day.unit = Day::Unit(i);
        }
        return day;
    }
    static const QRegularExpression date(u"^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$"_s);
    const auto match = date.match(low);
    if (!match.hasMatch())
        return std::nullopt;
    const Day day {.year = match.captured(1).toInt(),
                   .month = match.captured(2).toInt(),
                   .day = match.captured(3).toInt()};
    const bool monthNamed = match.capturedLength(2) > 0;
    const bool dayIsNamed = match.capturedLength(3) > 0;
    const bool valid = day.year > 0 && (!monthNamed || day.month > 0)
                    && (!dayIsNamed || day.day > 0)
                    && QDate::isValid(day.year, qMax(day.month, 1), qMax(day.day, 1));
    return valid ? std::optional(day) : std::nullopt;
}

QString textOf(const Day &day)
{
    const auto digits
        = [](int number, int width) { return QString::number(number).rightJustified(width, u'0'); };
    if (day.year > 0) {
        QString text = digits(day.year, 4);
        if (day.month > 0)
            text += u'-' + digits(day.month, 2);
        if (day.day > 0)
            text += u'-' + digits(day.day, 2);
        return text;
    }
    if (day.offset == 0)
        return u"today"_s;
    return (day.offset > 0 ? u"+"_s : u"-"_s) + QString::number(qAbs(day.offset))
         + QChar(unitLetters[std::size_t(day.unit)]);
}

std::vector<Span> spansOf(const When &when, const Context &context)
{
    // The lowest number stands for "no time" and belongs to no span.
    constexpr std::int64_t first = std::numeric_limits<std::int64_t>::min() + 1;
    constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();
    std::vector<Span> spans;
    for (const Day &day : when.days) {
        const Span span = spanOf(day, context);
        switch (when.order) {
        case Order::In:
            spans.push_back(span);
            break;
        case Order::Before:
            spans.push_back({first, span.from});
            break;
        case Order::UpTo:
            spans.push_back({first, span.to});
            break;
        case Order::After:
            spans.push_back({span.to, end});
            break;
        case Order::From:
            spans.push_back({span.from, end});
            break;
        }
    }
    return spans;
}

} // namespace filter
