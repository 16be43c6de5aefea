// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/filter.h"

#include <algorithm>

namespace filter {

namespace {

bool isAnyOf(const Term &term, Facet facet)
{
    const auto *anyOf = std::get_if<AnyOf>(&term.what);
    return anyOf && anyOf->facet == facet;
}

bool isFact(const Term &term, Fact fact)
{
    const auto *is = std::get_if<Is>(&term.what);
    return is && is->fact == fact;
}

} // namespace

bool Filter::asksAbout(Fact fact) const
{
    return std::any_of(m_terms.begin(), m_terms.end(),
                       [fact](const Term &term) { return isFact(term, fact); });
}

QString Filter::text() const
{
    for (const Term &term : m_terms) {
        if (const auto *contains = std::get_if<Contains>(&term.what); contains && !term.negated)
            return contains->text;
    }
    return {};
}

void Filter::setText(const QString &text)
{
    const auto it = std::find_if(m_terms.begin(), m_terms.end(), [](const Term &term) {
        return std::holds_alternative<Contains>(term.what) && !term.negated;
    });
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
        it->what = AnyOf {facet, values};
    else if (!values.isEmpty())
        m_terms.push_back({AnyOf {facet, values}, excluded});
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

Filter without(const Filter &filter, Facet facet)
{
    Filter rest;
    rest.setShowsRemoved(filter.showsRemoved());
    for (const Term &term : filter.terms()) {
        if (!isAnyOf(term, facet))
            rest.add(term);
    }
    return rest;
}

} // namespace filter
