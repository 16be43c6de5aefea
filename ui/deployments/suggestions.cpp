// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/suggestions.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/filter/meaning.h"
#include "ui/common/icons.h"
#include "ui/deployments/suggestionwords.h"
#include "ui/deployments/wording.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using filter::Fact;
using filter::Field;

namespace suggestions {

namespace {

using Kind = Suggestion::Kind;

constexpr std::array facets {Facet::Platform, Facet::Environment, Facet::Status,   Facet::Owner,
                             Facet::Tag,      Facet::Instance,    Facet::Container};
constexpr std::size_t mostValues = 8;
constexpr std::size_t mostRelated = 4; // values and history beside the keys of a word

//! A value that fits what is typed, before its words are made.
struct Candidate
{
    int rank = 0; //!< 0 goes on with what is typed, 1 begins a word with it, 2 contains it
    quint32 count = 0;
    QString wire {};
    QString id {};
    QString name {};
    bool isExact = false;
};

//! -1: does not fit.
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

int bestRank(int a, int b)
{
    return a < 0 ? b : b < 0 ? a : std::min(a, b);
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

class Asked
{
public:
    Asked(const Question &question, const filter::AtCursor &at) : m_question(question), m_at(at) { }

    void facetValues(Facet facet);
    void modelValues();
    void propertyValues();
    void facts();
    void dates();
    void keys();
    void propertyKeys();
    void related();
    void fieldForms();
    void history(const QString &needle);

    Answer take();

private:
    void head(const QString &text) { m_answer.lines.push_back({Kind::Head, text, {}, {}}); }
    std::vector<Candidate> candidates(Facet facet) const;
    std::vector<std::uint8_t> alreadyThere(Facet facet) const;
    Suggestion valueLine(Facet facet, const Candidate &candidate, const QString &before) const;
    QString typedAs(Facet facet, const QString &wire) const;
    void noticeTyped(const std::vector<Candidate> &found);
    void forms(const QString &has, std::optional<quint32> with, std::optional<quint32> without);
    std::optional<quint32> countOf(Fact fact) const;

    const Question &m_question;
    const filter::AtCursor &m_at;
    Answer m_answer;
};

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

void Asked::forms(const QString &has, std::optional<quint32> with, std::optional<quint32> without)
{
    if (!m_at.prefix.isEmpty())
        return;
    if (m_answer.lines.empty() || m_answer.lines.back().kind != Kind::Form)
        head(words::severalOrNone());
    m_answer.lines.push_back({Kind::Form, u"*"_s, words::has(has), u"*"_s, false, with});
    m_answer.lines.push_back({Kind::Form, u"\"\""_s, words::hasNone(), u"\"\""_s, false, without});
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

void Asked::propertyValues()
{
    m_answer.canAdd = true;
    std::vector<Candidate> found;
    if (m_question.propertyValues) {
        for (const items::PropertyValue &value : *m_question.propertyValues) {
            Candidate candidate {
                rankOf(value.value, m_at.prefix), value.deployments, value.value, value.value, {}};
            if (candidate.rank >= 0 && !value.value.trimmed().isEmpty()
                && value.value.size() <= 200)
                found.push_back(std::move(candidate));
        }
    }
    keepBest(found, mostValues);
    noticeTyped(found);
    m_answer.halfTyped = false; // a part of a value is enough
    if (!found.empty())
        head(words::inAll(m_at.property));
    for (const Candidate &candidate : found) {
        const QString text = filter::asValue(candidate.id);
        m_answer.lines.push_back({Kind::Value, text, {}, text, false, candidate.count});
    }
    forms(words::property(), {}, {});
}

std::optional<quint32> Asked::countOf(Fact fact) const
{
    const filter::Counts &counts = *m_question.counts;
    switch (fact) {
    case Fact::Deprecated:
        return counts.deprecated;
    case Fact::Removed:
        return counts.removed + counts.hiddenRemoved;
    case Fact::Evaluation:
        return counts.evaluations;
    case Fact::Ephemeral:
        return counts.ephemeral;
    default:
        return std::nullopt;
    }
}

void Asked::facts()
{
    m_answer.canAdd = true;
    std::vector<std::pair<int, Fact>> found;
    for (const Fact fact : filter::allFacts()) {
        if (const int rank = rankOf(filter::wordOf(fact), m_at.prefix); rank >= 0)
            found.emplace_back(rank, fact);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    if (!found.empty())
        head(words::factsHead());
    for (const auto &[rank, fact] : found) {
        const QString word = filter::wordOf(fact);
        m_answer.lines.push_back(
            {Kind::Value, word, words::fact(fact), word, false, countOf(fact)});
    }
    m_answer.likely = !found.empty() && found.front().first == 0;
}

void Asked::dates()
{
    const bool past = m_at.key == filter::keyOf(Field::Created);
    const QDate today = m_question.today;
    using Offer = std::pair<QString, QDate>;
    std::vector<Offer> offers {{u"today"_s, today}};
    if (past)
        offers.insert(offers.end(), {{u"-7d"_s, today.addDays(-7)},
                                     {u"-30d"_s, today.addDays(-30)},
                                     {u"-3m"_s, today.addMonths(-3)},
                                     {u"-1y"_s, today.addYears(-1)}});
    else
        offers.insert(offers.end(), {{u"+7d"_s, today.addDays(7)},
                                     {u"+30d"_s, today.addDays(30)},
                                     {u"+90d"_s, today.addDays(90)},
                                     {u"+1y"_s, today.addYears(1)}});
    offers.emplace_back(today.toString(u"yyyy-MM"_s), QDate());
    offers.emplace_back(today.toString(u"yyyy-MM-dd"_s), today);
    std::erase_if(offers, [this](const Offer &offer) {
        return !offer.first.startsWith(m_at.prefix, Qt::CaseInsensitive);
    });
    m_answer.likely = !offers.empty();
    if (!offers.empty())
        head(words::dates());
    for (const auto &[text, date] : offers)
        m_answer.lines.push_back(
            {Kind::Value, text, date.isValid() ? words::day(date) : words::thisMonth(), text});
    if (m_question.text.left(m_at.position).endsWith(u':'))
        forms(words::date(), {}, {});
}

void Asked::keys()
{
    std::vector<Suggestion> found;
    for (const QString &key : filter::keys()) {
        if (!m_at.prefix.isEmpty() && rankOf(key, m_at.prefix) != 0)
            continue;
        const bool date
            = key == filter::keyOf(Field::Created) || key == filter::keyOf(Field::Decommission);
        const bool property = key.endsWith(u'.');
        const QString text = property ? key : key + u':';
        found.push_back({Kind::Key, text, words::key(key), text});
        if (date)
            found.push_back({Kind::Key, key + u'<', words::beforeDate(), key + u'<'});
    }
    m_answer.likely = !found.empty() && !m_at.prefix.isEmpty();
    m_answer.beginsKey = m_answer.likely && m_question.unasked;
    if (!found.empty())
        head(words::keys());
    m_answer.lines.insert(m_answer.lines.end(), found.begin(), found.end());
}

//! Behind "prop.": the keys of the catalog.
void Asked::propertyKeys()
{
    const QString begun = m_at.prefix.mid(5);
    const auto &keys = m_question.catalog->propertyKeys();
    std::vector<Candidate> found;
    for (catalog::Code code = 1; code < keys.size(); ++code) {
        const QString key = fromUtf8(keys[code]);
        const int rank = rankOf(key, begun);
        if (rank >= 0 && !key.trimmed().isEmpty() && key.size() <= 200)
            found.push_back({rank, 0, key, key, {}});
    }
    keepBest(found, 40);
    m_answer.likely = !found.empty() && found.front().rank == 0;
    m_answer.beginsKey = m_question.unasked;
    if (!found.empty())
        head(words::propertyKeys());
    for (const Candidate &candidate : found) {
        const QString text = u"prop."_s + filter::asValue(candidate.id) + u':';
        m_answer.lines.push_back({Kind::Key, text, {}, text});
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
    found.resize(std::min(found.size(), mostRelated));
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

void Asked::fieldForms()
{
    if (m_at.key != filter::keyOf(Field::Urn) && m_at.key != filter::keyOf(Field::Name)
        && m_question.text.left(m_at.position).endsWith(u':'))
        forms(words::something(), {}, {});
}

void Asked::history(const QString &needle)
{
    const QString now = m_question.text.trimmed();
    std::vector<Suggestion> lines;
    for (const FilterHistory::Entry &entry : m_question.history) {
        if (entry.text != now && entry.text.contains(needle, Qt::CaseInsensitive)
            && lines.size() < mostRelated)
            lines.push_back({Kind::History,
                             entry.text,
                             words::used(entry.used, m_question.today),
                             entry.text,
                             true,
                             {},
                             u"clock"_s});
    }
    for (const SavedFilter &saved : m_question.saved) {
        if (saved.text != now
            && (saved.name.contains(needle, Qt::CaseInsensitive)
                || saved.text.contains(needle, Qt::CaseInsensitive)))
            lines.push_back({Kind::Saved,
                             saved.name,
                             words::savedView(),
                             saved.text,
                             true,
                             {},
                             u"save-view"_s});
    }
    if (!lines.empty())
        head(words::historyHead());
    m_answer.lines.insert(m_answer.lines.end(), lines.begin(), lines.end());
}

Answer Asked::take()
{
    m_answer.position = m_at.position;
    m_answer.length = m_at.length;
    m_answer.typed = m_question.text.mid(m_at.position, m_question.caret - m_at.position);
    return std::move(m_answer);
}

} // namespace

Answer answer(const Question &question)
{
    const filter::AtCursor at = filter::atCursor(question.text, question.caret);
    Asked asked(question, at);
    if (at.kind == filter::AtCursor::Kind::Term) {
        if (at.prefix.startsWith(u"prop."_s, Qt::CaseInsensitive)) {
            asked.propertyKeys();
            return asked.take();
        }
        if (question.unasked && at.prefix.isEmpty())
            return {};
        asked.keys();
        asked.related();
        asked.history(at.prefix);
        return asked.take();
    }
    const auto facet = std::find_if(facets.begin(), facets.end(),
                                    [&at](Facet some) { return filter::keyOf(some) == at.key; });
    if (facet != facets.end())
        asked.facetValues(*facet);
    else if (at.key == u"is"_s)
        asked.facts();
    else if (at.key == u"prop"_s)
        asked.propertyValues();
    else if (at.key == filter::keyOf(Field::Model))
        asked.modelValues();
    else if (at.key == filter::keyOf(Field::Created)
             || at.key == filter::keyOf(Field::Decommission))
        asked.dates();
    else
        asked.fieldForms();
    asked.history(at.key + (at.property.isEmpty() ? QString() : u'.' + at.property) + u':'
                  + at.prefix);
    return asked.take();
}

Answer history(const Question &question)
{
    Answer answer;
    answer.position = 0;
    answer.length = question.text.size();
    if (!question.history.isEmpty())
        answer.lines.push_back({Kind::Head, words::historyHead(), {}, {}});
    for (const FilterHistory::Entry &entry : question.history)
        answer.lines.push_back({Kind::History,
                                entry.text,
                                words::used(entry.used, question.today),
                                entry.text,
                                true,
                                {},
                                u"clock"_s});
    if (!question.saved.isEmpty())
        answer.lines.push_back({Kind::Head, words::savedViews(), {}, {}});
    for (const SavedFilter &saved : question.saved)
        answer.lines.push_back({Kind::Saved,
                                saved.name,
                                wording::oneLine(saved.text, 60),
                                saved.text,
                                true,
                                {},
                                u"save-view"_s});
    return answer;
}

} // namespace suggestions
