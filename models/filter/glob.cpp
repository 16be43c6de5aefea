// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/glob.h"

#include "models/core/fold.h"

#include <utility>

namespace filter {

namespace {

bool continuesCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

} // namespace

Glob::Glob(const QString &pattern)
{
    eachPieceOfGlob(
        pattern,
        [this](const QString &literal) {
            const std::string folded = foldedUtf8(QStringView(literal));
            for (const char c : folded)
                m_steps.push_back({Step::Kind::Byte, c});
            if (folded.size() > m_longest.size())
                m_longest = folded;
        },
        [this](QChar c) {
            m_steps.push_back({c == u'*' ? Step::Kind::AnyText : Step::Kind::AnyOne});
        });
}

bool Glob::fits(std::string_view utf8) const
{
    return fitsFolded(foldedUtf8(utf8));
}

bool Glob::fitsFolded(std::string_view folded) const
{
    std::size_t at = 0;
    std::size_t step = 0;
    // Where to go on when what follows the last * does not fit: the * takes one byte more.
    std::size_t starStep = std::string_view::npos;
    std::size_t starAt = 0;
    while (at < folded.size()) {
        if (step < m_steps.size() && m_steps[step].kind == Step::Kind::AnyText) {
            starStep = step++;
            starAt = at;
        } else if (step < m_steps.size() && m_steps[step].kind == Step::Kind::AnyOne
                   && !continuesCharacter(folded[at])) {
            ++step;
            do
                ++at;
            while (at < folded.size() && continuesCharacter(folded[at]));
        } else if (step < m_steps.size() && m_steps[step].kind == Step::Kind::Byte
                   && m_steps[step].byte == folded[at]) {
            ++step;
            ++at;
        } else if (starStep != std::string_view::npos) {
            step = starStep + 1;
            at = ++starAt;
        } else {
            return false;
        }
    }
    while (step < m_steps.size() && m_steps[step].kind == Step::Kind::AnyText)
        ++step;
    return step == m_steps.size();
}

QString escapedForGlob(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'*' || c == u'?' || c == u'\\')
            result += u'\\';
        result += c;
    }
    return result;
}

void eachPieceOfGlob(const QString &pattern, const std::function<void(const QString &)> &literal,
                     const std::function<void(QChar)> &wildcard)
{
    QString piece;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == u'\\' && i + 1 < pattern.size()) {
            piece += pattern[++i];
        } else if (c == u'*' || c == u'?') {
            literal(std::exchange(piece, {}));
            wildcard(c);
        } else {
            piece += c;
        }
    }
    literal(piece);
}

} // namespace filter
