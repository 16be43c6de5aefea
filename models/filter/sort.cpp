// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/sort.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace filter {

using catalog::Chunk;
using catalog::Code;

namespace {

constexpr std::uint64_t last = std::numeric_limits<std::uint64_t>::max();

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! Appends a key whose bytes compare as people order \a folded: a run of digits by its value, which
//! is its length without leading zeros first.
void appendNaturalKey(std::string_view folded, std::string &key)
{
    for (std::size_t i = 0; i < folded.size();) {
        if (!isDigit(folded[i])) {
            key += folded[i++];
            continue;
        }
        std::size_t end = i;
        while (end < folded.size() && isDigit(folded[end]))
            ++end;
        while (i + 1 < end && folded[i] == '0')
            ++i;
        key += '0';
        key += char(std::min<std::size_t>(end - i, 255));
        key.append(folded, i, end - i);
        i = end;
    }
}

std::string naturalKey(std::string_view text)
{
    std::string key;
    appendNaturalKey(foldedUtf8(text), key);
    return key;
}

//! Sort keys of many texts in one arena, with their first 16 bytes as two numbers.
class NaturalKeys
{
public:
    struct Entry
    {
        std::uint64_t first;
        std::uint64_t second;
        std::uint32_t index;
    };

    void add(std::string_view text)
    {
        const std::size_t start = m_arena.size();
        if (isAscii(text)) {
            m_lower.assign(text);
            for (char &c : m_lower)
                c = c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
            appendNaturalKey(m_lower, m_arena);
        } else {
            appendNaturalKey(foldedUtf8(text), m_arena);
        }
        m_offsets.push_back(m_arena.size());
        m_entries.push_back({number(start), number(start + 8), std::uint32_t(m_entries.size())});
    }

    //! Indices in ascending order; equal ones in the order in which they were added.
    std::vector<std::uint32_t> sorted()
    {
        std::sort(m_entries.begin(), m_entries.end(), [this](const Entry &a, const Entry &b) {
            if (a.first != b.first)
                return a.first < b.first;
            if (a.second != b.second)
                return a.second < b.second;
            const int rest = key(a.index).compare(key(b.index));
            return rest != 0 ? rest < 0 : a.index < b.index;
        });
        std::vector<std::uint32_t> indices(m_entries.size());
        std::transform(m_entries.begin(), m_entries.end(), indices.begin(),
                       [](const Entry &entry) { return entry.index; });
        return indices;
    }

    std::string_view key(std::uint32_t i) const
    {
        return std::string_view(m_arena).substr(m_offsets[i], m_offsets[i + 1] - m_offsets[i]);
    }

private:
    std::uint64_t number(std::size_t at) const
    {
        std::array<unsigned char, 8> bytes {};
        if (at < m_arena.size())
            std::memcpy(bytes.data(), m_arena.data() + at,
                        std::min<std::size_t>(8, m_arena.size() - at));
        std::uint64_t value = 0;
        for (const unsigned char byte : bytes)
            value = value << 8 | byte;
        return value;
    }

    std::string m_arena;
    std::string m_lower;
    std::vector<std::size_t> m_offsets {0};
    std::vector<Entry> m_entries;
};

//! Sorts \a rows by the number that belongs to each, keeping the order of equal ones: a radix sort
//! that leaves out bytes in which all numbers agree.
void radixSort(std::vector<Row> &rows, const std::vector<std::uint64_t> &numberOfRow)
{
    std::vector<Row> other(rows.size());
    for (int shift = 0; shift < 64; shift += 8) {
        std::array<std::size_t, 257> start {};
        for (const Row row : rows)
            ++start[(numberOfRow[row] >> shift & 0xff) + 1];
        if (std::find(start.begin(), start.end(), rows.size()) != start.end())
            continue;
        std::partial_sum(start.begin(), start.end(), start.begin());
        for (const Row row : rows)
            other[start[numberOfRow[row] >> shift & 0xff]++] = row;
        rows.swap(other);
    }
}

std::vector<Row> orderByName(const Catalog &catalog)
{
    NaturalKeys keys;
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        const Chunk &chunk = catalog.chunk(c);
        for (std::size_t i = 0; i < chunk.size(); ++i)
            keys.add(chunk.names[i]);
    }
    return keys.sorted();
}

