// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/textsearch.h"

#include "models/core/fold.h"

#include <algorithm>
#include <array>
#include <cstring>

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

//! Marks the texts from byte \a at on, in text \a row or behind it, by one find after the other.
void markFrom(std::string_view arena, std::span<const std::uint32_t> offsets,
              std::string_view needle, std::uint8_t *mask, std::size_t at, std::size_t row)
{
    while ((at = detail::findScalar(arena, needle, at)) != std::string_view::npos) {
        row = rowAt(offsets, at, row);
        const std::size_t end = offsets[row + 1];
        if (at + needle.size() <= end) {
            mask[row] = 1;
            at = end;
        } else {
            ++at; // it runs over into the next text
        }
    }
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

#if defined(__x86_64__)
constexpr std::size_t blockBytes = 64 * 1024; // what the block's bits of 8 KB and a cache can hold

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

//! A byte of a needle in all places, and the bit that makes its capital the same.
struct WideByte
{
    __attribute__((target("avx2"))) explicit WideByte(char c)
        : byte(_mm256_set1_epi8(c)), caseBit(_mm256_set1_epi8(isLetter(c) ? 0x20 : 0))
    {
    }

    //! A bit for each of the 32 places from \a text on: is the byte there, in either case?
    __attribute__((target("avx2"))) std::uint32_t bitsOf(const char *text) const
    {
        const void *const place = text;
        const __m256i bytes = _mm256_loadu_si256(static_cast<const __m256i *>(place));
        return std::uint32_t(
            _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_or_si256(bytes, caseBit), byte)));
    }

    __m256i byte;
    __m256i caseBit;
};

//! Sets a bit for each of \a count places at which \a needle begins; \a text goes on for at least
//! needle.size() - 1 bytes behind them. False when there is none.
__attribute__((target("avx2"))) bool findAll(const char *text, std::size_t count,
                                             std::string_view needle, std::uint32_t *bits)
{
    const std::size_t length = needle.size();
    const std::size_t middle = length / 2;
    const WideByte first(needle.front());
    const WideByte between(needle[middle]);
    const WideByte last(needle.back());
    const bool decided = length <= 3; // by these three
    std::uint32_t any = 0;
    std::size_t at = 0;
    for (; at + 32 <= count; at += 32) {
        // Three bytes always, for a branch that is foreseen is cheaper than one that is not.
        std::uint32_t found = first.bitsOf(text + at) & between.bitsOf(text + at + middle)
                            & last.bitsOf(text + at + length - 1);
        if (!decided) {
            for (std::size_t i = 1; found != 0 && i + 1 < length; ++i)
                found &= WideByte(needle[i]).bitsOf(text + at + i);
        }
        bits[at / 32] = found;
        any |= found;
    }
    std::uint32_t rest = 0;
    for (std::size_t i = at; i < count; ++i)
        rest |= std::uint32_t(equalsAt(text + i, needle) ? 1 : 0) << (i - at);
    bits[at / 32] = rest;
    return (any | rest) != 0;
}

//! 1 when one of \a count bits from bit \a from on is set.
std::uint8_t anyBit(const std::uint32_t *bits, std::size_t from, std::size_t count)
{
    for (;;) {
        std::uint64_t word = 0;
        std::memcpy(&word, bits + from / 32, sizeof word);
        word >>= from % 32;
        if (count <= 32)
            return (word & ((std::uint64_t(1) << count) - 1)) != 0;
        if ((word & 0xffffffffu) != 0)
            return 1;
        from += 32;
        count -= 32;
    }
}

//! The texts [begin, end) of a column, which are of blockBytes together at most.
void markBlock(std::string_view arena, std::span<const std::uint32_t> offsets, std::size_t begin,
               std::size_t end, std::string_view needle, std::uint8_t *mask)
{
    std::array<std::uint32_t, blockBytes / 32 + 4> bits; // written before it is read
    const std::size_t base = offsets[begin];
    const std::size_t size = offsets[end] - base;
    if (size < needle.size())
        return;
    const std::size_t places = size - needle.size() + 1;
    if (!findAll(arena.data() + base, places, needle, bits.data()))
        return;
    bits[places / 32 + 1] = 0;
    std::size_t start = 0;
    for (std::size_t row = begin; row < end; ++row) {
        const std::size_t next = offsets[row + 1] - base;
        const std::size_t length = next - start;
        if (length >= needle.size()) // else it could only run over into the next text
            mask[row] |= anyBit(bits.data(), start, length - needle.size() + 1);
        start = next;
    }
}

void markAvx2(std::string_view arena, std::span<const std::uint32_t> offsets,
              std::string_view needle, std::uint8_t *mask)
{
    const std::size_t count = offsets.size() - 1;
    for (std::size_t begin = 0; begin < count;) {
        const std::size_t limit = offsets[begin] + blockBytes;
        std::size_t end = count;
        if (offsets[end] > limit)
            end = std::size_t(std::upper_bound(offsets.begin() + std::ptrdiff_t(begin),
                                               offsets.end(), limit)
                              - offsets.begin())
                - 1;
        if (end > begin) {
            markBlock(arena, offsets, begin, end, needle, mask);
        } else {
            end = begin + 1; // one long text
            const std::string_view text
                = arena.substr(offsets[begin], offsets[end] - offsets[begin]);
            mask[begin] |= findAvx2(text, needle, 0) != std::string_view::npos ? 1 : 0;
        }
        begin = end;
    }
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
    markPlain(column.arena(), column.offsets(), mask);
    // Only the folded twin of a text beyond ASCII says all that it contains.
    const catalog::Array<std::uint32_t> &rows = column.foldedRows();
    if (rows.empty())
        return;
    std::vector<std::uint8_t> twins(rows.size());
    markPlain(column.foldedArena(), column.foldedOffsets(), twins.data());
    for (std::size_t k = 0; k < rows.size(); ++k)
        mask[rows[k]] |= twins[k];
}

void Needle::markPlain(std::string_view arena, std::span<const std::uint32_t> offsets,
                       std::uint8_t *mask) const
{
#if defined(__x86_64__)
    static const bool wide = __builtin_cpu_supports("avx2");
    if (wide) {
        markAvx2(arena, offsets, m_folded, mask);
        return;
    }
#endif
    markFrom(arena, offsets, m_folded, mask, 0, 0);
}

bool Needle::isIn(std::string_view utf8) const
{
    if (isAscii(utf8))
        return findIgnoringAsciiCase(utf8, m_folded, 0) != std::string_view::npos;
    return foldedUtf8(utf8).find(m_folded) != std::string::npos;
}

} // namespace filter
