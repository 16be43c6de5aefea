// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/evaluator.h"
#include "models/filter/scan.h"

#include <algorithm>

namespace filter {

using catalog::Chunk;

namespace {

void countSingle(std::span<const catalog::Code> codes, const std::uint8_t *mask,
                 std::vector<std::uint32_t> &counts)
{
    for (std::size_t i = 0; i < codes.size(); ++i)
        counts[codes[i]] += mask[i];
}

void countLists(const catalog::CodeLists &lists, const std::uint8_t *mask,
                std::vector<std::uint32_t> &counts)
{
    for (std::size_t i = 0; i + 1 < lists.start.size(); ++i) {
        if (!mask[i])
            continue;
        if (lists.start[i] == lists.start[i + 1])
            ++counts[catalog::absent];
        for (std::size_t k = lists.start[i]; k < lists.start[i + 1]; ++k) {
            // The same owner in two types is one owner.
            const auto begin = lists.values.begin() + lists.start[i];
            const auto here = lists.values.begin() + std::ptrdiff_t(k);
            if (std::find(begin, here, *here) == here)
                ++counts[lists.values[k]];
        }
    }
}

//! The masks of one chunk: of each term, of the whole filter, and of the filter without one facet.
class ChunkMasks
{
public:
    explicit ChunkMasks(const Evaluator &evaluator) : m_evaluator(evaluator) { }

    void judge(const Chunk &chunk, std::size_t c)
    {
        m_size = chunk.size();
        m_terms.resize(m_evaluator.termCount());
        for (std::size_t t = 0; t < m_terms.size(); ++t) {
            m_terms[t].resize(m_size);
            m_evaluator.judge(t, c, m_terms[t].data());
        }
        m_visible.assign(m_size, 1);
        if (m_evaluator.hidesRemoved()) {
            for (std::size_t i = 0; i < m_size; ++i)
                m_visible[i] = (chunk.flags[i] & catalog::Removed) == 0;
        }
        combine(std::nullopt, m_all);
        m_whole = m_all;
        for (std::size_t i = 0; i < m_size; ++i)
            m_all[i] &= m_visible[i];
    }

    //! All terms and the hiding of removed ones.
    const std::uint8_t *all() const { return m_all.data(); }
    //! All terms, removed ones included.
    const std::uint8_t *whole() const { return m_whole.data(); }

    const std::uint8_t *without(Facet facet)
    {
        bool concerned = false;
        for (std::size_t t = 0; t < m_terms.size(); ++t)
            concerned = concerned || m_evaluator.facetOf(t) == facet;
        if (!concerned)
            return m_all.data();
        combine(facet, m_rest);
        for (std::size_t i = 0; i < m_size; ++i)
            m_rest[i] &= m_visible[i];
        return m_rest.data();
    }

private:
    void combine(std::optional<Facet> left, Mask &mask) const
    {
        mask.assign(m_size, 1);
        for (std::size_t t = 0; t < m_terms.size(); ++t) {
            if (left && m_evaluator.facetOf(t) == left)
                continue;
            for (std::size_t i = 0; i < m_size; ++i)
                mask[i] &= m_terms[t][i];
        }
    }

    const Evaluator &m_evaluator;
    std::size_t m_size = 0;
    std::vector<Mask> m_terms;
    Mask m_visible;
    Mask m_all;
    Mask m_whole;
    Mask m_rest;
};

void countFlags(const Chunk &chunk, const ChunkMasks &masks, Counts &counts)
{
    for (std::size_t i = 0; i < chunk.size(); ++i) {
        const std::uint8_t in = masks.all()[i];
        counts.matching += in;
        counts.hiddenRemoved += std::uint32_t(masks.whole()[i] & (in ^ 1));
        counts.deprecated += in & std::uint8_t((chunk.flags[i] & catalog::Deprecated) != 0);
        counts.evaluations += in & std::uint8_t((chunk.flags[i] & catalog::Evaluation) != 0);
    }
}

} // namespace

Evaluation evaluate(const Catalog &catalog, const Filter &filter, const std::atomic_bool *cancelled)
{
    Evaluation result;
    result.mask.resize(catalog.size());
    Counts &counts = result.counts;
    for (std::size_t f = 0; f < catalog::facetCount; ++f)
        counts.byCode[f].assign(catalog.dictionary(Facet(f)).size(), 0);
    const Evaluator evaluator(catalog, filter);
    ChunkMasks masks(evaluator);
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            break;
        const Chunk &chunk = catalog.chunk(c);
        masks.judge(chunk, c);
        std::copy_n(masks.all(), chunk.size(), result.mask.data() + catalog.chunkStart(c));
        countFlags(chunk, masks, counts);
        for (std::size_t f = 0; f < catalog::singleFacetCount; ++f)
            countSingle(chunk.facets[f], masks.without(Facet(f)), counts.byCode[f]);
        countLists(chunk.owners, masks.without(Facet::Owner),
                   counts.byCode[std::size_t(Facet::Owner)]);
        countLists(chunk.tags, masks.without(Facet::Tag), counts.byCode[std::size_t(Facet::Tag)]);
    }
    return result;
}

} // namespace filter