//! The rank of each code, by \a keyOf; the absent one last.
std::vector<std::uint64_t> ranks(const catalog::DictionaryView &dictionary,
                                 const std::function<std::string(std::string_view)> &keyOf)
{
    std::vector<std::string> keys(dictionary.size());
    for (Code code = 1; code < keys.size(); ++code)
        keys[code] = keyOf(dictionary[code]);
    std::vector<Code> codes(dictionary.size());
    std::iota(codes.begin(), codes.end(), 0);
    std::stable_sort(codes.begin() + 1, codes.end(),
                     [&keys](Code a, Code b) { return keys[a] < keys[b]; });
    std::vector<std::uint64_t> rank(dictionary.size());
    std::uint64_t next = 0;
    for (std::size_t k = 1; k < codes.size(); ++k) {
        if (k > 1 && keys[codes[k]] != keys[codes[k - 1]])
            ++next;
        rank[codes[k]] = next;
    }
    rank[catalog::absent] = last;
    return rank;
}

std::string environmentKey(std::string_view env)
{
    const qsizetype known = domain::environments().indexOf(fromUtf8(env));
    return known >= 0 ? std::string {'\x01', char(known)} : naturalKey(env);
}

std::string statusKey(std::string_view symbol)
{
    return {char(domain::statusSeverity(fromUtf8(symbol)) + 1)};
}

//! Writes the number of every row, a chunk at a time.
class Numbers
{
public:
    explicit Numbers(const Catalog &catalog) : m_catalog(catalog), m_numbers(catalog.size(), last)
    {
    }

    void fill(const std::function<std::uint64_t(const Chunk &, std::size_t)> &numberOf)
    {
        for (std::size_t c = 0; c < m_catalog.chunkCount(); ++c) {
            const Chunk &chunk = m_catalog.chunk(c);
            for (std::size_t i = 0; i < chunk.size(); ++i)
                m_numbers[m_catalog.chunkStart(c) + i] = numberOf(chunk, i);
        }
    }

    std::vector<std::uint64_t> take() { return std::move(m_numbers); }

private:
    const Catalog &m_catalog;
    std::vector<std::uint64_t> m_numbers;
};

std::uint64_t timeNumber(std::int64_t ms)
{
    return ms == catalog::noTime ? last : std::uint64_t(ms) ^ (std::uint64_t(1) << 63);
}

//! Ranks of texts that are pooled by chunk.
std::vector<std::uint64_t> pooledNumbers(const Catalog &catalog,
                                         catalog::PooledColumn Chunk::*column)
{
    std::unordered_map<std::string_view, std::uint32_t> seen;
    NaturalKeys keys;
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        const auto &texts = (catalog.chunk(c).*column).texts();
        for (std::size_t i = 1; i < texts.size(); ++i) {
            if (seen.try_emplace(texts[i], std::uint32_t(seen.size())).second)
                keys.add(texts[i]);
        }
    }
    std::vector<std::uint64_t> rankOf(seen.size());
    std::uint64_t rank = 0;
    std::string_view before;
    for (const std::uint32_t i : keys.sorted()) {
        if (rank > 0 && keys.key(i) == before)
            --rank;
        rankOf[i] = rank++;
        before = keys.key(i);
    }
    Numbers numbers(catalog);
    numbers.fill([&](const Chunk &chunk, std::size_t i) {
        const std::string_view text = (chunk.*column)[i];
        return text.empty() ? last : rankOf[seen.at(text)];
    });
    return numbers.take();
}

