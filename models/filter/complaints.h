// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/language.h"
#include "models/filter/lexer.h"

namespace filter::detail {

//! Says what is wrong with a text, and how to mend it.
class Complaints
{
public:
    explicit Complaints(QStringView text) : m_text(text) { }

    ParseError closesNothing(const Lexeme &close) const;
    ParseError neverCloses(const Lexeme &open) const;
    ParseError tooDeep(const Lexeme &open) const;
    //! \a what (an operator) wants a term behind it; \a atEnd: the text ends there.
    ParseError nothingBehind(const Lexeme &what, bool atEnd) const;
    //! \a what stands where a term should begin; \a inside: behind an opening parenthesis.
    ParseError nothingBefore(const Lexeme &what, bool inside) const;
    ParseError openQuotes(const Lexeme &lexeme) const;
    ParseError openParenthesis(const Lexeme &lexeme) const;
    //! What people write who are used to another language.
    std::optional<ParseError> aboutWord(const Lexeme &word) const;

    ParseError unknownKey(const Lexeme &key, qsizetype end) const;
    //! \a before is the operator or comma that wants a value; \a next what is there instead.
    ParseError valueMissing(const Lexeme &key, const Lexeme &before, const Lexeme *next) const;
    ParseError emptyValue(const Lexeme &comma) const;
    ParseError hasNoOrder(const Lexeme &key, const Lexeme &signs,
                          const std::vector<Lexeme> &values) const;
    ParseError propertyMissing(const Lexeme &key, const std::vector<Lexeme> &values) const;
    ParseError onlyOne(const Lexeme &second, const Lexeme &signs) const;
    ParseError noFact(const Lexeme &value) const;
    ParseError noDate(const Lexeme &key, const Lexeme &value) const;
    ParseError noVersion(const Lexeme &key, const Lexeme &value) const;

private:
    QString textOf(qsizetype from, qsizetype to) const;
    Remedy asText(qsizetype from, qsizetype to) const;
    Remedy without(qsizetype from, qsizetype to) const;

    QStringView m_text;
};

} // namespace filter::detail
