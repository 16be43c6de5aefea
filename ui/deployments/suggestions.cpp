// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/suggestions.h"

#include "models/core/fold.h"
#include "ui/deployments/asked.h"
#include "ui/deployments/suggestionwords.h"
#include "ui/deployments/wording.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using filter::Fact;
using filter::Field;

namespace suggestions {

using namespace detail;
using Kind = Suggestion::Kind;

namespace detail {

namespace {

constexpr std::size_t mostRelated = 4; // of the history, beside the keys of a word

} // namespace

void Asked::forms(const QString &has, std::optional<quint32> with, std::optional<quint32> without)
{
    if (!m_at.prefix.isEmpty())
        return;
    if (m_answer.lines.empty() || m_answer.lines.back().kind != Kind::Form)
        head(words::severalOrNone());
    m_answer.lines.push_back({Kind::Form, u"*"_s, words::has(has), u"*"_s, false, with});
    m_answer.lines.push_back({Kind::Form, u"\"\""_s, words::hasNone(), u"\"\""_s, false, without});
}

//! Those that come with the filter's answer, until all are counted.
std::optional<quint32> Asked::countOf(Fact fact) const
{
    const bool asksIs = m_at.kind == filter::AtCursor::Kind::Value;
    if (asksIs && m_question.values) {
        for (const items::PropertyValue &counted : *m_question.values) {
            if (counted.value == filter::wordOf(fact))
                return counted.deployments;
        }
    }
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

void Asked::property()
{
    listedValues(m_at.property, true);
    forms(words::property(), {}, {});
}

void Asked::field()
{
    const bool named = m_at.key == filter::keyOf(Field::Name);
    if (named || m_at.key == filter::keyOf(Field::Version))
        listedValues(m_at.key, true);
    else if (m_at.key == filter::keyOf(Field::Replacement))
        listedValues(m_at.key, false, u"kind-deployment"_s);
    if (!named && m_at.key != filter::keyOf(Field::Urn)
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
    std::vector<Suggestion> saved;
    for (const SavedFilter &view : m_question.saved) {
        if (view.text != now
            && (view.name.contains(needle, Qt::CaseInsensitive)
                || view.text.contains(needle, Qt::CaseInsensitive)))
            saved.push_back({Kind::Saved,
                             view.name,
                             wording::oneLine(view.text, 60),
                             view.text,
                             true,
                             {},
                             u"save-view"_s});
    }
    put(words::historyHead(), lines);
    put(words::savedViews(), saved);
}

void Asked::put(const QString &title, const std::vector<Suggestion> &lines)
{
    if (!lines.empty())
        head(title);
    m_answer.lines.insert(m_answer.lines.end(), lines.begin(), lines.end());
}

Answer Asked::take()
{
    m_answer.position = m_at.position;
    m_answer.length = m_at.length;
    m_answer.typed = m_question.text.mid(m_at.position, m_question.caret - m_at.position);
    return std::move(m_answer);
}

} // namespace detail

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
        asked.property();
    else if (at.key == filter::keyOf(Field::Model))
        asked.modelValues();
    else if (at.key == filter::keyOf(Field::Created)
             || at.key == filter::keyOf(Field::Decommission))
        asked.dates();
    else
        asked.field();
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
