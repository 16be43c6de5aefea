// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/asked.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/filter/meaning.h"
#include "ui/common/icons.h"
#include "ui/deployments/suggestionwords.h"
#include "ui/deployments/wording.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using filter::Fact;

namespace suggestions::detail {

using Kind = Suggestion::Kind;

namespace {

constexpr std::size_t mostValues = 8;
constexpr std::size_t mostRelatedValues = 4; // beside the keys of a word

int bestRank(int a, int b)
{
    return a < 0 ? b : b < 0 ? a : std::min(a, b);
}

} // namespace

int rankOf(const QString &text, const QString &typed)
{
    if (typed.isEmpty() || text.startsWith(typed, Qt::CaseInsensitive))
        return 0;
    int rank = -1;
    for (qsizetype at = text.indexOf(typed, 0, Qt::CaseInsensitive); at > 0;
         at = text.indexOf(typed, at + 1, Qt::CaseInsensitive)) {
        if (!text[at - 1].isLetterOrNumber())
            return 1;
        rank = 2;
    }
    return rank;
}

void keepBest(std::vector<Candidate> &candidates, std::size_t most)
{
    const auto end = candidates.begin() + std::ptrdiff_t(std::min(most, candidates.size()));
    std::partial_sort(candidates.begin(), end, candidates.end(),
                      [](const Candidate &a, const Candidate &b) {
                          if (a.isExact != b.isExact)
                              return a.isExact;
                          if (a.rank != b.rank)
                              return a.rank < b.rank;
                          return a.count != b.count ? a.count > b.count
                                                    : a.id.compare(b.id, Qt::CaseInsensitive) < 0;
                      });
    candidates.erase(end, candidates.end());
}

std::vector<Candidate> Asked::candidates(Facet facet) const
{
    const catalog::Catalog &catalog = *m_question.catalog;
    const auto &dictionary = catalog.dictionary(facet);
    const auto &counts = m_question.counts->byCode[std::size_t(facet)];
    const bool plain = facet == Facet::Environment || facet == Facet::Status;
    std::vector<Candidate> found;
    for (catalog::Code code = 1; code < dictionary.size(); ++code) {
        Candidate candidate;
        candidate.wire = fromUtf8(dictionary[code]);
        candidate.id = plain ? candidate.wire : fromUtf8(filter::idOf(dictionary[code]));
        candidate.name = wording::valueName(catalog.directory(), facet, candidate.wire);
        candidate.rank
            = bestRank(rankOf(candidate.id, m_at.prefix), rankOf(candidate.name, m_at.prefix));
        if (candidate.rank < 0)
            continue;
        candidate.count = code < counts.size() ? counts[code] : 0;
        candidate.isExact = candidate.id.compare(m_at.prefix, Qt::CaseInsensitive) == 0
                         || candidate.name.compare(m_at.prefix, Qt::CaseInsensitive) == 0;
        found.push_back(std::move(candidate));
    }
    return found;
}

//! By code: those that stand before the comma behind which something is typed.
std::vector<std::uint8_t> Asked::alreadyThere(Facet facet) const
{
    QString before = m_question.text.left(m_at.position);
    if (!before.endsWith(u','))
        return {};
    before.chop(1);
    const filter::Parsed parsed = filter::parse(before);
    if (parsed.error || parsed.filter.isEmpty())
        return {};
    const auto *anyOf = std::get_if<filter::AnyOf>(&parsed.filter.terms().back().what);
    return anyOf && anyOf->facet == facet ? filter::codesMeant(*m_question.catalog, *anyOf)
                                          : std::vector<std::uint8_t>();
}

QString Asked::typedAs(Facet facet, const QString &wire) const
{
    filter::Filter one;
    one.add({filter::AnyOf {facet, {wire}}, false});
    return filter::toText(filter::spelled(one, *m_question.catalog))
        .mid(filter::keyOf(facet).size() + 1);
}

Suggestion Asked::valueLine(Facet facet, const Candidate &candidate, const QString &before) const
{
    const QString text = before + typedAs(facet, candidate.wire);
    Suggestion line {Kind::Value, text, {}, text};
    if (candidate.name.compare(candidate.id, Qt::CaseInsensitive) != 0)
        line.detail = wording::oneLine(candidate.name, 60);
    line.count = candidate.count;
    switch (facet) {
    case Facet::Status:
        line.icon = icons::forStatus(candidate.wire);
        line.status = candidate.wire;
        break;
    case Facet::Platform:
        line.icon = icons::forPlatform(domain::platformId(candidate.wire));
        break;
    case Facet::Owner:
        line.icon = wording::isGroup(candidate.wire) ? u"owner-group"_s : u"owner"_s;
        break;
    case Facet::Tag:
        line.icon = u"tag"_s;
        break;
    case Facet::Instance:
        line.icon = u"kind-instance"_s;
        break;
    case Facet::Container:
        line.icon = u"kind-container"_s;
        break;
    case Facet::Environment:
        break;
    }
    return line;
}

void Asked::noticeTyped(const std::vector<Candidate> &found)
{
    const bool pattern = m_at.prefix.contains(u'*') || m_at.prefix.contains(u'?');
    const bool exact = std::any_of(found.begin(), found.end(),
                                   [](const Candidate &candidate) { return candidate.isExact; });
    m_answer.halfTyped = !m_at.prefix.isEmpty() && !pattern && !found.empty() && !exact;
    m_answer.likely = !found.empty() && found.front().rank == 0;
}

void Asked::facetValues(Facet facet)
{
    std::vector<Candidate> found = candidates(facet);
    const auto there = alreadyThere(facet);
    std::erase_if(found, [&](const Candidate &candidate) {
        const auto code = m_question.catalog->dictionary(facet).find(toUtf8(candidate.wire));
        return code && *code < there.size() && there[*code];
    });
    keepBest(found, mostValues);
    noticeTyped(found);
    m_answer.canAdd = true;
    if (!found.empty())
        head(words::valuesOf(filter::keyOf(facet)));
    for (const Candidate &candidate : found)
        m_answer.lines.push_back(valueLine(facet, candidate, {}));
    if (found.size() > 1) {
        const QString both = typedAs(facet, found[0].wire) + u',' + typedAs(facet, found[1].wire);
        head(words::severalOrNone());
        Suggestion line {Kind::Form, both, words::anyOfThem(), both};
        if (facet != Facet::Owner && facet != Facet::Tag) // of which one may have both
            line.count = found[0].count + found[1].count;
        m_answer.lines.push_back(std::move(line));
    }
    const auto &counts = m_question.counts->byCode[std::size_t(facet)];
    const quint32 without = counts.empty() ? 0 : counts.front();
    std::optional<quint32> with;
    if (std::size_t(facet) < catalog::singleFacetCount) {
        with = 0;
        for (std::size_t code = 1; code < counts.size(); ++code)
            *with += counts[code];
    }
    forms(words::facetName(facet), with, without);
}

void Asked::modelValues()
{
    const auto &models = m_question.catalog->links().models();
    std::vector<quint32> served(models.size());
    for (const catalog::Link &link : m_question.catalog->links().parts().links)
        ++served[link.model];
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < models.size(); ++i) {
        Candidate candidate {rankOf(models[i].name, m_at.prefix), served[i], models[i].urn,
                             models[i].name, models[i].version};
        candidate.isExact = models[i].name.compare(m_at.prefix, Qt::CaseInsensitive) == 0;
        if (candidate.rank >= 0 && !candidate.id.isEmpty())
            found.push_back(std::move(candidate));
    }
    // Versions of a model have one name, and are meant together.
    std::stable_sort(found.begin(), found.end(),
                     [](const Candidate &a, const Candidate &b) { return a.id < b.id; });
    std::vector<Candidate> merged;
    for (Candidate &candidate : found) {
        if (!merged.empty() && merged.back().id == candidate.id)
            merged.back().count += candidate.count;
        else
            merged.push_back(std::move(candidate));
    }
    keepBest(merged, mostValues);
    noticeTyped(merged);
    m_answer.canAdd = true;
    if (!merged.empty())
        head(words::inAll(words::models()));
    for (const Candidate &candidate : merged) {
        Suggestion line {
            Kind::Value, filter::asValue(candidate.id), {}, filter::asValue(candidate.id)};
        line.count = candidate.count;
        line.icon = u"kind-model"_s;
        m_answer.lines.push_back(std::move(line));
    }
    forms(words::model(), {}, {});
}

