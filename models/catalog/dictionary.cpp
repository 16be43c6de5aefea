// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/dictionary.h"

#include <cstring>

namespace catalog {

namespace {

constexpr std::size_t textBlock = 16 * 1024;

} // namespace

std::optional<Code> DictionaryView::find(std::string_view text) const
{
    for (Code code = 0; code < m_size; ++code) {
        if ((*this)[code] == text)
            return code;
    }
    return std::nullopt;
}

Dictionary::Dictionary() : m_slots(64)
{
    intern({});
}

Code Dictionary::intern(std::string_view text)
{
    if (m_size > 0) {
        const Code guess = m_next[m_last];
        if (equalTexts((*this)[guess], text))
            return m_last = guess;
    }
    const Code code = look(text);
    m_next[m_last] = code;
    return m_last = code;
}

Code Dictionary::look(std::string_view text)
{
    const std::uint32_t hash = hashOf(text);
    std::size_t slot = slotOf(text, hash);
    if (m_slots[slot].codePlusOne != 0)
        return m_slots[slot].codePlusOne - 1;
    if ((m_size + 1) * 2 > m_slots.size()) {
        grow();
        slot = slotOf(text, hash);
    }
    const auto code = Code(m_size);
    if (m_size % detail::entriesPerBlock == 0)
        m_blocks.push_back(std::make_shared<detail::EntryBlock>());
    m_blocks.back()->entries[m_size % detail::entriesPerBlock] = store(text);
    m_next.push_back(absent);
    m_slots[slot] = {hash, code + 1};
    ++m_size;
    return code;
}

DictionaryView Dictionary::view() const
{
    DictionaryView view;
    view.m_blocks.assign(m_blocks.begin(), m_blocks.end());
    view.m_size = m_size;
    return view;
}

std::string_view Dictionary::store(std::string_view text)
{
    // The text lives as long as the block that names it, so a view needs to hold blocks only.
    detail::EntryBlock &block = *m_blocks.back();
    const bool fresh = block.texts.empty();
    if (fresh || m_room < text.size()) {
        m_room = std::max(textBlock, text.size());
        block.texts.push_back(std::make_unique<char[]>(m_room));
        m_free = block.texts.back().get();
    }
    char *const place = m_free;
    if (!text.empty())
        std::memcpy(place, text.data(), text.size());
    m_free += text.size();
    m_room -= text.size();
    return {place, text.size()};
}

void Dictionary::grow()
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

std::size_t Dictionary::slotOf(std::string_view text, std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot].codePlusOne != 0) {
        if (m_slots[slot].hash == hash && equalTexts((*this)[m_slots[slot].codePlusOne - 1], text))
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

} // namespace catalog
