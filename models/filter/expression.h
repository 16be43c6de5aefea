// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/chunk.h"

#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

namespace filter {

using catalog::Facet;

//! A yes/no question to a deployment.
enum class Fact {
    Deprecated,
    Removed,
    Evaluation, //!< a model evaluation that is stored as a deployment
    Present, //!< not removed
    Overdue, //!< deprecated, and its decommission date is past
    Ephemeral, //!< catalog::Ephemeral
    Linked, //!< some model names it
    Orphan, //!< no model names it
    Owned, //!< has an owner
    Production, //!< its environment is one of Context::production
    Pending, //!< catalog::Pending
};

//! Contained, ignoring case, in the name, the description, an owner, a tag (URN or display name) or
//! a custom property (key or value).
struct Contains
{
    QString text;
    bool operator==(const Contains &) const = default;
};

//! A value of the facet equals one of \a values, ignoring case, by URN, id or display name, or all
//! of it (any of these texts) fits one of \a patterns. An empty value stands for "has none". Not
//! both lists are empty. Patterns are written as glob.h says.
struct AnyOf
{
    Facet facet;
    QStringList values;
    QStringList patterns {};
    bool operator==(const AnyOf &) const = default;
};

//! One of \a facts holds; not empty.
struct Is
{
    Is(Fact fact) : facts {fact} { }
    explicit Is(std::vector<Fact> some) : facts(std::move(some)) { }

    std::vector<Fact> facts;
    bool operator==(const Is &) const = default;
};

//! What is compared as text and is no facet.
enum class Field {
    Name,
    Version,
    Description,
    Url,
    Note,
    Urn,
    Property, //!< the custom property that is named beside it
    Model, //!< models that name the deployment
    Replacement,
    Created,
    Decommission, //!< of deprecated ones only
};

//! The field contains one of \a values, ignoring case, or all of it fits one of \a patterns.
//! Field::Model and Field::Replacement equal the value instead, by URN, id or display name, and
//! Field::Urn equals one that begins with urn:li:. An empty value stands for "has none", which is
//! all that is asked of Field::Created and Field::Decommission here. Not both lists are empty.
struct Matches
{
    Field field;
    QString property; //!< of Field::Property: its key, ignoring case
    QStringList values;
    QStringList patterns {};
    bool operator==(const Matches &) const = default;
};

//! A day, month or year of the calendar, or a day counted from today.
struct Day
{
    enum class Unit { Days, Weeks, Months, Years };

    int year = 0; //!< 0: counted from today
    int month = 0; //!< 0: the whole year
    int day = 0; //!< 0: the whole month
    int offset = 0; //!< in units, from today
    Unit unit = Unit::Days;
    bool operator==(const Day &) const = default;
};

//! How a date or version stands to the one that is named: before it begins, up to its end …
enum class Order { In, Before, UpTo, After, From };

//! The time lies in one of \a days, or before or behind the one: local days of the user.
struct When
{
    Field field; //!< Created or Decommission
    Order order;
    std::vector<Day> days; //!< one, or with Order::In some
    bool operator==(const When &) const = default;
};

//! The version is below or above \a version by its numbers: 2.9 is before 2.10, a leading v counts
//! for nothing. One that begins with no number is neither.
struct VersionIs
{
    Order order; //!< not In
    QString version;
    bool operator==(const VersionIs &) const = default;
};

struct Term;

//! Some terms of which all or any must hold.
struct Group
{
    enum class Kind { All, Any };

    Kind kind;
    std::vector<Term> terms;
    bool operator==(const Group &other) const;
};

//! A node of the tree that a filter is.
struct Term
{
    std::variant<Contains, AnyOf, Is, Matches, When, VersionIs, Group> what;
    bool negated = false;
    bool operator==(const Term &) const = default;
};

//! The same in normal form: no group of one term, none of a kind inside its like, no value twice,
//! "has one" as the negation of "has none", platforms by their URN where the text is an id.
Term normalised(Term term);

} // namespace filter
