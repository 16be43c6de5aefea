// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/chunk.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace filter {

using catalog::Facet;

//! A yes/no question to a deployment.
enum class Fact {
    Deprecated,
    Removed,
    Evaluation, //!< a model evaluation that is stored as a deployment
};

//! Contained, ignoring case, in the name, the description, an owner, a tag (URN or display name) or
//! a custom property (key or value).
struct Contains
{
    QString text;
    bool operator==(const Contains &) const = default;
};

//! One of \a values, as on the wire; an empty value stands for "has none".
struct AnyOf
{
    Facet facet;
    QStringList values;
    bool operator==(const AnyOf &) const = default;
};

struct Is
{
    Fact fact;
    bool operator==(const Is &) const = default;
};

struct Term
{
    std::variant<Contains, AnyOf, Is> what;
    bool negated = false;
    bool operator==(const Term &) const = default;
};

//! Which deployments to show: all terms must hold. Removed ones are left out unless a term asks
//! about Fact::Removed or they are to be shown among the others. A value: can be compared, kept,
//! undone; the panel and any text form are views of it.
class Filter
{
public:
    const std::vector<Term> &terms() const { return m_terms; }
    void add(Term term) { m_terms.push_back(std::move(term)); }
    bool isEmpty() const { return m_terms.empty(); }
    bool asksAbout(Fact fact) const;
    //! Removed ones among the others; a term about them has precedence.
    bool showsRemoved() const { return m_showsRemoved; }
    void setShowsRemoved(bool shows) { m_showsRemoved = shows; }
    bool hidesRemoved() const { return !m_showsRemoved && !asksAbout(Fact::Removed); }

    // The filter as a panel has it: one text, one set a facet, three states a fact.
    QString text() const;
    void setText(const QString &text); //!< an empty one drops the term
    QStringList values(Facet facet, bool excluded = false) const;
    void setValues(Facet facet, const QStringList &values, bool excluded = false);
    std::optional<bool> fact(Fact fact) const;
    void setFact(Fact fact, std::optional<bool> value);

    bool operator==(const Filter &) const = default;

private:
    std::vector<Term> m_terms;
    bool m_showsRemoved = false;
};

//! The filter without what it says about \a facet; what that facet's own counts are taken of.
Filter without(const Filter &filter, Facet facet);

} // namespace filter
