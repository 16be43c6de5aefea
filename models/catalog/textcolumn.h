// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/array.h"
#include "models/catalog/dictionary.h"

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

    //! Everything that a frozen column is made of.
    struct Parts
    {
        Array<char> arena;
        Array<std::uint32_t> offsets {0};
        Array<std::uint32_t> foldedRows;
        Array<char> foldedArena;
        Array<std::uint32_t> foldedOffsets {0};
    };
    const Parts &parts() const { return m_parts; }
    //! What freeze() left, from elsewhere; the caller vouches for it.
    static TextColumn frozen(Parts parts);

    std::size_t size() const { return m_parts.offsets.size() - 1; }
    std::string_view operator[](std::size_t i) const
    {
        const Array<std::uint32_t> &offsets = m_parts.offsets;
        return {m_parts.arena.data() + offsets[i], offsets[i + 1] - offsets[i]};
    }

    std::string_view arena() const { return {m_parts.arena.data(), m_parts.arena.size()}; }
    //! size() + 1 values; text i is [offsets[i], offsets[i + 1])
    const Array<std::uint32_t> &offsets() const { return m_parts.offsets; }
    //! The positions that have a folded twin, ascending; folded()[k] is the twin of
    //! foldedRows()[k].
    const Array<std::uint32_t> &foldedRows() const { return m_parts.foldedRows; }
    std::string_view folded(std::size_t k) const
    {
        const Array<std::uint32_t> &offsets = m_parts.foldedOffsets;
        return {m_parts.foldedArena.data() + offsets[k], offsets[k + 1] - offsets[k]};
    }
    std::string_view foldedArena() const
    {
        return {m_parts.foldedArena.data(), m_parts.foldedArena.size()};
    }
    const Array<std::uint32_t> &foldedOffsets() const { return m_parts.foldedOffsets; }
    //! False when one more text of \a bytes would pass what 32-bit offsets can name.
    bool hasRoomFor(std::size_t bytes) const;
    std::size_t memory() const;

    bool operator==(const TextColumn &other) const
    {
        return m_parts.offsets == other.m_parts.offsets && m_parts.arena == other.m_parts.arena;
    }

private:
    Parts m_parts;
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
    //! What freeze() left, from elsewhere; the caller vouches for it.
    static PooledColumn frozen(TextColumn texts, Array<Code> codes);

    const TextColumn &texts() const { return m_texts; }
    const Array<Code> &codes() const { return m_codes; }
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
    Array<Code> m_codes;
    std::size_t m_expected;
    std::vector<HashSlot> m_slots; //!< while it is built: a power of two, at least half of it free
};

} // namespace catalog
