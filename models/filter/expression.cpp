// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/expression.h"

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace filter {

namespace {

//! An id as platforms have them: anything else may as well be a display name.
bool isPlatformId(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
    });
}

//! Values once each, and "has one" turned into the negation of "has none".
void tidy(QStringList &values, QStringList &patterns, bool &negated)
{
    values.removeDuplicates();
    patterns.removeDuplicates();
    if (values.isEmpty() && patterns == QStringList {u"*"_s}) {
        values = {QString()};
        patterns.clear();
        negated = !negated;
    }
}

} // namespace

bool Group::operator==(const Group &other) const
{
    return kind == other.kind && terms == other.terms;
}

Term normalised(Term term)
{
    if (auto *anyOf = std::get_if<AnyOf>(&term.what)) {
        if (anyOf->facet == Facet::Platform) {
            for (QString &value : anyOf->values) {
                if (isPlatformId(value))
                    value.prepend("urn:li:dataPlatform:"_L1);
            }
        }
        tidy(anyOf->values, anyOf->patterns, term.negated);
    } else if (auto *matches = std::get_if<Matches>(&term.what)) {
        tidy(matches->values, matches->patterns, term.negated);
    } else if (auto *when = std::get_if<When>(&term.what)) {
        for (Day &day : when->days) {
            if (day.offset == 0)
                day.unit = Day::Unit::Days;
        }
    } else if (auto *is = std::get_if<Is>(&term.what)) {
        std::vector<Fact> once;
        for (const Fact fact : is->facts) {
            if (std::find(once.begin(), once.end(), fact) == once.end())
                once.push_back(fact);
        }
        is->facts = std::move(once);
    } else if (auto *group = std::get_if<Group>(&term.what)) {
        std::vector<Term> flat;
        for (Term &child : group->terms) {
            Term tidied = normalised(std::move(child));
            auto *inner = std::get_if<Group>(&tidied.what);
            if (inner && inner->kind == group->kind && !tidied.negated)
                std::move(inner->terms.begin(), inner->terms.end(), std::back_inserter(flat));
            else
                flat.push_back(std::move(tidied));
        }
        if (flat.size() == 1) {
            Term only = std::move(flat.front());
            only.negated = only.negated != term.negated;
            return only;
        }
        group->terms = std::move(flat);
    }
    return term;
}

} // namespace filter
