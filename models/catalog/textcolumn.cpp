// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/textcolumn.h"

#include "models/core/fold.h"

#include <bit>
#include <limits>

namespace catalog {

void TextColumn::append(std::string_view text)
{
    m_parts.arena.append(text.data(), text.size());
    m_parts.offsets.push_back(std::uint32_t(m_parts.arena.size()));
}

void TextColumn::freeze()
{
    m_parts.arena.shrink_to_fit();
    m_parts.offsets.shrink_to_fit();
    if (isAscii(arena()))
        return;
    for (std::uint32_t i = 0; i < size(); ++i) {
        const std::string_view text = (*this)[i];
        if (isAscii(text))
            continue;
        const std::string folded = foldedUtf8(text);
        m_parts.foldedRows.push_back(i);
        m_parts.foldedArena.append(folded.data(), folded.size());
        m_parts.foldedOffsets.push_back(std::uint32_t(m_parts.foldedArena.size()));
    }
    m_parts.foldedRows.shrink_to_fit();
    m_parts.foldedArena.shrink_to_fit();
    m_parts.foldedOffsets.shrink_to_fit();
}

TextColumn TextColumn::frozen(Parts parts)
{
    TextColumn column;
    column.m_parts = std::move(parts);
    return column;
}

bool TextColumn::hasRoomFor(std::size_t bytes) const
{
    // Folding may make a text up to three times as long.
    constexpr std::size_t limit = std::numeric_limits<std::uint32_t>::max() / 3;
    return bytes < limit && m_parts.arena.size() < limit - bytes;
}

std::size_t TextColumn::memory() const
{
    return m_parts.arena.capacity() + m_parts.foldedArena.capacity()
         + sizeof(std::uint32_t)
               * (m_parts.offsets.capacity() + m_parts.foldedRows.capacity()
                  + m_parts.foldedOffsets.capacity());
}

PooledColumn::PooledColumn(std::size_t expected) : m_expected(expected)
{
    m_texts.append({}); // needs no slot: intern() knows the empty text by itself
}

PooledColumn PooledColumn::frozen(TextColumn texts, Array<Code> codes)
{
    PooledColumn column;
    column.m_texts = std::move(texts);
    column.m_codes = std::move(codes);
    return column;
}

Code PooledColumn::intern(std::string_view text)
{
    if (text.empty())
        return absent;
    if (m_slots.empty())
        m_slots.resize(std::bit_ceil(m_expected * 2));
    else if ((m_texts.size() + 1) * 2 > m_slots.size())
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
