// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/dictionary.h"

#include <cstring>
#include <functional>

namespace catalog {

namespace {

constexpr std::size_t textBlock = 16 * 1024;

std::size_t hashOf(std::string_view text)
{
    return std::hash<std::string_view> {}(text);
}

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

std::string_view Dictionary::operator[](Code code) const
{
    return m_blocks[code / detail::entriesPerBlock]->entries[code % detail::entriesPerBlock];
}

Code Dictionary::intern(std::string_view text)
{
    const std::size_t hash = hashOf(text);
    std::size_t slot = slotOf(text, hash);
    if (m_slots[slot] != 0)
        return m_slots[slot] - 1;
    if ((m_size + 1) * 2 > m_slots.size()) {
        grow();
        slot = slotOf(text, hash);
    }
    const auto code = Code(m_size);
    if (m_size % detail::entriesPerBlock == 0)
        m_blocks.push_back(std::make_shared<detail::EntryBlock>());
    m_blocks.back()->entries[m_size % detail::entriesPerBlock] = store(text);
    m_hashes.push_back(std::uint32_t(hash));
    m_slots[slot] = code + 1;
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
    std::vector<Code> old(m_slots.size() * 2);
    old.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    for (Code code = 0; code < m_size; ++code) {
        std::size_t slot = m_hashes[code] & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = code + 1;
    }
}

std::size_t Dictionary::slotOf(std::string_view text, std::size_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = std::uint32_t(hash) & mask;
    while (m_slots[slot] != 0) {
        const Code code = m_slots[slot] - 1;
        if (m_hashes[code] == std::uint32_t(hash) && (*this)[code] == text)
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

} // namespace catalog
