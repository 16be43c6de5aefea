// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/filter.h"

#include <algorithm>

namespace filter {

namespace {

//! A term about \a facet that a panel can show: values, no patterns.
bool isAnyOf(const Term &term, Facet facet)
{
    const auto *anyOf = std::get_if<AnyOf>(&term.what);
    return anyOf && anyOf->facet == facet && anyOf->patterns.isEmpty();
}

bool isFact(const Term &term, Fact fact)
{
    const auto *is = std::get_if<Is>(&term.what);
    return is && is->facts == std::vector {fact};
}

bool isShowingRemoved(const Term &term)
{
    const auto *is = std::get_if<Is>(&term.what);
    return is && !term.negated && is->facts.size() == 2
        && std::count(is->facts.begin(), is->facts.end(), Fact::Removed) == 1
        && std::count(is->facts.begin(), is->facts.end(), Fact::Present) == 1;
}

bool isText(const Term &term)
{
    return std::holds_alternative<Contains>(term.what) && !term.negated;
}

bool names(const Term &term, Fact fact)
{
    if (const auto *is = std::get_if<Is>(&term.what))
        return std::find(is->facts.begin(), is->facts.end(), fact) != is->facts.end();
    const auto *group = std::get_if<Group>(&term.what);
    return group
        && std::any_of(group->terms.begin(), group->terms.end(),
                       [fact](const Term &child) { return names(child, fact); });
}

} // namespace

void Filter::add(const Term &term)
{
    Term tidied = normalised(term);
    const auto *group = std::get_if<Group>(&tidied.what);
    if (group && group->kind == Group::Kind::All && !tidied.negated)
        m_terms.insert(m_terms.end(), group->terms.begin(), group->terms.end());
    else
        m_terms.push_back(std::move(tidied));
}

bool Filter::asksAbout(Fact fact) const
{
    return std::any_of(m_terms.begin(), m_terms.end(),
                       [fact](const Term &term) { return names(term, fact); });
}

QString Filter::text() const
{
    const auto it = std::find_if(m_terms.begin(), m_terms.end(), isText);
    return it == m_terms.end() ? QString() : std::get<Contains>(it->what).text;
}

void Filter::setText(const QString &text)
{
    const auto it = std::find_if(m_terms.begin(), m_terms.end(), isText);
    if (it != m_terms.end() && text.isEmpty())
        m_terms.erase(it);
    else if (it != m_terms.end())
        it->what = Contains {text};
    else if (!text.isEmpty())
        m_terms.push_back({Contains {text}, false});
}

QStringList Filter::values(Facet facet, bool excluded) const
{
    for (const Term &term : m_terms) {
        if (isAnyOf(term, facet) && term.negated == excluded)
            return std::get<AnyOf>(term.what).values;
    }
    return {};
}

void Filter::setValues(Facet facet, const QStringList &values, bool excluded)
{
    const auto it = std::find_if(m_terms.begin(), m_terms.end(), [=](const Term &term) {
        return isAnyOf(term, facet) && term.negated == excluded;
    });
    if (it != m_terms.end() && values.isEmpty())
        m_terms.erase(it);
    else if (it != m_terms.end())
        *it = normalised({AnyOf {facet, values}, excluded});
    else if (!values.isEmpty())
        add({AnyOf {facet, values}, excluded});
}

std::optional<bool> Filter::fact(Fact fact) const
{
    for (const Term &term : m_terms) {
        if (isFact(term, fact))
            return !term.negated;
    }
    return std::nullopt;
}

void Filter::setFact(Fact fact, std::optional<bool> value)
{
    std::erase_if(m_terms, [fact](const Term &term) { return isFact(term, fact); });
    if (value)
        m_terms.push_back({Is {fact}, !*value});
}

bool Filter::showsRemoved() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), isShowingRemoved);
}

void Filter::setShowsRemoved(bool shows)
{
    std::erase_if(m_terms, isShowingRemoved);
    if (shows)
        m_terms.push_back({Is(std::vector {Fact::Removed, Fact::Present}), false});
}

std::vector<Term> Filter::beyondPanel() const
{
    std::vector<Term> rest;
    Filter shown;
    for (const Term &term : m_terms) {
        const auto *is = std::get_if<Is>(&term.what);
        const auto *anyOf = std::get_if<AnyOf>(&term.what);
        const bool first = isText(term) ? shown.text().isEmpty()
                         : anyOf        ? anyOf->patterns.isEmpty()
                                       && shown.values(anyOf->facet, term.negated).isEmpty()
                         : isShowingRemoved(term)      ? !shown.showsRemoved()
                         : is && is->facts.size() == 1 ? !shown.fact(is->facts.front())
                                                       : false;
        if (first)
            shown.add(term);
        else
            rest.push_back(term);
    }
    return rest;
}

Filter without(const Filter &filter, Facet facet)
{
    Filter rest;
    for (const Term &term : filter.terms()) {
        const auto *anyOf = std::get_if<AnyOf>(&term.what);
        if (!anyOf || anyOf->facet != facet)
            rest.add(term);
    }
    return rest;
}

} // namespace filter
