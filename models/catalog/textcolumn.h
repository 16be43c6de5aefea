// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/dictionary.h"

#include <string>
#include <string_view>
#include <vector>

namespace catalog {

//! Texts in one UTF-8 arena, by position. Rows that are not plain ASCII have a case-folded twin
//! beside it, so that a search that ignores case scans bytes only.
class TextColumn
{
public:
    void append(std::string_view text);
    //! Gives back spare memory and makes the folded twins. Nothing is appended after it.
    void freeze();

    std::size_t size() const { return m_offsets.size() - 1; }
    std::string_view operator[](std::size_t i) const
    {
        return std::string_view(m_arena).substr(m_offsets[i], m_offsets[i + 1] - m_offsets[i]);
    }

    std::string_view arena() const { return m_arena; }
    //! size() + 1 values; text i is [offsets[i], offsets[i + 1])
    const std::vector<std::uint32_t> &offsets() const { return m_offsets; }
    //! The positions that have a folded twin, ascending; folded()[k] is the twin of
    //! foldedRows()[k].
    const std::vector<std::uint32_t> &foldedRows() const { return m_foldedRows; }
    std::string_view folded(std::size_t k) const
    {
        return std::string_view(m_foldedArena)
            .substr(m_foldedOffsets[k], m_foldedOffsets[k + 1] - m_foldedOffsets[k]);
    }
    std::string_view foldedArena() const { return m_foldedArena; }
    const std::vector<std::uint32_t> &foldedOffsets() const { return m_foldedOffsets; }
    //! False when one more text of \a bytes would pass what 32-bit offsets can name.
    bool hasRoomFor(std::size_t bytes) const;
    std::size_t memory() const;

    bool operator==(const TextColumn &other) const
    {
        return m_offsets == other.m_offsets && m_arena == other.m_arena;
    }

private:
    std::string m_arena;
    std::vector<std::uint32_t> m_offsets {0};
    std::vector<std::uint32_t> m_foldedRows;
    std::string m_foldedArena;
    std::vector<std::uint32_t> m_foldedOffsets {0};
};

//! A TextColumn in which each text stands once, with a code a row. Code 0 is the empty text.
class PooledColumn
{
public:
    //! \a expected different texts fit before the table has to grow.
    explicit PooledColumn(std::size_t expected = 32);

    Code intern(std::string_view text);
    void append(std::string_view text) { m_codes.push_back(intern(text)); }
    void freeze();

    const TextColumn &texts() const { return m_texts; }
    const std::vector<Code> &codes() const { return m_codes; }
    std::string_view operator[](std::size_t i) const { return m_texts[m_codes[i]]; }
    std::size_t size() const { return m_codes.size(); }
    std::size_t memory() const;

    bool operator==(const PooledColumn &other) const
    {
        return m_codes == other.m_codes && m_texts == other.m_texts;
    }

private:
    void grow();

    TextColumn m_texts;
    std::vector<Code> m_codes;
    std::vector<HashSlot> m_slots; //!< while it is built: a power of two, at least half of it free
};

} // namespace catalog
