// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/checksum.h"

#include <array>
#include <bit>
#include <cstring>

namespace cache {

namespace {

constexpr std::uint64_t prime1 = 0x9e3779b185ebca87ull;
constexpr std::uint64_t prime2 = 0xc2b2ae3d27d4eb4full;
constexpr std::uint64_t prime3 = 0x165667b19e3779f9ull;

std::uint64_t wordAt(const char *bytes)
{
    std::uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

std::uint64_t round(std::uint64_t lane, std::uint64_t word)
{
    return std::rotl(lane + word * prime2, 31) * prime1;
}

} // namespace

std::uint64_t checksum(std::string_view bytes, std::uint64_t seed)
{
    const char *at = bytes.data();
    std::size_t left = bytes.size();
    std::array<std::uint64_t, 4> lanes {seed + prime1 + prime2, seed + prime2, seed, seed - prime1};
    for (; left >= 32; left -= 32, at += 32) {
        lanes[0] = round(lanes[0], wordAt(at));
        lanes[1] = round(lanes[1], wordAt(at + 8));
        lanes[2] = round(lanes[2], wordAt(at + 16));
        lanes[3] = round(lanes[3], wordAt(at + 24));
    }
    std::uint64_t sum = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12)
                      + std::rotl(lanes[3], 18) + bytes.size();
    for (; left >= 8; left -= 8, at += 8)
        sum = std::rotl(sum ^ round(0, wordAt(at)), 27) * prime1 + prime3;
    for (; left > 0; --left, ++at)
        sum = std::rotl(sum ^ (std::uint64_t(static_cast<unsigned char>(*at)) * prime3), 11)
            * prime1;
    sum = (sum ^ (sum >> 33)) * prime2;
    sum = (sum ^ (sum >> 29)) * prime3;
    return sum ^ (sum >> 32);
}

} // namespace cache
