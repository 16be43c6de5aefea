// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/sort.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/filter/chunkwise.h"
#include "models/filter/keysort.h"

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
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

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

//! Writes a key whose bytes compare as people order \a text (folded, or ASCII): a run of digits by
//! its value, which is its length without leading zeros first. Takes up to three times the text;
//! returns the end.
char *writeNaturalKey(std::string_view text, char *out)
{
    for (std::size_t i = 0; i < text.size();) {
        if (!isDigit(text[i])) {
            *out++ = lowered(text[i++]);
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        while (i + 1 < end && text[i] == '0')
            ++i;
        *out++ = '0';
        *out++ = char(std::min<std::size_t>(end - i, 255));
        for (; i < end; ++i)
            *out++ = text[i];
    }
    return out;
}

std::string naturalKey(std::string_view text)
{
    const std::string folded = foldedUtf8(text);
    std::string key(folded.size() * 3, '\0');
    key.resize(std::size_t(writeNaturalKey(folded, key.data()) - key.data()));
    return key;
}

//! Sort keys of many texts.
class NaturalKeys
{
public:
    void add(std::string_view text) { m_keys.push_back(naturalKey(text)); }

    //! Indices in ascending order; equal ones in the order in which they were added.
    std::vector<std::uint32_t> sorted() const
    {
        std::vector<SortEntry> entries;
        entries.reserve(m_keys.size());
        for (const std::string &key : m_keys)
            entries.emplace_back(key, std::uint32_t(entries.size()));
        sortByKey(entries, workersFor(entries.size()));
        std::vector<std::uint32_t> indices;
        indices.reserve(entries.size());
        for (const SortEntry &entry : entries)
            indices.push_back(entry.index);
        return indices;
    }

    std::string_view key(std::uint32_t i) const { return m_keys[i]; }

private:
    std::deque<std::string> m_keys; // short ones lie in the string itself, which must not move
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
    std::vector<std::unique_ptr<char[]>> arenas(catalog.chunkCount());
    std::vector<SortEntry> entries(catalog.size());
    const std::size_t workers = workersFor(catalog.size());
    shareOut(catalog.chunkCount(), workers, nullptr, [&](std::size_t, std::size_t c) {
        const catalog::TextColumn &names = catalog.chunk(c).names;
        const auto &folded = names.foldedRows();
        std::size_t bytes = names.arena().size();
        for (std::size_t k = 0; k < folded.size(); ++k)
            bytes += names.folded(k).size();
        arenas[c].reset(new char[bytes * 3]);
        char *at = arenas[c].get();
        std::size_t k = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const bool beyondAscii = k < folded.size() && folded[k] == i;
            char *const end = writeNaturalKey(beyondAscii ? names.folded(k) : names[i], at);
            k += beyondAscii ? 1 : 0;
            const Row row = catalog.chunkStart(c) + Row(i);
            entries[row] = SortEntry(std::string_view(at, std::size_t(end - at)), row);
            at = end;
        }
    });
    sortByKey(entries, workers);
    std::vector<Row> rows(entries.size());
    std::transform(entries.begin(), entries.end(), rows.begin(),
                   [](const SortEntry &entry) { return entry.index; });
    return rows;
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
