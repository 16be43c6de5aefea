// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace catalog {

namespace detail {

template <typename Word>
std::uint64_t load(const char *bytes)
{
    Word word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

inline std::uint64_t mix(std::uint64_t hash, std::uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15ull; // the golden ratio, as in Fibonacci hashing
    return hash ^ (hash >> 32);
}

} // namespace detail

//! For tables in memory: eight bytes at a time, about four times as quick as std::hash on short
//! texts. All of its bits are used to find a slot, the lower ones suffice.
inline std::uint32_t hashOf(std::string_view text)
{
    using namespace detail;
    const char *at = text.data();
    std::size_t left = text.size();
    std::uint64_t hash = mix(0, left + 1);
    for (; left > 8; left -= 8, at += 8)
        hash = mix(hash, load<std::uint64_t>(at));
    // The rest by two loads that may overlap; lengths differ, so no two texts read the same.
    if (left == 8)
        hash = mix(hash, load<std::uint64_t>(at));
    else if (left >= 4)
        hash = mix(hash, load<std::uint32_t>(at) << 32 | load<std::uint32_t>(at + left - 4));
    else if (left > 0)
        hash = mix(hash, load<std::uint8_t>(at) << 16 | load<std::uint8_t>(at + left / 2) << 8
                             | load<std::uint8_t>(at + left - 1));
    return std::uint32_t(mix(hash, left));
}

//! Short texts are compared without a call; two loads may overlap.
inline bool equalTexts(std::string_view a, std::string_view b)
{
    using namespace detail;
    const std::size_t size = a.size();
    if (size != b.size())
        return false;
    if (size > 32)
        return std::memcmp(a.data(), b.data(), size) == 0;
    const char *x = a.data();
    const char *y = b.data();
    if (size >= 8) {
        for (std::size_t i = 0; i + 8 < size; i += 8) {
            if (load<std::uint64_t>(x + i) != load<std::uint64_t>(y + i))
                return false;
        }
        return load<std::uint64_t>(x + size - 8) == load<std::uint64_t>(y + size - 8);
    }
    if (size >= 4)
        return load<std::uint32_t>(x) == load<std::uint32_t>(y)
            && load<std::uint32_t>(x + size - 4) == load<std::uint32_t>(y + size - 4);
    return size == 0 || (x[0] == y[0] && x[size / 2] == y[size / 2] && x[size - 1] == y[size - 1]);
}

//! A place in an open-addressed table of codes, with the hash beside the code: most misses are told
//! without looking at a text, and growing needs no text at all.
struct HashSlot
{
    std::uint32_t hash = 0;
    std::uint32_t codePlusOne = 0; //!< 0 is free
};

} // namespace catalog
