// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/review/checkwords.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Aspect;
using catalog::Facet;

namespace review {

namespace {

using Target = Index::Target;

QString replacementUrn(const Case &c)
{
    return c.catalog().replacement(c.row).trimmed();
}

QString replacementName(const Case &c)
{
    if (c.replacement.target == Target::Here)
        return c.catalog().name(c.replacement.row);
    return c.catalog().directory().displayName(replacementUrn(c));
}

bool names(const Case &c)
{
    return c.replacement.target != Target::None;
}

//! What a URN says of its environment: those of models have one, too.
QString environmentIn(const QString &urn)
{
    const auto parsed = domain::Urn::tryParse(urn);
    const auto key = parsed ? domain::platformKey(*parsed) : std::nullopt;
    return key ? key->env : QString();
}

QStringList modelNames(const Catalog &catalog, Row row)
{
    QStringList names;
    for (const catalog::Link &link : catalog.links().ofRow(row))
        names.append(catalog.links().models()[link.model].name);
    return names;
}

//! The name of a model or group that both serve; empty where there is none.
QString sharedModel(const Catalog &catalog, Row a, Row b)
{
    const catalog::Links &links = catalog.links();
    for (const catalog::Link &one : links.ofRow(a)) {
        for (const catalog::Link &other : links.ofRow(b)) {
            if (one.model == other.model)
                return links.models()[one.model].name;
        }
    }
    for (const catalog::Link &one : links.ofRow(a)) {
        for (const catalog::Link &other : links.ofRow(b)) {
            for (const QString &group : links.models()[one.model].groups) {
                if (links.models()[other.model].groups.contains(group))
                    return catalog.directory().displayName(group);
            }
        }
    }
    return {};
}

bool sharesModel(const Catalog &catalog, Row a, Row b)
{
    const catalog::Links &links = catalog.links();
    return std::ranges::any_of(links.ofRow(a), [&](const catalog::Link &one) {
        return std::ranges::any_of(links.ofRow(b), [&](const catalog::Link &other) {
            return one.model == other.model
                || std::ranges::any_of(links.models()[one.model].groups, [&](const QString &group) {
                       return links.models()[other.model].groups.contains(group);
                   });
        });
    });
}

} // namespace

namespace checks {

Judgement replacementNamed(const Case &c, Evidence *evidence)
{
    const Target target = c.replacement.target;
    if (evidence) {
        detail::tell(
            evidence, c.catalog(), c.row, Aspect::Deprecation,
            target == Target::None ? EvidenceWords::tr("none is named")
            : target == Target::NoUrn
                ? EvidenceWords::tr("“%1” is no URN").arg(detail::excerpt(replacementUrn(c)))
                : replacementName(c));
    }
    return target == Target::None  ? Judgement::Broken
         : target == Target::NoUrn ? Judgement::NotKnown
                                   : Judgement::Holds;
}

Judgement replacementPresent(const Case &c, Evidence *evidence)
{
    if (!names(c))
        return Judgement::DoesNotApply;
    if (c.replacement.target == Target::Here) {
        const bool removed = c.catalog().has(c.replacement.row, catalog::Removed);
        const bool deprecated = c.catalog().has(c.replacement.row, catalog::Deprecated);
        if (evidence)
            detail::tell(evidence, c.catalog(), c.replacement.row,
                         removed ? Aspect::Status : Aspect::Deprecation,
                         removed ? EvidenceWords::tr("%1 is soft-deleted").arg(replacementName(c))
                         : deprecated
                             ? EvidenceWords::tr("%1 is deprecated itself").arg(replacementName(c))
                             : EvidenceWords::tr("%1 is there").arg(replacementName(c)));
        return removed || deprecated ? Judgement::Broken : Judgement::Holds;
    }
    const catalog::Neighbour *known = c.catalog().directory().find(replacementUrn(c));
    const bool absent = (c.replacement.target == Target::Absent && c.context.complete)
                     || (known && !known->exists);
    if (evidence)
        detail::tell(evidence, c.catalog(), c.row, Aspect::Deprecation,
                     absent ? EvidenceWords::tr("the server has no %1").arg(replacementName(c))
                            : EvidenceWords::tr("whether %1 is there was not read")
                                  .arg(detail::excerpt(replacementName(c))));
    return absent ? Judgement::Broken : Judgement::NotKnown;
}

Judgement replacementInService(const Case &c, Evidence *evidence)
{
    if (!names(c))
        return Judgement::DoesNotApply;
    if (c.replacement.target == Target::Here) {
        const QString status = c.catalog().text(c.replacement.row, Facet::Status);
        if (evidence)
            detail::tell(evidence, c.catalog(), c.replacement.row, Aspect::Properties,
                         status.isEmpty() ? EvidenceWords::tr("no status") : status);
        switch (domain::deploymentStatus(status)) {
        case domain::DeploymentStatus::InService:
            return Judgement::Holds;
        case domain::DeploymentStatus::Unknown:
        case domain::DeploymentStatus::Other:
        case domain::DeploymentStatus::Absent:
            return Judgement::NotKnown;
        default:
            return Judgement::Broken;
        }
    }
    const bool absent = c.replacement.target == Target::Absent && c.context.complete;
    if (evidence)
        detail::tell(evidence, c.catalog(), c.row, Aspect::Deprecation,
                     absent ? EvidenceWords::tr("what is not there does not serve")
                            : EvidenceWords::tr("its status was not read"));
    return absent ? Judgement::Broken : Judgement::NotKnown;
}

Judgement replacementEnvironment(const Case &c, Evidence *evidence)
{
    if (!names(c))
        return Judgement::DoesNotApply;
    const Code own = c.code(Facet::Environment);
    const bool here = c.replacement.target == Target::Here;
    QString theirs;
    bool same = false;
    if (here) {
        const auto [chunk, i] = c.catalog().place(c.replacement.row);
        const Code code = chunk.facets[std::size_t(Facet::Environment)][i];
        same = code == own;
        if (evidence || code == catalog::absent)
            theirs = c.catalog().text(c.replacement.row, Facet::Environment);
        if (!evidence && code != catalog::absent)
            theirs = u"…"_s; // that there is one is all that counts below
    } else {
        theirs = environmentIn(replacementUrn(c));
        same = theirs == c.catalog().text(c.row, Facet::Environment);
    }
    const bool known = own != catalog::absent && !theirs.isEmpty();
    if (evidence) {
        const QString mine = c.catalog().text(c.row, Facet::Environment);
        detail::tell(evidence, c.catalog(), c.row, Aspect::Deprecation,
                     !known ? EvidenceWords::tr("the URN names no environment")
                     : same ? mine
                            : EvidenceWords::tr("%1 here, %2 there").arg(mine, theirs));
    }
    return !known ? Judgement::NotKnown : same ? Judgement::Holds : Judgement::Broken;
}

Judgement replacementModel(const Case &c, Evidence *evidence)
{
    if (!names(c))
        return Judgement::DoesNotApply;
    const catalog::Links &links = c.catalog().links();
    const bool here = c.replacement.target == Target::Here;
    const bool known = here && links.known() && !links.ofRow(c.row).empty()
                    && !links.ofRow(c.replacement.row).empty();
    const bool shared = known && sharesModel(c.catalog(), c.row, c.replacement.row);
    if (evidence) {
        evidence->urn = replacementUrn(c);
        evidence->aspect = u"mlModelProperties"_s;
        evidence->value = !known && !links.known() ? EvidenceWords::tr("model links were not read")
                        : !known && !here ? EvidenceWords::tr("what it serves was not read")
                        : !known          ? EvidenceWords::tr("no model names %1")
                                       .arg(links.ofRow(c.row).empty() ? c.catalog().name(c.row)
                                                                       : replacementName(c))
                        : shared
                            ? sharedModel(c.catalog(), c.row, c.replacement.row)
                            : EvidenceWords::tr("%1 here, %2 there")
                                  .arg(detail::listed(modelNames(c.catalog(), c.row)),
                                       detail::listed(modelNames(c.catalog(), c.replacement.row)));
    }
    // As long as links are still coming, one that both have may be among them.
    return shared                      ? Judgement::Holds
         : known && c.context.complete ? Judgement::Broken
                                       : Judgement::NotKnown;
}

Judgement replacementChain(const Case &c, Evidence *evidence)
{
    if (!names(c))
        return Judgement::DoesNotApply;
    const Index::Chain chain = c.replacement.chain;
    if (evidence) {
        QStringList names {c.catalog().name(c.row)};
        std::vector<Row> been {c.row};
        const Index::Replacement *at = &c.replacement;
        constexpr std::size_t most = 12;
        while (at->target == Target::Here && been.size() < most) {
            names.append(c.catalog().name(at->row));
            if (std::ranges::find(been, at->row) != been.end())
                break;
            been.push_back(at->row);
            at = &c.index.replacementOf(at->row);
        }
        if (been.size() == most)
            names.append(u"…"_s);
        else if (at->target != Target::Here && at->target != Target::None)
            names.append(u"?"_s);
        detail::tell(evidence, c.catalog(), c.row, Aspect::Deprecation, names.join(u" → "_s));
    }
    return chain == Index::Chain::Circles ? Judgement::Broken
         : chain == Index::Chain::Lost    ? Judgement::NotKnown
                                          : Judgement::Holds;
}

Judgement notAReplacement(const Case &c, Evidence *evidence)
{
    const bool named = c.index.isNamed(c.row);
    if (evidence) {
        const std::vector<Row> rows = c.index.namedBy(c.row);
        if (rows.empty()) {
            evidence->value = c.context.complete
                                ? EvidenceWords::tr("none does")
                                : EvidenceWords::tr("not all deployments were read");
        } else {
            QStringList names;
            for (const Row row : rows)
                names.append(c.catalog().name(row));
            detail::tell(evidence, c.catalog(), rows.front(), Aspect::Deprecation,
                         detail::listed(names));
        }
    }
    return named ? Judgement::Broken : c.context.complete ? Judgement::Holds : Judgement::NotKnown;
}

} // namespace checks

} // namespace review
