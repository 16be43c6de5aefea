// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/selectionsummary.h"

#include "models/core/fold.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Chunk;
using catalog::Code;
using catalog::Row;

namespace items {

namespace {

//! The chosen rows of one chunk, by their place in it.
struct ChunkRows
{
    const Chunk *chunk;
    Row start;
    std::vector<std::uint32_t> at;
};

std::vector<ChunkRows> byChunk(const Catalog &catalog, std::vector<Row> rows)
{
    std::sort(rows.begin(), rows.end());
    std::vector<ChunkRows> result;
    auto row = rows.begin();
    for (std::size_t c = 0; c < catalog.chunkCount() && row != rows.end(); ++c) {
        const Row start = catalog.chunkStart(c);
        const Row end = catalog.chunkStart(c + 1);
        if (*row >= end)
            continue;
        ChunkRows part {&catalog.chunk(c), start, {}};
        for (; row != rows.end() && *row < end; ++row)
            part.at.push_back(*row - start);
        result.push_back(std::move(part));
    }
    return result;
}

struct Counted
{
    std::string_view value;
    std::uint32_t rows;
};

void keep(FieldSummary &summary, std::vector<Counted> counted)
{
    summary.valueTotal = counted.size();
    const auto kept = std::min(counted.size(), SelectionSummary::valuesKept);
    std::partial_sort(counted.begin(), counted.begin() + std::ptrdiff_t(kept), counted.end(),
                      [](const Counted &a, const Counted &b) {
                          return a.rows != b.rows ? a.rows > b.rows : a.value < b.value;
                      });
    for (std::size_t i = 0; i < kept; ++i)
        summary.values.push_back({fromUtf8(counted[i].value), counted[i].rows});
}

//! One value a row.
FieldSummary ofSingle(std::vector<Counted> counted)
{
    FieldSummary summary;
    summary.kinds = counted.size();
    keep(summary, std::move(counted));
    return summary;
}

//! \a counts by code; \a text gives the value of a code.
template <typename Text>
std::vector<Counted> counted(const std::vector<std::uint32_t> &counts, Text text)
{
    std::vector<Counted> result;
    for (std::size_t code = 0; code < counts.size(); ++code) {
        if (counts[code] > 0)
            result.push_back({text(Code(code)), counts[code]});
    }
    return result;
}

FieldSummary ofFacet(const Catalog &catalog, const std::vector<ChunkRows> &parts,
                     catalog::Facet facet)
{
    const auto &dictionary = catalog.dictionary(facet);
    std::vector<std::uint32_t> counts(dictionary.size(), 0);
    for (const ChunkRows &part : parts) {
        const auto &codes = part.chunk->facets[std::size_t(facet)];
        for (const std::uint32_t i : part.at)
            ++counts[codes[i]];
    }
    return ofSingle(counted(counts, [&](Code code) { return dictionary[code]; }));
}

//! Equal texts of different chunks have different codes, so they are counted by code a chunk and
//! then put together by what they say.
FieldSummary ofText(const std::vector<ChunkRows> &parts, catalog::PooledColumn Chunk::*column)
{
    std::unordered_map<std::string_view, std::uint32_t> byText;
    std::vector<std::uint32_t> counts;
    for (const ChunkRows &part : parts) {
        const catalog::PooledColumn &texts = part.chunk->*column;
        counts.assign(texts.texts().size(), 0);
        for (const std::uint32_t i : part.at)
            ++counts[texts.codes()[i]];
        for (std::size_t code = 0; code < counts.size(); ++code) {
            if (counts[code] > 0)
                byText[texts.texts()[code]] += counts[code];
        }
    }
    std::vector<Counted> all;
    all.reserve(byText.size());
    for (const auto &[text, rows] : byText)
        all.push_back({text, rows});
    return ofSingle(std::move(all));
}

struct CodesHash
{
    std::size_t operator()(const std::vector<Code> &codes) const
    {
        std::size_t hash = codes.size();
        for (const Code code : codes)
            hash = (hash ^ code) * 0x9E3779B97F4A7C15ULL + (hash >> 29);
        return hash;
    }
};

//! Several values a row, given one row after the other.
class ListCounter
{
public:
    explicit ListCounter(std::size_t codes) : m_counts(codes, 0) { }

    //! The row's codes, in any order, some perhaps twice.
    void add(std::vector<Code> &codes)
    {
        std::sort(codes.begin(), codes.end());
        codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
        for (const Code code : codes)
            ++m_counts[code];
        m_none += codes.empty();
        if (!m_sets.contains(codes))
            m_sets.insert(codes);
    }

