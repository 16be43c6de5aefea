// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/textsearch.h"

#include "models/core/fold.h"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace filter {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

bool equalsAt(const char *text, std::string_view needle)
{
    for (std::size_t i = 0; i < needle.size(); ++i) {
        if (lower(text[i]) != needle[i])
            return false;
    }
    return true;
}

#if defined(__x86_64__)
// Candidates agree in the first and the last byte but for bit 0x20; only they are compared whole.
__attribute__((target("avx2"))) std::size_t findAvx2(std::string_view text, std::string_view needle,
                                                     std::size_t from)
{
    const std::size_t length = needle.size();
    const char *const data = text.data();
    const __m256i caseBit = _mm256_set1_epi8(0x20);
    const __m256i first = _mm256_set1_epi8(char(needle.front() | 0x20));
    const __m256i last = _mm256_set1_epi8(char(needle.back() | 0x20));
    std::size_t at = from;
    for (; at + length + 31 <= text.size(); at += 32) {
        const auto load = [ data, caseBit ](std::size_t i) __attribute__((target("avx2")))
        {
            const void *const place = data + i;
            return _mm256_or_si256(_mm256_loadu_si256(static_cast<const __m256i *>(place)),
                                   caseBit);
        };
        const __m256i both = _mm256_and_si256(_mm256_cmpeq_epi8(load(at), first),
                                              _mm256_cmpeq_epi8(load(at + length - 1), last));
        auto candidates = std::uint32_t(_mm256_movemask_epi8(both));
        while (candidates != 0) {
            const std::size_t place = at + std::size_t(__builtin_ctz(candidates));
            if (equalsAt(data + place, needle))
                return place;
            candidates &= candidates - 1;
        }
    }
    return detail::findScalar(text, needle, at);
}
#endif

using Find = std::size_t (*)(std::string_view, std::string_view, std::size_t);

Find chooseFind()
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
        return findAvx2;
#endif
    return detail::findScalar;
}

//! The text that holds byte \a at, searched from text \a from on: near ones by steps, far ones by
//! halving.
std::size_t rowAt(std::span<const std::uint32_t> offsets, std::size_t at, std::size_t from)
{
    for (int step = 0; step < 8; ++step, ++from) {
        if (offsets[from + 1] > at)
            return from;
    }
    const auto begin = offsets.begin() + std::ptrdiff_t(from);
    return from + std::size_t(std::upper_bound(begin, offsets.end(), at) - begin) - 1;
}

} // namespace

namespace detail {

std::size_t findScalar(std::string_view text, std::string_view needle, std::size_t from)
{
    const std::size_t length = needle.size();
    for (std::size_t at = from; at + length <= text.size(); ++at) {
        if (lower(text[at]) == needle.front() && equalsAt(text.data() + at, needle))
            return at;
    }
    return std::string_view::npos;
}

} // namespace detail

std::size_t findIgnoringAsciiCase(std::string_view text, std::string_view needle, std::size_t from)
{
    static const Find find = chooseFind();
    return needle.empty() ? from : find(text, needle, from);
}

Needle::Needle(const QString &text) : m_folded(foldedUtf8(QStringView(text))) { }

void Needle::mark(const catalog::TextColumn &column, std::uint8_t *mask) const
{
    if (m_folded.empty()) {
        std::fill_n(mask, column.size(), std::uint8_t(1));
        return;
    }
    markPlain(column, mask);
    // Only the folded twin of a text beyond ASCII says all that it contains.
    for (std::size_t k = 0; k < column.foldedRows().size(); ++k) {
        if (column.folded(k).find(m_folded) != std::string_view::npos)
            mask[column.foldedRows()[k]] = 1;
    }
}

void Needle::markPlain(const catalog::TextColumn &column, std::uint8_t *mask) const
{
    const std::string_view arena = column.arena();
    const auto &offsets = column.offsets();
    std::size_t row = 0;
    std::size_t at = 0;
    while ((at = findIgnoringAsciiCase(arena, m_folded, at)) != std::string_view::npos) {
        row = rowAt(offsets, at, row);
        const std::size_t end = offsets[row + 1];
        if (at + m_folded.size() <= end) {
            mask[row] = 1;
            at = end;
        } else {
            ++at; // it runs over into the next text
        }
    }
}

bool Needle::isIn(std::string_view utf8) const
{
    return foldedUtf8(utf8).find(m_folded) != std::string::npos;
}

} // namespace filter
