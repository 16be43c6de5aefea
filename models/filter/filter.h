// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/expression.h"

#include <optional>

namespace filter {

//! Which deployments to show: all terms must hold, and a term may be a tree of its own. Removed
//! ones are left out unless some term names them (is:removed, in whatever combination). A value:
//! can be compared, kept, undone; the panel and the text (language.h) are views of it.
class Filter
{
public:
    //! In normal form.
    const std::vector<Term> &terms() const { return m_terms; }
    void add(const Term &term);
    bool isEmpty() const { return m_terms.empty(); }
    //! Some term, however deep, is about \a fact.
    bool asksAbout(Fact fact) const;
    bool hidesRemoved() const { return !asksAbout(Fact::Removed); }

    // The filter as a panel has it: one text, one set a facet, three states a fact, of the terms
    // that must all hold. Setting leaves alone what the panel cannot show.
    QString text() const;
    void setText(const QString &text); //!< an empty one drops the term
    //! As written; resolved() in meaning.h says what they are in a catalog.
    QStringList values(Facet facet, bool excluded = false) const;
    void setValues(Facet facet, const QStringList &values, bool excluded = false);
    std::optional<bool> fact(Fact fact) const;
    void setFact(Fact fact, std::optional<bool> value);
    //! Removed ones among the others: the term is:removed,present.
    bool showsRemoved() const;
    void setShowsRemoved(bool shows);
    //! The terms that none of the above says.
    std::vector<Term> beyondPanel() const;

    bool operator==(const Filter &) const = default;

private:
    std::vector<Term> m_terms;
};

//! The filter without what its terms say about \a facet alone; what that facet's own counts are
//! taken of.
Filter without(const Filter &filter, Facet facet);

} // namespace filter