std::vector<std::uint64_t> facetNumbers(const Catalog &catalog, Facet facet)
{
    const auto display = [&catalog](std::string_view urn) {
        return naturalKey(toUtf8(catalog.directory().displayName(fromUtf8(urn))));
    };
    const auto rank
        = ranks(catalog.dictionary(facet),
                facet == Facet::Environment ? environmentKey
                : facet == Facet::Status    ? statusKey
                                         : std::function<std::string(std::string_view)>(display));
    Numbers numbers(catalog);
    numbers.fill([&](const Chunk &chunk, std::size_t i) {
        if (facet == Facet::Owner || facet == Facet::Tag) {
            const auto list = (facet == Facet::Owner ? chunk.owners : chunk.tags).row(i);
            return list.empty() ? last : rank[list.front()];
        }
        return rank[chunk.facets[std::size_t(facet)][i]];
    });
    return numbers.take();
}

std::vector<std::uint64_t> decommissionNumbers(const Catalog &catalog)
{
    Numbers numbers(catalog);
    numbers.fill([](const Chunk &chunk, std::size_t i) {
        if ((chunk.flags[i] & catalog::Deprecated) == 0)
            return last;
        const std::uint64_t time = timeNumber(chunk.decommission[i]);
        return time == last ? last - 1 : time;
    });
    return numbers.take();
}

std::vector<std::uint64_t> modelNumbers(const Catalog &catalog)
{
    NaturalKeys keys;
    for (const catalog::Model &model : catalog.links().models())
        keys.add(toUtf8(model.name));
    std::vector<std::uint64_t> rank(catalog.links().models().size());
    std::uint64_t next = 0;
    for (const std::uint32_t i : keys.sorted())
        rank[i] = next++;
    std::vector<std::uint64_t> numbers(catalog.size(), last);
    for (Row row = 0; row < numbers.size(); ++row) {
        if (const auto links = catalog.links().ofRow(row); !links.empty())
            numbers[row] = rank[links.front().model];
    }
    return numbers;
}

std::vector<std::uint64_t> numbersOf(const Catalog &catalog, SortKey key)
{
    switch (key) {
    case SortKey::Name:
        return {};
    case SortKey::Platform:
    case SortKey::Urn: // the order by name follows by itself
        return facetNumbers(catalog, Facet::Platform);
    case SortKey::Environment:
        return facetNumbers(catalog, Facet::Environment);
    case SortKey::Status:
        return facetNumbers(catalog, Facet::Status);
    case SortKey::Owners:
        return facetNumbers(catalog, Facet::Owner);
    case SortKey::Tags:
        return facetNumbers(catalog, Facet::Tag);
    case SortKey::Instance:
        return facetNumbers(catalog, Facet::Instance);
    case SortKey::Container:
        return facetNumbers(catalog, Facet::Container);
    case SortKey::Version:
        return pooledNumbers(catalog, &Chunk::versions);
    case SortKey::Description:
        return pooledNumbers(catalog, &Chunk::descriptions);
    case SortKey::Decommission:
        return decommissionNumbers(catalog);
    case SortKey::Model:
        return modelNumbers(catalog);
    case SortKey::Created: {
        Numbers numbers(catalog);
        numbers.fill(
            [](const Chunk &chunk, std::size_t i) { return timeNumber(chunk.created[i]); });
        return numbers.take();
    }
    }
    return {};
}

} // namespace

std::vector<Row> order(const Catalog &catalog, SortKey key, const std::vector<Row> *byName)
{
    std::vector<Row> rows = byName ? *byName : orderByName(catalog);
    if (key != SortKey::Name)
        radixSort(rows, numbersOf(catalog, key));
    return rows;
}

std::vector<Row> arrange(const std::vector<Row> &order, const Mask &mask, bool descending)
{
    std::vector<Row> rows;
    rows.reserve(std::size_t(std::count(mask.begin(), mask.end(), 1)));
    const auto take = [&](Row row) {
        if (mask[row])
            rows.push_back(row);
    };
    if (descending)
        std::for_each(order.rbegin(), order.rend(), take);
    else
        std::for_each(order.begin(), order.end(), take);
    return rows;
}

int naturalCompare(std::string_view a, std::string_view b)
{
    return naturalKey(a).compare(naturalKey(b));
}

} // namespace filter
