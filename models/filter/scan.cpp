// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/scan.h"

#include "models/filter/chunkwise.h"
#include "models/filter/evaluator.h"

#include <algorithm>
#include <cstring>

namespace filter {

Evaluator::Evaluator(const Catalog &catalog, const Filter &filter, const Context &context)
    : m_catalog(catalog), m_hidesRemoved(filter.hidesRemoved())
{
    for (const Term &term : filter.terms()) {
        const auto *anyOf = std::get_if<AnyOf>(&term.what);
        m_parts.push_back({anyOf ? std::optional(anyOf->facet) : std::nullopt,
                           makeJudge(catalog, term, context)});
    }
    std::stable_sort(m_parts.begin(), m_parts.end(), [](const Part &a, const Part &b) {
        return a.judge->cost() < b.judge->cost();
    });
}

void Evaluator::visible(std::size_t chunk, std::uint8_t *mask) const
{
    const auto &flags = m_catalog.chunk(chunk).flags;
    std::memset(mask, m_hidesRemoved ? 0 : 1, flags.size());
    if (m_hidesRemoved) {
        masks::orBit(mask, flags.data(), catalog::Removed, flags.size());
        masks::flip(mask, flags.size());
        masks::orBit(mask, flags.data(), catalog::Leaving, flags.size());
    }
}

Mask scan(const Catalog &catalog, const Filter &filter, const Context &context,
          const std::atomic_bool *cancelled)
{
    const Evaluator evaluator(catalog, filter, context);
    Mask mask(catalog.size(), 1);
    const std::size_t workers = workersFor(catalog.size());
    std::vector<masks::Scratch> scratches(workers);
    shareOut(catalog.chunkCount(), workers, cancelled, [&](std::size_t worker, std::size_t c) {
        masks::Scratch &scratch = scratches[worker];
        const std::size_t size = catalog.chunk(c).size();
        std::uint8_t *const rows = mask.data() + catalog.chunkStart(c);
        evaluator.visible(c, rows);
        const masks::Scratch::Loan term(scratch, size);
        for (const Evaluator::Part &part : evaluator.parts()) {
            if (!masks::any(rows, size))
                return;
            part.judge->judge(evaluator.place(c), term.data(), scratch);
            masks::andInto(rows, term.data(), size);
        }
    });
    return mask;
}

std::vector<Row> matchingRows(const Catalog &catalog, const Filter &filter, const Context &context)
{
    const Mask mask = scan(catalog, filter, context);
    std::vector<Row> rows;
    for (Row row = 0; row < mask.size(); ++row) {
        if (mask[row])
            rows.push_back(row);
    }
    return rows;
}

} // namespace filter
