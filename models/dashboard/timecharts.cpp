// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/charts.h"
#include "models/domain/vocabulary.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace dashboard {

using filter::Day;
using filter::Fact;
using filter::Field;
using filter::Group;
using filter::Is;
using filter::Order;
using filter::Term;
using filter::When;

namespace {

struct TimeChartWords
{
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

Term all(std::vector<Term> terms)
{
    return filter::normalised({Group {Group::Kind::All, std::move(terms)}});
}

QString monthName(const Day &month)
{
    return QLocale().toString(QDate(month.year, month.month, 1), u"MMM"_s);
}

QStringList ageLabels()
{
    return {TimeChartWords::tr("a week"),   TimeChartWords::tr("a month"),
            TimeChartWords::tr("3 months"), TimeChartWords::tr("a year"),
            TimeChartWords::tr("2 years"),  TimeChartWords::tr("older"),
            TimeChartWords::tr("no date")};
}

} // namespace

ChartTable ages(const Aggregates &sums)
{
    ChartTable table;
    table.title = TimeChartWords::tr("Age");
    table.counted = TimeChartWords::tr("created within …");
    table.lines = TimeChartWords::tr("Created within");
    table.series.push_back({TimeChartWords::tr("Deployments"), Ink::Plain});
    table.whole = sums.rows;
    const QStringList labels = ageLabels();
    for (std::size_t bucket = 0; bucket < ageBuckets && sums.rows > 0; ++bucket) {
        const Term term = filter::normalised(ageTerm(bucket));
        ChartTable::Line line;
        line.label = labels[qsizetype(bucket)];
        line.values = {sums.byAge[bucket]};
        line.terms = {term};
        line.term = term;
        if (bucket == undatedAge)
            line.ink = Ink::Unknown;
        table.rows.push_back(std::move(line));
    }
    return table;
}

ChartTable dueMonthsChart(const Aggregates &sums)
{
    ChartTable table;
    table.title = TimeChartWords::tr("Decommission dates by month");
    table.counted = TimeChartWords::tr("%1 deprecated").arg(QLocale().toString(sums.deprecated));
    table.lines = TimeChartWords::tr("Month");
    table.series = {{TimeChartWords::tr("Overdue"), Ink::Overdue},
                    {TimeChartWords::tr("Due"), Ink::Plain},
                    {TimeChartWords::tr("No date"), Ink::Unknown}};
    table.totals = true;
    if (sums.deprecated == 0)
        return table;
    const auto add = [&table](const QString &label, const Term &whole,
                              std::array<qint64, 3> values) {
        ChartTable::Line line;
        line.label = label;
        line.term = filter::normalised(whole);
        line.values.assign(values.begin(), values.end());
        line.terms = {
            values[0] > 0 ? std::optional(all({whole, {Is(Fact::Overdue)}})) : std::nullopt,
            values[1] > 0 ? std::optional(all({whole, {Is(Fact::Overdue), true}})) : std::nullopt,
            values[2] > 0 ? line.term : std::nullopt};
        table.rows.push_back(std::move(line));
    };
    const Day first = monthAt(sums.context, 0);
    const Day last = monthAt(sums.context, int(dueMonths) - 1);
    add(TimeChartWords::tr("≤ %1").arg(monthName(monthAt(sums.context, -1))),
        {When {Field::Decommission, Order::Before, {first}}}, {sums.overdueBefore, 0, 0});
    for (std::size_t i = 0; i < dueMonths; ++i) {
        const Day month = monthAt(sums.context, int(i));
        add(monthName(month), {When {Field::Decommission, Order::In, {month}}},
            {i == 0 ? sums.overdueThisMonth : 0, sums.due[i], 0});
    }
    add(TimeChartWords::tr("later"), {When {Field::Decommission, Order::After, {last}}},
        {0, sums.dueLater, 0});
    add(TimeChartWords::tr("none"),
        all({{Is(Fact::Deprecated)}, {filter::Matches {Field::Decommission, {}, {QString()}, {}}}}),
        {0, 0, sums.dueUndated});
    return table;
}

ChartTable statusOverTime(const std::vector<DayCounts> &days)
{
    ChartTable table;
    table.title = TimeChartWords::tr("Status over time");
    table.counted = TimeChartWords::tr("daily snapshots");
    table.lines = TimeChartWords::tr("Day");
    table.totals = true;
    for (std::size_t slot = 0; slot < statusSlots; ++slot)
        table.series.push_back({domain::statusLabel(statusOrder()[qsizetype(slot)]),
                                Ink(int(Ink::InService) + int(slot))});
    for (const DayCounts &counts : days) {
        ChartTable::Line line;
        line.label = QLocale().toString(counts.day, u"d MMM yyyy"_s);
        line.values.assign(counts.byStatus.begin(), counts.byStatus.end());
        line.day = counts.day;
        table.rows.push_back(std::move(line));
    }
    if (days.size() == 1)
        table.note = TimeChartWords::tr("No snapshot before today");
    else if (days.empty())
        table.note = TimeChartWords::tr("No snapshot yet");
    return table;
}

} // namespace dashboard
