// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/charts.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace dashboard {

using catalog::Facet;
using filter::Group;
using filter::Term;

namespace {

struct ChartWords
{
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

constexpr int goalPercent = 90;

Term both(Term a, Term b)
{
    return filter::normalised({Group {Group::Kind::All, {std::move(a), std::move(b)}}});
}

Term groupTerm(const Aggregates &sums, const CodeGroups &groups, Facet facet, std::uint32_t group)
{
    return filter::normalised({anyOf(*sums.catalog, facet, groups.codes(group))});
}

//! The first of the values that are one group, as on the wire.
QString wireOf(const Aggregates &sums, const CodeGroups &groups, Facet facet, std::uint32_t group)
{
    return fromUtf8(sums.catalog->dictionary(facet)[groups.codes(group).front()]);
}

//! Groups with rows in the order of \a rank.
template <typename Count, typename Less>
std::vector<std::uint32_t> groupsInUse(std::size_t size, Count count, Less less)
{
    std::vector<std::uint32_t> groups;
    for (std::uint32_t group = 0; group < size; ++group) {
        if (count(group) > 0)
            groups.push_back(group);
    }
    std::stable_sort(groups.begin(), groups.end(), less);
    return groups;
}

qint64 total(const ByStatus &counts)
{
    return std::accumulate(counts.begin(), counts.end(), qint64(0));
}

//! Production first, then as the schema lists them, then others by name; none last.
std::pair<qsizetype, QString> environmentRank(const QString &wire, const QStringList &production)
{
    if (wire.isEmpty())
        return {4000, {}};
    const qsizetype known = domain::environments().indexOf(wire);
    const qsizetype place = known < 0 ? 1000 : known;
    return {production.contains(wire) ? place : 2000 + place, wire};
}

} // namespace

ChartTable statusByEnvironment(const Aggregates &sums)
{
    ChartTable table;
    table.title = ChartWords::tr("Status by environment");
    table.lines = ChartWords::tr("Environment");
    table.totals = true;
    for (std::size_t slot = 0; slot < statusSlots; ++slot)
        table.series.push_back({domain::statusLabel(statusOrder()[qsizetype(slot)]),
                                Ink(int(Ink::InService) + int(slot))});
    const auto wire = [&sums](std::uint32_t group) {
        return wireOf(sums, sums.environments, Facet::Environment, group);
    };
    const auto groups = groupsInUse(
        sums.environments.size(),
        [&sums](std::uint32_t group) { return total(sums.byEnvironment[group]); },
        [&](std::uint32_t a, std::uint32_t b) {
            const QStringList &production = sums.context.production;
            return environmentRank(wire(a), production) < environmentRank(wire(b), production);
        });
    table.counted = groups.size() == 1
                      ? ChartWords::tr("1 environment in use")
                      : ChartWords::tr("%1 environments in use").arg(groups.size());
    for (const std::uint32_t group : groups) {
        const QString key = wire(group);
        ChartTable::Line line;
        line.label = key.isEmpty() ? ChartWords::tr("none") : key;
        line.mark = sums.context.production.contains(key) ? Mark::Production : Mark::Environment;
        line.key = key;
        line.term = groupTerm(sums, sums.environments, Facet::Environment, group);
        for (std::size_t slot = 0; slot < statusSlots; ++slot) {
            line.values.push_back(sums.byEnvironment[group][slot]);
            line.terms.emplace_back(both(*line.term, statusTerm(*sums.catalog, slot)));
        }
        table.rows.push_back(std::move(line));
    }
    return table;
}

ChartTable platforms(const Aggregates &sums)
{
    ChartTable table;
    table.title = ChartWords::tr("Platform");
    table.lines = ChartWords::tr("Platform");
    table.series.push_back({ChartWords::tr("Deployments"), Ink::Plain});
    table.whole = sums.rows;
    const auto groups = groupsInUse(
        sums.platforms.size(), [&sums](std::uint32_t group) { return sums.byPlatform[group]; },
        [&sums](std::uint32_t a, std::uint32_t b) {
            return sums.byPlatform[a] > sums.byPlatform[b];
        });
    table.counted = groups.size() == 1 ? ChartWords::tr("1 platform")
                                       : ChartWords::tr("%1 platforms").arg(groups.size());
    for (const std::uint32_t group : groups) {
        ChartTable::Line line;
        line.key = wireOf(sums, sums.platforms, Facet::Platform, group);
        line.label = line.key.isEmpty() ? ChartWords::tr("none") : domain::platformId(line.key);
        line.mark = line.key.isEmpty() ? Mark::Warning : Mark::Platform;
        line.values = {sums.byPlatform[group]};
        line.term = groupTerm(sums, sums.platforms, Facet::Platform, group);
        line.terms = {line.term};
        table.rows.push_back(std::move(line));
    }
    return table;
}

ChartTable owners(const Aggregates &sums)
{
    ChartTable table;
    table.title = ChartWords::tr("Owner");
    table.lines = ChartWords::tr("Owner");
    table.counted = ChartWords::tr("a deployment counts for each");
    table.series.push_back({ChartWords::tr("Deployments"), Ink::Plain});
    filter::AnyOf shown {Facet::Owner, {QString()}};
    if (sums.withoutOwner > 0) {
        const Term term {shown};
        table.rows.push_back({.label = ChartWords::tr("No owner"),
                              .mark = Mark::Warning,
                              .values = {sums.withoutOwner},
                              .terms = {term},
                              .term = term,
                              .ink = Ink::Missing});
    }
    for (const std::uint32_t group : sums.mostOwning) {
        ChartTable::Line line;
        line.key = wireOf(sums, sums.owners, Facet::Owner, group);
        line.label = sums.catalog->directory().displayName(line.key);
        line.mark = line.key.startsWith("urn:li:corpGroup:"_L1) ? Mark::Group : Mark::Person;
        line.values = {sums.byOwner[group]};
        line.term = groupTerm(sums, sums.owners, Facet::Owner, group);
        line.terms = {line.term};
        table.rows.push_back(std::move(line));
        shown.values += anyOf(*sums.catalog, Facet::Owner, sums.owners.codes(group)).values;
    }
    if (const std::size_t others = sums.ownerCount - sums.mostOwning.size(); others > 0) {
        const Term term {shown, true};
        table.rows.push_back({.label = ChartWords::tr("Others (%1)").arg(others),
                              .mark = Mark::Others,
                              .values = {sums.ownedByOthers},
                              .terms = {term},
                              .term = term});
    }
    return table;
}

ChartTable completeness(const Aggregates &sums)
{
    ChartTable table;
    table.title = ChartWords::tr("Completeness");
    table.counted = ChartWords::tr("share that has …");
    table.lines = ChartWords::tr("Has");
    table.series = {{ChartWords::tr("With"), Ink::GoalMet}, {ChartWords::tr("Without"), Ink::Rest}};
    table.totals = true;
    table.goal = goalPercent;
    const auto add = [&](const QString &label, qint64 without, const Term &has) {
        ChartTable::Line line;
        line.label = label;
        line.values = {sums.rows - without, without};
        line.terms = {has, Term {has.what, !has.negated}};
        const bool met = (sums.rows - without) * 100 >= sums.rows * goalPercent;
        line.ink = met ? Ink::GoalMet : Ink::GoalMissed;
        table.rows.push_back(std::move(line));
    };
    const auto hasText = [](filter::Field field) {
        return Term {filter::Matches {field, {}, {QString()}, {}}, true};
    };
    const auto hasAny = [](Facet facet) { return Term {filter::AnyOf {facet, {QString()}}, true}; };
    Term known = statusTerm(*sums.catalog, unknownSlot);
    known.negated = !known.negated;
    add(ChartWords::tr("Known status"), sums.byStatus[unknownSlot], known);
    add(ChartWords::tr("Owner"), sums.withoutOwner, hasAny(Facet::Owner));
    if (sums.catalog->links().known())
        add(ChartWords::tr("Model link"), sums.withoutModel, {filter::Is(filter::Fact::Linked)});
    add(ChartWords::tr("Description"), sums.withoutDescription,
        hasText(filter::Field::Description));
    add(ChartWords::tr("Tag"), sums.withoutTag, hasAny(Facet::Tag));
    add(ChartWords::tr("Created"), sums.byAge[undatedAge], hasText(filter::Field::Created));
    if (sums.rows == 0)
        table.rows.clear();
    return table;
}

} // namespace dashboard
