// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/fuzzy.h"

#include "models/core/fold.h"

#include <QString>

#include <algorithm>
#include <array>
#include <limits>

namespace filter {

namespace {

constexpr std::size_t longest = 256; //!< bytes of a text that are judged
constexpr int never = std::numeric_limits<int>::min() / 4;

constexpr int consecutive = 200;
constexpr int atStart = 220;
constexpr int afterSeparator = 160;
constexpr int afterSmall = 140;
constexpr int gapBefore = -1; //!< a byte, also for what stands behind the last letter
constexpr int gapInside = -3;
constexpr int wholePrefix = 150;

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

char foldedByte(char c)
{
    return isCapital(c) ? char(c | 0x20) : c;
}

bool isSeparator(char c)
{
    constexpr std::string_view separators = "-_./: (),|@#%";
    return separators.find(c) != std::string_view::npos;
}

//! A byte inside a letter beyond ASCII: it belongs to the one before it.
bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

int bonusAt(std::string_view text, std::size_t i)
{
    if (i == 0)
        return atStart;
    const char before = text[i - 1];
    if (isSeparator(before))
        return isSeparator(text[i]) ? 0 : afterSeparator;
    return isCapital(text[i]) && before >= 'a' && before <= 'z' ? afterSmall : 0;
}

//! The cheap question that most texts answer with no.
bool holdsInOrder(std::string_view text, std::string_view word)
{
    std::size_t j = 0;
    for (std::size_t i = 0; i < text.size() && j < word.size(); ++i) {
        if (foldedByte(text[i]) == word[j])
            ++j;
    }
    return j == word.size();
}

bool startsFolded(std::string_view text, std::string_view word)
{
    return text.size() >= word.size()
        && std::equal(word.begin(), word.end(), text.begin(),
                      [](char w, char t) { return w == foldedByte(t); });
}

//! For each byte of a text: what the best match has that ends with a letter there, and the best
//! that there is up to there.
struct Line
{
    std::array<int, longest> ending;
    std::array<int, longest> best;
};

//! What letter \a j of \a word gives at each byte, from the line of the letter before it.
void advance(std::string_view text, std::string_view word, std::size_t j, const Line &before,
             Line &line)
{
    const int gap = j + 1 == word.size() ? gapBefore : gapInside;
    int running = never;
    for (std::size_t i = 0; i < text.size(); ++i) {
        int ending = never;
        if (foldedByte(text[i]) == word[j]) {
            if (j == 0)
                ending = int(i) * gapBefore + bonusAt(text, i);
            else if (i > 0) {
                const int beside
                    = before.ending[i - 1] == never ? never : before.ending[i - 1] + consecutive;
                const bool mayJump = !continues(word[j]) && before.best[i - 1] != never;
                ending = std::max(beside, mayJump ? before.best[i - 1] + bonusAt(text, i) : never);
            }
        }
        running = std::max(ending, running == never ? never : running + gap);
        line.ending[i] = ending;
        line.best[i] = running;
    }
}

} // namespace

std::optional<int> FuzzyWord::score(std::string_view utf8) const
{
    const std::string_view text = utf8.substr(0, longest);
    if (m_folded.empty())
        return 0;
    if (m_folded.size() > text.size() || !holdsInOrder(text, m_folded))
        return std::nullopt;
    if (m_folded.size() == text.size())
        return exactMatch; // in order and of the same length
    Line one;
    Line other;
    Line *line = &one;
    Line *before = &other;
    for (std::size_t j = 0; j < m_folded.size(); ++j) {
        std::swap(line, before);
        advance(text, m_folded, j, *before, *line);
    }
    const int best = line->best[text.size() - 1];
    if (best == never)
        return std::nullopt;
    return best + (startsFolded(text, m_folded) ? wholePrefix : 0);
}

std::vector<std::size_t> FuzzyWord::places(std::string_view utf8) const
{
    const std::string_view text = utf8.substr(0, longest);
    if (m_folded.empty() || m_folded.size() > text.size() || !holdsInOrder(text, m_folded))
        return {};
    std::vector<Line> lines(m_folded.size());
    for (std::size_t j = 0; j < m_folded.size(); ++j)
        advance(text, m_folded, j, j == 0 ? lines[0] : lines[j - 1], lines[j]);
    if (lines.back().best[text.size() - 1] == never)
        return {};

    std::vector<std::size_t> places(m_folded.size());
    std::size_t i = text.size() - 1;
    bool beside = false; // the letter behind this one counted as side by side with it
    for (std::size_t j = m_folded.size(); j-- > 0;) {
        const Line &line = lines[j];
        while (!beside && line.ending[i] != line.best[i])
            --i;
        places[j] = i;
        if (j > 0) {
            const int before = lines[j - 1].ending[i - 1];
            beside = before != never && line.ending[i] == before + consecutive;
            --i;
        }
    }
    return places;
}

FuzzyPattern::FuzzyPattern(QStringView text)
{
    for (const QStringView word : text.split(u' ', Qt::SkipEmptyParts))
        m_words.emplace_back(foldedUtf8(word));
}

std::optional<int> FuzzyPattern::score(std::string_view utf8) const
{
    int sum = 0;
    for (const FuzzyWord &word : m_words) {
        const auto part = word.score(utf8);
        if (!part)
            return std::nullopt;
        sum += *part;
    }
    return sum;
}

std::optional<int> FuzzyPattern::score(QStringView text) const
{
    const std::string utf8 = toUtf8(text);
    return score(isAscii(utf8) ? utf8 : foldedUtf8(text));
}

QList<int> FuzzyPattern::positions(QStringView text) const
{
    std::string utf8;
    std::vector<int> unitOf; // for each byte
    for (qsizetype i = 0; i < text.size();) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size();
        const qsizetype units = pair ? 2 : 1;
        const QStringView letter = text.sliced(i, units);
        const std::string bytes = letter[0].unicode() < 0x80 ? toUtf8(letter) : foldedUtf8(letter);
        utf8 += bytes;
        unitOf.insert(unitOf.end(), bytes.size(), int(i));
        i += units;
    }
    QList<int> result;
    for (const FuzzyWord &word : m_words) {
        for (const std::size_t place : word.places(utf8)) {
            const int unit = unitOf[place];
            result.append(unit);
            if (text[unit].isHighSurrogate() && unit + 1 < text.size())
                result.append(unit + 1);
        }
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

} // namespace filter
