// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/propertyvalues.h"

#include "models/core/fold.h"
#include "models/filter/language.h"
#include "models/filter/scan.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace items {

namespace {

using Sums = std::unordered_map<std::string_view, std::uint32_t>;

std::vector<PropertyValue> mostFrequent(const Sums &sums, std::size_t most)
{
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

} // namespace

std::vector<PropertyValue> propertyValues(const catalog::Catalog &catalog, const QString &key,
                                          std::size_t most, const std::atomic_bool *cancelled)
{
    const catalog::DictionaryView &keys = catalog.propertyKeys();
    std::vector<bool> wanted(keys.size());
    for (catalog::Code code = 0; code < keys.size(); ++code)
        wanted[code] = fromUtf8(keys[code]).compare(key, Qt::CaseInsensitive) == 0;

    Sums sums;
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
    return mostFrequent(sums, most);
}

std::vector<PropertyValue> fieldValues(const catalog::Catalog &catalog, filter::Field field,
                                       const QString &part, std::size_t most,
                                       const std::atomic_bool *cancelled)
{
    const std::string wanted = foldedUtf8(QStringView(part));
    const auto fits = [&wanted](std::string_view text) {
        return !text.empty()
            && (wanted.empty() || foldedUtf8(text).find(wanted) != std::string::npos);
    };
    Sums sums;
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return {};
        const catalog::Chunk &chunk = catalog.chunk(c);
        if (field == filter::Field::Name) {
            for (std::size_t i = 0; i < chunk.size(); ++i) {
                if (fits(chunk.names[i]))
                    ++sums[chunk.names[i]];
            }
            continue;
        }
        const catalog::PooledColumn &column
            = field == filter::Field::Version ? chunk.versions : chunk.replacements;
        std::vector<std::uint32_t> counts(column.texts().size(), 0);
        for (const catalog::Code code : column.codes())
            ++counts[code];
        for (std::size_t code = 0; code < counts.size(); ++code) {
            if (counts[code] > 0 && fits(column.texts()[code]))
                sums[column.texts()[code]] += counts[code];
        }
    }
    return mostFrequent(sums, most);
}

std::vector<PropertyValue> factCounts(const catalog::Catalog &catalog, const filter::Filter &filter,
                                      const filter::Context &context,
                                      const std::atomic_bool *cancelled)
{
    std::vector<PropertyValue> result;
    for (const filter::Fact fact : filter::allFacts()) {
        filter::Filter narrowed = filter;
        narrowed.add({filter::Is {fact}, false});
        const filter::Mask mask = filter::scan(catalog, narrowed, context, cancelled);
        result.push_back({filter::wordOf(fact),
                          std::uint32_t(std::count(mask.begin(), mask.end(), std::uint8_t(1)))});
    }
    return result;
}

} // namespace items
