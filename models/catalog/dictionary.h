// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/hash.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace catalog {

using Code = std::uint32_t;

//! The code of the empty text in every dictionary: "absent".
inline constexpr Code absent = 0;

namespace detail {

inline constexpr std::size_t entriesPerBlock = 1024;

//! Blocks never move and never shrink, so that a view may be read while entries are added behind
//! it.
struct EntryBlock
{
    std::array<std::string_view, entriesPerBlock> entries;
    std::vector<std::unique_ptr<char[]>> texts;
};

} // namespace detail

//! What a dictionary held when the view was taken. Cheap to copy; safe to read in any thread.
class DictionaryView
{
public:
    std::size_t size() const { return m_size; }
    std::string_view operator[](Code code) const
    {
        return m_blocks[code / detail::entriesPerBlock]->entries[code % detail::entriesPerBlock];
    }
    //! The code of \a text, by a scan over all entries.
    std::optional<Code> find(std::string_view text) const;

private:
    friend class Dictionary;
    std::vector<std::shared_ptr<const detail::EntryBlock>> m_blocks;
    std::size_t m_size = 0;
};

//! Texts by dense codes, in the order in which they were first seen; only ever grows. One thread
//! adds.
class Dictionary
{
public:
    Dictionary();

    Code intern(std::string_view text);
    std::string_view operator[](Code code) const
    {
        return m_blocks[code / detail::entriesPerBlock]->entries[code % detail::entriesPerBlock];
    }
    std::size_t size() const { return m_size; }
    DictionaryView view() const;

private:
    Code look(std::string_view text);
    std::string_view store(std::string_view text);
    void grow();
    std::size_t slotOf(std::string_view text, std::uint32_t hash) const;

    std::vector<std::shared_ptr<detail::EntryBlock>> m_blocks;
    std::vector<HashSlot> m_slots; //!< a power of two, at least half of it free
    //! The code that followed each code the last time: rows of a kind name the same things in the
    //! same order, so that a guess is often right.
    std::vector<Code> m_next;
    Code m_last = absent;
    char *m_free = nullptr;
    std::size_t m_room = 0;
    std::size_t m_size = 0;
};

} // namespace catalog
