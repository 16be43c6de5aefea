// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/replacement.h"

#include "models/changes/aspects.h"
#include "models/changes/records.h"
#include "models/domain/vocabulary.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Row;

namespace replacement {

namespace {

struct ReplacementWords
{
    Q_DECLARE_TR_FUNCTIONS(ReplacementWords)
};

//! What \a urn is as soon as what waits has arrived.
catalog::Record recordOf(const Catalog &catalog, const changes::ChangeSet &set, const QString &urn)
{
    catalog::Record record;
    if (const auto row = catalog.find(urn))
        record = catalog.record(*row);
    for (const changes::AspectEdit &edit : set.of(urn))
        changes::apply(record, edit);
    return record;
}

QString nameIn(const Catalog &catalog, const QString &urn)
{
    const auto row = catalog.find(urn);
    return row ? catalog.name(*row) : catalog.directory().displayName(urn);
}

} // namespace

bool sharesModel(const Catalog &catalog, Row a, Row b)
{
    const auto ofA = catalog.links().ofRow(a);
    return std::ranges::any_of(catalog.links().ofRow(b), [&](const catalog::Link &link) {
        return std::ranges::any_of(
            ofA, [&](const catalog::Link &other) { return other.model == link.model; });
    });
}

bool sharesGroup(const Catalog &catalog, Row a, Row b)
{
    const auto groupsOf = [&](Row row) {
        QStringList groups;
        for (const catalog::Link &link : catalog.links().ofRow(row))
            groups += catalog.links().models()[link.model].groups;
        return groups;
    };
    const QStringList ofA = groupsOf(a);
    return std::ranges::any_of(groupsOf(b),
                               [&](const QString &group) { return ofA.contains(group); });
}

std::vector<Row> sameModel(const Catalog &catalog, Row row, std::size_t atMost)
{
    std::vector<Row> rows;
    const auto own = catalog.links().ofRow(row);
    if (own.empty())
        return rows;
    for (Row other = 0; other < catalog.size() && rows.size() < atMost; ++other) {
        if (other != row && sharesModel(catalog, row, other))
            rows.push_back(other);
    }
    return rows;
}

namespace {

//! What deployments replace one another by, from \a candidate on: ends with one of \a replaced
//! where that is a circle, else is empty.
QStringList circle(const Catalog &catalog, const changes::ChangeSet &set,
                   const QSet<QString> &replaced, const QString &candidate)
{
    QStringList chain {candidate};
    while (true) {
        const QString next = recordOf(catalog, set, chain.last()).replacement;
        if (next.isEmpty() || chain.contains(next))
            return {};
        chain.append(next);
        if (replaced.contains(next))
            return chain;
    }
}

Verdict circular(const Catalog &catalog, const QStringList &chain)
{
    QStringList names {nameIn(catalog, chain.last())};
    for (const QString &one : chain)
        names.append(nameIn(catalog, one));
    return {true, Tone::Danger,
            ReplacementWords::tr("That would be a circle: %1.").arg(names.join(u" → "_s))};
}

//! Of one that closes no circle; \a urn is empty where it is to replace several.
Verdict suitability(const Catalog &catalog, const changes::ChangeSet &set, const QString &urn,
                    const QString &candidate)
{
    const auto row = catalog.find(candidate);
    if (!row && !set.touches(candidate))
        return {false, Tone::Warn, ReplacementWords::tr("The server has no such deployment.")};
    const catalog::Record its = recordOf(catalog, set, candidate);
    if (its.removed)
        return {false, Tone::Danger, ReplacementWords::tr("Soft-deleted.")};
    QStringList parts;
    Tone tone = Tone::Ok;
    const auto status = domain::deploymentStatus(its.status);
    parts.append(status == domain::DeploymentStatus::Absent ? ReplacementWords::tr("No status")
                                                            : domain::statusLabel(its.status));
    if (status == domain::DeploymentStatus::Failed || status == domain::DeploymentStatus::Deleting)
        tone = Tone::Danger;
    else if (status != domain::DeploymentStatus::InService)
        tone = Tone::Warn;
    if (its.deprecated) {
        parts.append(ReplacementWords::tr("deprecated itself"));
        tone = tone == Tone::Danger ? tone : Tone::Warn;
    }
    const auto self = catalog.find(urn);
    const catalog::Record own = recordOf(catalog, set, urn);
    const bool sameEnvironment = !its.env.isEmpty() && its.env == own.env;
    if (self)
        parts.append(sameEnvironment ? ReplacementWords::tr("same environment")
                                     : ReplacementWords::tr("another environment (%1)")
                                           .arg(its.env.isEmpty() ? u"?"_s : its.env));
    if (self && !sameEnvironment && tone == Tone::Ok)
        tone = Tone::Warn;
    if (self && row && catalog.links().known() && !catalog.links().ofRow(*self).empty()) {
        const bool model = sharesModel(catalog, *self, *row);
        const bool group = !model && sharesGroup(catalog, *self, *row);
        parts.append(model   ? ReplacementWords::tr("same model")
                     : group ? ReplacementWords::tr("same model group")
                             : ReplacementWords::tr("another model"));
        if (!model && !group && tone == Tone::Ok)
            tone = Tone::Warn;
    }
    return {false, tone, parts.join(u", "_s)};
}

} // namespace

Verdict judge(const Catalog &catalog, const changes::ChangeSet &set, const QString &urn,
              const QString &candidate)
{
    if (candidate == urn)
        return {true, Tone::Danger, ReplacementWords::tr("A deployment cannot replace itself.")};
    if (const QStringList chain = circle(catalog, set, {urn}, candidate); !chain.isEmpty())
        return circular(catalog, chain);
    return suitability(catalog, set, urn, candidate);
}

Verdict judgeForAll(const Catalog &catalog, const changes::ChangeSet &set, const QStringList &urns,
                    const QString &candidate)
{
    const QSet<QString> replaced(urns.begin(), urns.end());
    if (replaced.contains(candidate))
        return {true, Tone::Danger,
                ReplacementWords::tr("%1 is itself one of those to be replaced.")
                    .arg(nameIn(catalog, candidate))};
    if (const QStringList chain = circle(catalog, set, replaced, candidate); !chain.isEmpty())
        return circular(catalog, chain);
    return suitability(catalog, set, {}, candidate);
}

} // namespace replacement
