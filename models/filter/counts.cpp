// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/chunkwise.h"
#include "models/filter/evaluator.h"
#include "models/filter/scan.h"

#include <algorithm>
#include <cstring>
#include <memory>

namespace filter {

using catalog::Chunk;

namespace {

//! Counts of one facet, four of each: neighbours that are alike do not wait for each other.
class Tally
{
public:
    explicit Tally(std::size_t codes) : m_counts(codes * lanes) { }

    void countSingle(std::span<const catalog::Code> codes, const std::uint8_t *mask)
    {
        std::uint32_t *const counts = m_counts.data();
        std::size_t i = 0;
        for (; i + lanes <= codes.size(); i += lanes) {
            for (std::size_t lane = 0; lane < lanes; ++lane)
                counts[codes[i + lane] * lanes + lane] += mask[i + lane];
        }
        for (; i < codes.size(); ++i)
            counts[codes[i] * lanes] += mask[i];
    }

    void countLists(const catalog::CodeLists &lists, const std::uint8_t *mask)
    {
        const std::size_t rows = lists.start.size() - 1;
        // Lists are of all lengths, and a loop over each is guessed wrong: where most rows count,
        // all values are counted as one, and the few that do not are taken off.
        if (lists.repeating && masks::count(mask, rows) > rows / 2) {
            countAll(lists);
            for (std::size_t i = 0; i < rows; ++i) {
                if (!mask[i])
                    countRow(lists, i, ~0u);
            }
            return;
        }
        for (std::size_t i = 0; i < rows; ++i) {
            if (mask[i])
                countRow(lists, i, 1);
        }
    }

    void addTo(std::vector<std::uint32_t> &sums) const
    {
        for (std::size_t i = 0; i < m_counts.size(); ++i)
            sums[i / lanes] += m_counts[i];
    }

private:
    static constexpr std::size_t lanes = 4;

    void countAll(const catalog::CodeLists &lists)
    {
        std::uint32_t *const counts = m_counts.data();
        std::uint32_t none = 0;
        for (std::size_t i = 0; i + 1 < lists.start.size(); ++i)
            none += std::uint32_t(lists.start[i] == lists.start[i + 1]);
        counts[catalog::absent * lanes] += none;
        for (std::size_t k = 0; k < lists.values.size(); ++k)
            counts[lists.values[k] * lanes + k % lanes] += 1;
        for (const std::uint32_t i : *lists.repeating) {
            for (const catalog::Code code : lists.row(i))
                --counts[code * lanes];
            countRow(lists, i, 1);
        }
    }

    //! Adds \a one, or takes it off: counts run over the end of the numbers and back.
    void countRow(const catalog::CodeLists &lists, std::size_t i, std::uint32_t one)
    {
        const auto row = lists.row(i);
        if (row.empty())
            m_counts[catalog::absent * lanes] += one;
        for (auto here = row.begin(); here != row.end(); ++here) {
            // The same owner in two types is one owner.
            if (std::find(row.begin(), here, *here) == here)
                m_counts[*here * lanes] += one;
        }
    }

    std::vector<std::uint32_t> m_counts;
};

//! What one thread counts, chunk after chunk.
class Worker
{
public:
    Worker(const Catalog &catalog, const Evaluator &evaluator) : m_evaluator(evaluator)
    {
        for (std::size_t f = 0; f < catalog::facetCount; ++f)
            m_tallies.emplace_back(catalog.dictionary(Facet(f)).size());
        for (const Evaluator::Part &part : evaluator.parts())
            m_concerns[part.facet ? std::size_t(*part.facet) : catalog::facetCount] = true;
        m_terms.resize(evaluator.parts().size());
    }

    //! Writes the mask of the chunk, too.
    void count(std::size_t c, std::uint8_t *mask)
    {
        const Chunk &chunk = m_evaluator.place(c).chunk;
        const std::size_t size = chunk.size();
        m_evaluator.visible(c, grown(m_visible, size));
        if (!judge(c, size)) {
            std::memset(mask, 0, size);
            return;
        }
        // All of it, without the hiding of removed ones.
        std::memset(grown(m_whole, size), 1, size);
        andTerms(std::nullopt, m_whole.data(), size);
        std::memcpy(mask, m_whole.data(), size);
        masks::andInto(mask, m_visible.data(), size);
        countFlags(chunk, mask);
        for (std::size_t f = 0; f < catalog::facetCount; ++f) {
            const std::uint8_t *rows = mask;
            if (m_concerns[f]) {
                std::memcpy(grown(m_rest, size), m_visible.data(), size);
                andTerms(Facet(f), m_rest.data(), size);
                rows = m_rest.data();
            }
            if (f < catalog::singleFacetCount)
                m_tallies[f].countSingle(chunk.facets[f], rows);
            else
                m_tallies[f].countLists(Facet(f) == Facet::Owner ? chunk.owners : chunk.tags, rows);
        }
    }