void Asked::listedValues(const QString &name, bool partIsEnough, const QString &icon)
{
    m_answer.canAdd = true;
    std::vector<Candidate> found;
    if (m_question.values) {
        for (const items::PropertyValue &value : *m_question.values) {
            const QString id = fromUtf8(filter::idOf(toUtf8(value.value)));
            Candidate candidate {rankOf(id, m_at.prefix), value.deployments, value.value, id, {}};
            candidate.isExact = id.compare(m_at.prefix, Qt::CaseInsensitive) == 0;
            if (candidate.rank >= 0 && !id.trimmed().isEmpty() && id.size() <= 200)
                found.push_back(std::move(candidate));
        }
    }
    keepBest(found, mostValues);
    noticeTyped(found);
    if (partIsEnough)
        m_answer.halfTyped = false;
    if (!found.empty())
        head(words::inAll(name));
    for (const Candidate &candidate : found) {
        const QString text = filter::asValue(candidate.id);
        m_answer.lines.push_back({Kind::Value, text, {}, text, false, candidate.count, icon});
    }
}

//! Values that a word may be meant as.
void Asked::related()
{
    if (m_at.prefix.size() < 2)
        return;
    std::vector<std::pair<Candidate, Facet>> found;
    for (const Facet facet : facets) {
        for (Candidate &candidate : candidates(facet)) {
            if (candidate.rank < 2 && candidate.count > 0)
                found.emplace_back(std::move(candidate), facet);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        return a.first.rank != b.first.rank ? a.first.rank < b.first.rank
                                            : a.first.count > b.first.count;
    });
    found.resize(std::min(found.size(), mostRelatedValues));
    std::vector<Suggestion> lines;
    lines.reserve(found.size());
    for (const auto &[candidate, facet] : found)
        lines.push_back(valueLine(facet, candidate, filter::keyOf(facet) + u':'));
    for (const Fact fact : filter::allFacts()) {
        const QString word = filter::wordOf(fact);
        if (word.startsWith(m_at.prefix, Qt::CaseInsensitive))
            lines.push_back({Kind::Value, u"is:"_s + word, words::fact(fact), u"is:"_s + word,
                             false, countOf(fact)});
    }
    if (!lines.empty())
        head(words::valuesInsteadOfWord());
    m_answer.lines.insert(m_answer.lines.end(), lines.begin(), lines.end());
}

} // namespace suggestions::detail
