// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace filter::detail {

struct Lexeme
{
    enum class Kind { Word, Key, Operator, Value, Comma, Or, Not, And, Minus, Open, Close };

    Kind kind;
    qsizetype position;
    qsizetype length;
    QString text; //!< without quotes and escapes; of a Key as written, without the property
    QString pattern; //!< of a Word or Value: the same as a Glob
    QString property; //!< of the Key "prop"
    bool wild = false; //!< has a * or ? outside quotes
    bool isQuoted = false; //!< some of it
    bool isClosed = true; //!< its quotes and parentheses are
    bool isUrn = false; //!< begins with urn:li: outside quotes

    qsizetype end() const { return position + length; }
};

//! Never fails: what is wrong is for the parser to say.
std::vector<Lexeme> lex(QStringView text);

//! The word number \a index is or, and, not, but not in capitals, and stands where the operator
//! would: then it is a word to search for.
bool isSmallOperator(const std::vector<Lexeme> &lexemes, std::size_t index);

} // namespace filter::detail