    void addTo(Counts &counts) const
    {
        for (std::size_t f = 0; f < catalog::facetCount; ++f)
            m_tallies[f].addTo(counts.byCode[f]);
        counts.matching += m_counts.matching;
        counts.hiddenRemoved += m_counts.hiddenRemoved;
        counts.deprecated += m_counts.deprecated;
        counts.removed += m_counts.removed;
        counts.evaluations += m_counts.evaluations;
        counts.ephemeral += m_counts.ephemeral;
    }

private:
    static std::uint8_t *grown(Mask &mask, std::size_t size)
    {
        if (mask.size() < size)
            mask.resize(size);
        return mask.data();
    }

    //! The mask of each term. False, and not all of them, when no row can be left for any count:
    //! the terms that concern no facet leave nothing.
    bool judge(std::size_t c, std::size_t size)
    {
        std::memset(grown(m_rest, size), 1, size);
        for (std::size_t t = 0; t < m_terms.size(); ++t) {
            const Evaluator::Part &part = m_evaluator.parts()[t];
            part.judge->judge(m_evaluator.place(c), grown(m_terms[t], size), m_scratch);
            if (part.facet)
                continue;
            masks::andInto(m_rest.data(), m_terms[t].data(), size);
            if (!masks::any(m_rest.data(), size))
                return false;
        }
        return true;
    }

    void andTerms(std::optional<Facet> left, std::uint8_t *mask, std::size_t size) const
    {
        for (std::size_t t = 0; t < m_terms.size(); ++t) {
            if (!left || m_evaluator.parts()[t].facet != left)
                masks::andInto(mask, m_terms[t].data(), size);
        }
    }

    void countFlags(const Chunk &chunk, const std::uint8_t *mask)
    {
        const std::size_t size = chunk.size();
        const std::uint32_t matching = masks::count(mask, size);
        m_counts.matching += matching;
        m_counts.hiddenRemoved += masks::count(m_whole.data(), size) - matching;
        for (const auto &[flag, count] : {std::pair {catalog::Deprecated, &m_counts.deprecated},
                                          {catalog::Removed, &m_counts.removed},
                                          {catalog::Evaluation, &m_counts.evaluations},
                                          {catalog::Ephemeral, &m_counts.ephemeral}}) {
            std::memset(grown(m_rest, size), 0, size);
            masks::orBit(m_rest.data(), chunk.flags.data(), flag, size);
            masks::andInto(m_rest.data(), mask, size);
            *count += masks::count(m_rest.data(), size);
        }
    }

    const Evaluator &m_evaluator;
    std::vector<Tally> m_tallies;
    std::array<bool, catalog::facetCount + 1> m_concerns {};
    Counts m_counts;
    masks::Scratch m_scratch;
    std::vector<Mask> m_terms;
    Mask m_visible;
    Mask m_whole;
    Mask m_rest;
};

} // namespace

Evaluation evaluate(const Catalog &catalog, const Filter &filter, const Context &context,
                    const std::atomic_bool *cancelled)
{
    Evaluation result;
    result.mask.resize(catalog.size());
    for (std::size_t f = 0; f < catalog::facetCount; ++f)
        result.counts.byCode[f].assign(catalog.dictionary(Facet(f)).size(), 0);
    const Evaluator evaluator(catalog, filter, context);
    const std::size_t count = workersFor(catalog.size());
    // Each is made by its own thread, so that no two of them count in the same cache line.
    std::vector<std::unique_ptr<Worker>> workers(count);
    shareOut(catalog.chunkCount(), count, cancelled, [&](std::size_t worker, std::size_t c) {
        if (!workers[worker])
            workers[worker] = std::make_unique<Worker>(catalog, evaluator);
        workers[worker]->count(c, result.mask.data() + catalog.chunkStart(c));
    });
    for (const auto &worker : workers) {
        if (worker)
            worker->addTo(result.counts);
    }
    return result;
}

} // namespace filter
