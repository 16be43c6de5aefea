// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace filter {

//! A pattern over a whole text, ignoring case: * is any text, ? any one character, and a backslash
//! takes the meaning of *, ? or a backslash behind it away.
class Glob
{
public:
    explicit Glob(const QString &pattern);

    bool fits(std::string_view utf8) const;
    //! The same for a text that is case-folded already.
    bool fitsFolded(std::string_view folded) const;
    //! The longest text (folded) that whatever fits contains; may be empty.
    const std::string &longestLiteral() const { return m_longest; }

private:
    struct Step
    {
        enum class Kind { Byte, AnyOne, AnyText } kind;
        char byte = 0;
    };

    std::vector<Step> m_steps;
    std::string m_longest;
};

//! \a text with a backslash before each *, ? and backslash: a pattern that fits just this text.
QString escapedForGlob(const QString &text);

//! Tells the pieces of a pattern in their order: each literal one without its backslashes (an empty
//! one between two wildcards, and at the ends), and each * and ?.
void eachPieceOfGlob(const QString &pattern, const std::function<void(const QString &)> &literal,
                     const std::function<void(QChar)> &wildcard);

} // namespace filter
