// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/sorting.h"

#include <algorithm>

namespace filter {

Sorting::Sorting(const std::vector<SortBy> &keys)
{
    m_keys.clear();
    for (const SortBy &by : keys) {
        if (m_keys.size() < mostKeys && !placeOf(by.key))
            m_keys.push_back(by);
    }
    if (m_keys.empty())
        m_keys.emplace_back();
}

std::optional<std::size_t> Sorting::placeOf(SortKey key) const
{
    const auto it = std::find_if(m_keys.begin(), m_keys.end(),
                                 [key](const SortBy &by) { return by.key == key; });
    return it == m_keys.end() ? std::nullopt : std::optional(std::size_t(it - m_keys.begin()));
}

Sorting Sorting::by(SortKey key) const
{
    return {key, first().key == key && !first().descending};
}

Sorting Sorting::alsoBy(SortKey key) const
{
    const auto place = placeOf(key);
    std::vector<SortBy> keys = m_keys;
    if (!place)
        keys.push_back({key, false});
    else if (!keys[*place].descending || keys.size() == 1)
        keys[*place].descending = !keys[*place].descending;
    else
        return without(key);
    return Sorting(keys);
}

Sorting Sorting::without(SortKey key) const
{
    std::vector<SortBy> keys;
    std::copy_if(m_keys.begin(), m_keys.end(), std::back_inserter(keys),
                 [key](const SortBy &by) { return by.key != key; });
    return Sorting(keys);
}

} // namespace filter
