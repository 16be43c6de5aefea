// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <vector>

//! Masks are bytes of 0 or 1, a row each, and are worked on eight at a time.
namespace filter::masks {

template <typename Combine>
void eachWord(std::uint8_t *mask, const std::uint8_t *other, std::size_t size, Combine combine)
{
    std::size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        std::uint64_t a = 0;
        std::uint64_t b = 0;
        std::memcpy(&a, mask + i, 8);
        std::memcpy(&b, other + i, 8);
        a = combine(a, b);
        std::memcpy(mask + i, &a, 8);
    }
    for (; i < size; ++i)
        mask[i] = std::uint8_t(combine(std::uint64_t(mask[i]), std::uint64_t(other[i])));
}

inline void andInto(std::uint8_t *mask, const std::uint8_t *other, std::size_t size)
{
    eachWord(mask, other, size, [](std::uint64_t a, std::uint64_t b) { return a & b; });
}

inline void orInto(std::uint8_t *mask, const std::uint8_t *other, std::size_t size)
{
    eachWord(mask, other, size, [](std::uint64_t a, std::uint64_t b) { return a | b; });
}

inline void flip(std::uint8_t *mask, std::size_t size)
{
    eachWord(mask, mask, size,
             [](std::uint64_t a, std::uint64_t) { return a ^ 0x0101010101010101ull; });
}

//! 1 where \a bit (one bit) is set in \a flags.
inline void orBit(std::uint8_t *mask, const std::uint8_t *flags, std::uint8_t bit, std::size_t size)
{
    const int shift = __builtin_ctz(bit);
    eachWord(mask, flags, size, [shift](std::uint64_t a, std::uint64_t b) {
        return a | ((b >> shift) & 0x0101010101010101ull);
    });
}

inline bool any(const std::uint8_t *mask, std::size_t size)
{
    return size > 0 && std::memchr(mask, 1, size) != nullptr;
}

inline std::uint32_t count(const std::uint8_t *mask, std::size_t size)
{
    std::uint32_t sum = 0;
    std::size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, mask + i, 8);
        sum += std::uint32_t((word * 0x0101010101010101ull) >> 56);
    }
    for (; i < size; ++i)
        sum += mask[i];
    return sum;
}

//! Memory that a thread uses again for each chunk; lent in the order of a stack.
class Scratch
{
public:
    class Loan
    {
    public:
        Loan(Scratch &scratch, std::size_t size) : m_scratch(scratch)
        {
            if (m_scratch.m_used == m_scratch.m_buffers.size())
                m_scratch.m_buffers.emplace_back();
            std::vector<std::uint8_t> &buffer = m_scratch.m_buffers[m_scratch.m_used++];
            if (buffer.size() < size)
                buffer.resize(size);
            m_data = buffer.data();
        }
        ~Loan() { --m_scratch.m_used; }
        Loan(const Loan &) = delete;
        Loan &operator=(const Loan &) = delete;

        std::uint8_t *data() const { return m_data; }

    private:
        Scratch &m_scratch;
        std::uint8_t *m_data;
    };

private:
    std::deque<std::vector<std::uint8_t>> m_buffers;
    std::size_t m_used = 0;
};

} // namespace filter::masks
