// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringView>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filter {

//! What a user types to jump somewhere: words, the letters of each of which stand in the text in
//! their order, though not side by side. "frtw" finds "fraud-two-tower". Case is ignored as
//! foldedUtf8() does. Pure, any thread.
class FuzzyWord
{
public:
    explicit FuzzyWord(std::string folded) : m_folded(std::move(folded)) { }

    const std::string &folded() const { return m_folded; }

    //! Higher is better; nothing where it does not match. Letters at the start of the text, at the
    //! start of a word (after - _ . / : or space, or a capital after a small letter) and side by
    //! side count more; what is skipped counts against it. Letters of \a utf8 beyond ASCII are
    //! folded already, as in a TextColumn's twin; ASCII is folded here. Of a text longer than 256
    //! bytes the rest is not looked at.
    std::optional<int> score(std::string_view utf8) const;
    //! The bytes of \a utf8 that the best way to match takes, ascending; empty where none does.
    std::vector<std::size_t> places(std::string_view utf8) const;

private:
    std::string m_folded;
};

//! Several words, all of which match.
class FuzzyPattern
{
public:
    explicit FuzzyPattern(QStringView text);

    const std::vector<FuzzyWord> &words() const { return m_words; }
    bool isEmpty() const { return m_words.empty(); } //!< matches everything, with 0
    std::optional<int> score(std::string_view utf8) const;
    std::optional<int> score(QStringView text) const;
    //! The positions in \a text of the letters that are matched by some word, ascending, without
    //! repetition; of a letter outside the BMP both its units. Words that do not match add none.
    QList<int> positions(QStringView text) const;

private:
    std::vector<FuzzyWord> m_words;
};

//! What FuzzyWord::score() gives a text that is the word and nothing else.
inline constexpr int exactMatch = 100'000;

} // namespace filter
