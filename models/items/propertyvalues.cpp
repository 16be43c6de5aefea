// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/propertyvalues.h"

#include "models/core/fold.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace items {

std::vector<PropertyValue> propertyValues(const catalog::Catalog &catalog, const QString &key,
                                          std::size_t most, const std::atomic_bool *cancelled)
{
    const catalog::DictionaryView &keys = catalog.propertyKeys();
    std::vector<bool> wanted(keys.size());
    for (catalog::Code code = 0; code < keys.size(); ++code)
        wanted[code] = fromUtf8(keys[code]).compare(key, Qt::CaseInsensitive) == 0;

    std::unordered_map<std::string_view, std::uint32_t> sums;
    std::vector<std::uint32_t> counts;
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return {};
        const catalog::Chunk &chunk = catalog.chunk(c);
        const auto &texts = chunk.propertyValues.texts();
        const auto &codes = chunk.propertyValues.codes();
        counts.assign(texts.size(), 0);
        for (std::size_t i = 0; i < chunk.propertyKeys.values.size(); ++i) {
            if (wanted[chunk.propertyKeys.values[i]])
                ++counts[codes[i]];
        }
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] > 0)
                sums[texts[i]] += counts[i];
        }
    }
    std::vector<std::pair<std::string_view, std::uint32_t>> sorted(sums.begin(), sums.end());
    const auto shown = sorted.begin() + std::ptrdiff_t(std::min(most, sorted.size()));
    std::partial_sort(sorted.begin(), shown, sorted.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    std::vector<PropertyValue> result;
    for (auto it = sorted.begin(); it != shown; ++it)
        result.push_back({fromUtf8(it->first), it->second});
    return result;
}

} // namespace items
