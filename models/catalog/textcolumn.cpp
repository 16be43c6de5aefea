// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/textcolumn.h"

#include "models/core/fold.h"

#include <bit>
#include <limits>

namespace catalog {

void TextColumn::append(std::string_view text)
{
    m_arena.append(text);
    m_offsets.push_back(std::uint32_t(m_arena.size()));
}

void TextColumn::freeze()
{
    m_arena.shrink_to_fit();
    m_offsets.shrink_to_fit();
    if (isAscii(m_arena))
        return;
    for (std::uint32_t i = 0; i < size(); ++i) {
        const std::string_view text = (*this)[i];
        if (isAscii(text))
            continue;
        m_foldedRows.push_back(i);
        m_foldedArena += foldedUtf8(text);
        m_foldedOffsets.push_back(std::uint32_t(m_foldedArena.size()));
    }
    m_foldedRows.shrink_to_fit();
    m_foldedArena.shrink_to_fit();
    m_foldedOffsets.shrink_to_fit();
}

bool TextColumn::hasRoomFor(std::size_t bytes) const
{
    // Folding may make a text up to three times as long.
    constexpr std::size_t limit = std::numeric_limits<std::uint32_t>::max() / 3;
    return bytes < limit && m_arena.size() < limit - bytes;
}

std::size_t TextColumn::memory() const
{
    return m_arena.capacity() + m_foldedArena.capacity()
         + sizeof(std::uint32_t)
               * (m_offsets.capacity() + m_foldedRows.capacity() + m_foldedOffsets.capacity());
}

PooledColumn::PooledColumn(std::size_t expected) : m_slots(std::bit_ceil(expected * 2))
{
    intern({});
}

Code PooledColumn::intern(std::string_view text)
{
    if (m_texts.size() > 0 && text.empty())
        return absent;
    if ((m_texts.size() + 1) * 2 > m_slots.size())
        grow();
    const std::size_t mask = m_slots.size() - 1;
    const std::uint32_t hash = hashOf(text);
    std::size_t slot = hash & mask;
    while (m_slots[slot].codePlusOne != 0) {
        if (m_slots[slot].hash == hash && equalTexts(m_texts[m_slots[slot].codePlusOne - 1], text))
            return m_slots[slot].codePlusOne - 1;
        slot = (slot + 1) & mask;
    }
    const auto code = Code(m_texts.size());
    m_texts.append(text);
    m_slots[slot] = {hash, code + 1};
    return code;
}

void PooledColumn::grow()
{
    std::vector<HashSlot> old(m_slots.size() * 2);
    old.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    for (const HashSlot &taken : old) {
        if (taken.codePlusOne == 0)
            continue;
        std::size_t slot = taken.hash & mask;
        while (m_slots[slot].codePlusOne != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = taken;
    }
}

void PooledColumn::freeze()
{
    m_texts.freeze();
    m_codes.shrink_to_fit();
    m_slots = std::vector<HashSlot>(); // = {} would keep the memory
}

std::size_t PooledColumn::memory() const
{
    return m_texts.memory() + sizeof(Code) * m_codes.capacity()
         + sizeof(HashSlot) * m_slots.capacity();
}

} // namespace catalog
