// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/neighbourindex.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>

namespace {

constexpr int nowhere = 3;

//! 0: \a text begins with \a typed, 1: a word of it does, 2: it is somewhere in it.
int rank(const std::string &text, const std::string &typed)
{
    std::size_t at = text.find(typed);
    if (at == std::string::npos)
        return nowhere;
    for (int best = 2; at != std::string::npos; at = text.find(typed, at + 1)) {
        if (at == 0)
            return 0;
        const auto before = static_cast<unsigned char>(text[at - 1]);
        if (before < 0x80 && std::isalnum(before) == 0)
            best = 1;
        if (best == 1)
            return 1;
    }
    return 2;
}

} // namespace

void NeighbourIndex::build(const QHash<QString, catalog::Neighbour> &neighbours)
{
    struct Item
    {
        Entry entry;
        Folded folded;
        bool last;
    };
    std::vector<Item> items;
    items.reserve(std::size_t(neighbours.size()));
    for (auto it = neighbours.begin(); it != neighbours.end(); ++it) {
        const auto urn = domain::Urn::tryParse(it.key());
        const QString id = urn ? urn->displayName() : it.key();
        const QString name = it->name.isEmpty() ? id : it->name;
        items.push_back({{it.key(), name, it->detail},
                         {foldedUtf8(name), foldedUtf8(id), foldedUtf8(it->detail)},
                         !it->exists || !it->active});
    }
    std::ranges::sort(items, [](const Item &a, const Item &b) {
        if (a.last != b.last)
            return b.last;
        const int order = a.folded.name.compare(b.folded.name);
        return order != 0 ? order < 0 : a.entry.urn < b.entry.urn;
    });
    m_entries.clear();
    m_folded.clear();
    for (Item &item : items) {
        m_entries.push_back(std::move(item.entry));
        m_folded.push_back(std::move(item.folded));
    }
}

std::vector<const NeighbourIndex::Entry *> NeighbourIndex::search(const QString &text,
                                                                  std::size_t atMost) const
{
    const std::string typed = foldedUtf8(text.trimmed());
    std::array<std::vector<const Entry *>, nowhere> ranked;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Folded &folded = m_folded[i];
        const int best = typed.empty() ? 0
                                       : std::min({rank(folded.name, typed), rank(folded.id, typed),
                                                   std::max(1, rank(folded.detail, typed))});
        if (best < nowhere && ranked[std::size_t(best)].size() < atMost)
            ranked[std::size_t(best)].push_back(&m_entries[i]);
        if (best == 0 && ranked[0].size() == atMost)
            break;
    }
    std::vector<const Entry *> found;
    for (const auto &some : ranked) {
        for (const Entry *entry : some) {
            if (found.size() < atMost)
                found.push_back(entry);
        }
    }
    return found;
}

const NeighbourIndex::Entry *NeighbourIndex::exactly(const QString &text) const
{
    const std::string typed = foldedUtf8(text.trimmed());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_folded[i].name == typed || m_folded[i].id == typed)
            return &m_entries[i];
    }
    return nullptr;
}
