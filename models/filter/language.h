// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/filter.h"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <vector>

//! The text of a filter, as docs/filter-language.md describes it. All positions count UTF-16 units.
namespace filter {

//! A change of the text that would mend it.
struct Remedy
{
    QString label; //!< a few translated words
    qsizetype position; //!< what is replaced
    qsizetype length;
    QString text; //!< by this

    bool operator==(const Remedy &) const = default;
};

//! Why a text is no filter.
struct ParseError
{
    qsizetype position = 0;
    qsizetype length = 0; //!< of the faulty part; 0 where something is missing at the end
    QString reason; //!< a translated sentence
    std::vector<Remedy> remedies; //!< the likeliest first; may be empty
    bool unfinished = false; //!< going on to type may mend it: open quotes, nothing behind a colon

    bool operator==(const ParseError &) const = default;
};

//! A piece of the text, to be coloured.
struct Token
{
    enum class Kind {
        Key,
        Operator, //!< : < , and the - that negates
        Value,
        Word, //!< a term without a key
        Keyword, //!< OR NOT AND
        Parenthesis,
    };

    Kind kind;
    qsizetype position;
    qsizetype length;

    bool operator==(const Token &) const = default;
};

struct Parsed
{
    Filter filter; //!< empty where there is an error
    std::optional<ParseError> error;
    std::vector<Token> tokens; //!< of the whole text, whatever is wrong with it; in its order
};

//! Reads \a text; an empty one is the empty filter.
Parsed parse(QStringView text);

//! The text of \a filter: parse() of it gives the same filter.
QString toText(const Filter &filter);
QString toText(const Term &term);

//! \a value in quotes, with \ before quotes and backslashes inside.
QString quoted(const QString &value);
//! \a value as it stands behind "key:": in quotes only where it would fall apart without.
QString asValue(const QString &value);

//! What is being typed at a place of the text, to be completed.
struct AtCursor
{
    enum class Kind {
        Term, //!< a word, or the beginning of a key: nothing says yet which
        Value,
    };

    Kind kind = Kind::Term;
    QString key; //!< of a value: its key in small letters, "prop" for a property
    QString property; //!< of a value of "prop": which one
    QString prefix; //!< what is there before the cursor, without quotes
    qsizetype position = 0; //!< the range that a completion replaces
    qsizetype length = 0;

    bool operator==(const AtCursor &) const = default;
};
AtCursor atCursor(QStringView text, qsizetype cursor);

//! All keys as they are typed, "prop." and "is" among them.
QStringList keys();
QString keyOf(Facet facet);
QString keyOf(Field field); //!< "prop" for Field::Property
//! The word behind is: that asks for \a fact.
QString wordOf(Fact fact);
const std::vector<Fact> &allFacts();

} // namespace filter