    template <typename Text>
    FieldSummary summary(Text text) const
    {
        FieldSummary result;
        result.kinds = m_sets.size();
        std::vector<Counted> all = counted(m_counts, text);
        if (m_none > 0)
            all.push_back({{}, m_none});
        keep(result, std::move(all));
        return result;
    }

private:
    std::vector<std::uint32_t> m_counts;
    std::uint32_t m_none = 0;
    std::unordered_set<std::vector<Code>, CodesHash> m_sets;
};

FieldSummary ofLists(const std::vector<ChunkRows> &parts, const catalog::DictionaryView &dictionary,
                     catalog::CodeLists Chunk::*lists)
{
    ListCounter counter(dictionary.size());
    std::vector<Code> codes;
    for (const ChunkRows &part : parts) {
        for (const std::uint32_t i : part.at) {
            const auto row = (part.chunk->*lists).row(i);
            codes.assign(row.begin(), row.end());
            counter.add(codes);
        }
    }
    return counter.summary([&](Code code) { return dictionary[code]; });
}

FieldSummary ofModels(const Catalog &catalog, const std::vector<ChunkRows> &parts)
{
    const auto &models = catalog.links().models();
    ListCounter counter(models.size());
    std::vector<Code> codes;
    for (const ChunkRows &part : parts) {
        for (const std::uint32_t i : part.at) {
            codes.clear();
            for (const catalog::Link &link : catalog.links().ofRow(part.start + i))
                codes.push_back(link.model);
            counter.add(codes);
        }
    }
    std::vector<std::string> urns;
    urns.reserve(models.size());
    for (const catalog::Model &model : models)
        urns.push_back(model.urn.toStdString());
    return counter.summary([&](Code code) { return std::string_view(urns[code]); });
}

FieldSummary ofFlag(const std::vector<ChunkRows> &parts, catalog::Flag flag)
{
    std::uint32_t yes = 0;
    std::uint32_t no = 0;
    for (const ChunkRows &part : parts) {
        for (const std::uint32_t i : part.at)
            ++((part.chunk->flags[i] & flag) != 0 ? yes : no);
    }
    std::vector<Counted> all;
    if (yes > 0)
        all.push_back({"yes", yes});
    if (no > 0)
        all.push_back({{}, no});
    return ofSingle(std::move(all));
}

FieldSummary ofDecommission(const std::vector<ChunkRows> &parts)
{
    std::unordered_map<std::int64_t, std::uint32_t> counts;
    for (const ChunkRows &part : parts) {
        for (const std::uint32_t i : part.at) {
            const bool deprecated = (part.chunk->flags[i] & catalog::Deprecated) != 0;
            ++counts[deprecated ? part.chunk->decommission[i] : catalog::noTime];
        }
    }
    FieldSummary summary;
    summary.kinds = counts.size();
    summary.valueTotal = counts.size();
    std::vector<std::pair<std::int64_t, std::uint32_t>> all(counts.begin(), counts.end());
    const auto kept = std::min(all.size(), SelectionSummary::valuesKept);
    // By time is by text, too, and no time comes before all others, as the empty text does.
    std::partial_sort(all.begin(), all.begin() + std::ptrdiff_t(kept), all.end(),
                      [](const auto &x, const auto &y) {
                          return x.second != y.second ? x.second > y.second : x.first < y.first;
                      });
    for (std::size_t i = 0; i < kept; ++i) {
        const auto [ms, rows] = all[i];
        summary.values.push_back(
            {ms == catalog::noTime
                 ? QString()
                 : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs),
             rows});
    }
    return summary;
}

} // namespace

SelectionSummary summarize(const Catalog &catalog, const std::vector<Row> &rows)
{
    const std::vector<ChunkRows> parts = byChunk(catalog, rows);
    SelectionSummary summary;
    summary.rows = rows.size();
    for (std::size_t f = 0; f < catalog::singleFacetCount; ++f)
        summary.facets[f] = ofFacet(catalog, parts, catalog::Facet(f));
    const auto list = [&](catalog::Facet facet, catalog::CodeLists Chunk::*lists) {
        summary.facets[std::size_t(facet)] = ofLists(parts, catalog.dictionary(facet), lists);
    };
    list(catalog::Facet::Owner, &Chunk::owners);
    list(catalog::Facet::Tag, &Chunk::tags);
    summary.version = ofText(parts, &Chunk::versions);
    summary.description = ofText(parts, &Chunk::descriptions);
    summary.model = ofModels(catalog, parts);
    summary.deprecated = ofFlag(parts, catalog::Deprecated);
    summary.decommission = ofDecommission(parts);
    summary.removed = ofFlag(parts, catalog::Removed);
    return summary;
}

} // namespace items
