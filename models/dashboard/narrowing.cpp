// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/narrowing.h"

#include <algorithm>

namespace dashboard {

using filter::AnyOf;
using filter::Group;
using filter::Term;

namespace {

//! The terms as one: values of a facet side by side where all are such, else joined by OR.
Term anyOfThem(const std::vector<Term> &terms)
{
    AnyOf values {{}, {}};
    for (const Term &term : terms) {
        const auto *one = std::get_if<AnyOf>(&term.what);
        const bool fits = one && !term.negated && one->patterns.isEmpty()
                       && (values.values.isEmpty() || values.facet == one->facet);
        if (!fits)
            return filter::normalised({Group {Group::Kind::Any, terms}});
        values.facet = one->facet;
        values.values += one->values;
    }
    return filter::normalised({values});
}

} // namespace

void Narrowing::choose(const QString &chart, const filter::Filter &present, const Term &term,
                       Choice choice)
{
    if (chart != m_chart || present != result()) {
        m_chart = chart;
        m_base = present;
        m_bars.clear();
    }
    const Bar bar {term, choice == Choice::Exclude};
    const auto known = std::find(m_bars.begin(), m_bars.end(), bar);
    const bool wasOnly = m_bars.size() == 1 && known != m_bars.end();
    if (choice == Choice::Only) {
        m_bars.clear();
        if (!wasOnly)
            m_bars.push_back(bar);
    } else if (known != m_bars.end()) {
        m_bars.erase(known);
    } else {
        std::erase_if(m_bars, [&term](const Bar &other) { return other.term == term; });
        m_bars.push_back(bar);
    }
    if (m_bars.empty())
        m_chart.clear();
}

void Narrowing::follow(const filter::Filter &present)
{
    if (!m_chart.isEmpty() && present != result())
        *this = {};
}

filter::Filter Narrowing::result() const
{
    filter::Filter filter = m_base;
    std::vector<Term> chosen;
    for (const Bar &bar : m_bars) {
        if (!bar.excluded)
            chosen.push_back(bar.term);
    }
    if (!chosen.empty())
        filter.add(anyOfThem(chosen));
    for (const Bar &bar : m_bars) {
        Term left = bar.term;
        left.negated = !left.negated;
        if (bar.excluded)
            filter.add(left);
    }
    return filter;
}

} // namespace dashboard
