// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/scan.h"

#include "models/core/fold.h"
#include "models/filter/evaluator.h"

#include <algorithm>

namespace filter {

using catalog::Chunk;
using catalog::Code;

namespace {

void orCodes(std::span<const Code> codes, const std::vector<std::uint8_t> &set, std::uint8_t *mask)
{
    for (std::size_t i = 0; i < codes.size(); ++i)
        mask[i] |= set[codes[i]];
}

void orLists(const catalog::CodeLists &lists, const std::vector<std::uint8_t> &set,
             std::uint8_t *mask)
{
    for (std::size_t i = 0; i + 1 < lists.start.size(); ++i) {
        for (std::size_t k = lists.start[i]; k < lists.start[i + 1]; ++k)
            mask[i] |= set[lists.values[k]];
    }
}

//! Rows whose pooled text contains the needle.
void orPooled(const catalog::PooledColumn &column, const Needle &needle, std::uint8_t *mask)
{
    std::vector<std::uint8_t> texts(column.texts().size());
    needle.mark(column.texts(), texts.data());
    orCodes(column.codes(), texts, mask);
}

bool any(const std::vector<std::uint8_t> &set)
{
    return std::find(set.begin(), set.end(), 1) != set.end();
}

std::uint8_t flagOf(Fact fact)
{
    switch (fact) {
    case Fact::Deprecated:
        return catalog::Deprecated;
    case Fact::Removed:
        return catalog::Removed;
    case Fact::Evaluation:
        return catalog::Evaluation;
    }
    return 0;
}

} // namespace

Evaluator::Evaluator(const Catalog &catalog, const Filter &filter)
    : m_catalog(catalog), m_hidesRemoved(filter.hidesRemoved())
{
    for (const Term &term : filter.terms())
        m_terms.push_back(prepare(term));
}

Evaluator::Ready Evaluator::prepare(const Term &term) const
{
    Ready ready;
    ready.negated = term.negated;
    if (const auto *anyOf = std::get_if<AnyOf>(&term.what)) {
        ready.facet = anyOf->facet;
        ready.codes = codesOf(*anyOf);
    } else if (const auto *contains = std::get_if<Contains>(&term.what)) {
        ready.needle.emplace(contains->text);
        ready.owners = named(Facet::Owner, *ready.needle);
        ready.tags = named(Facet::Tag, *ready.needle);
        ready.keys.assign(m_catalog.propertyKeys().size(), 0);
        for (Code code = 0; code < ready.keys.size(); ++code)
            ready.keys[code] = ready.needle->isIn(m_catalog.propertyKeys()[code]);
    } else {
        ready.flag = flagOf(std::get<Is>(term.what).fact);
    }
    return ready;
}

Evaluator::CodeSet Evaluator::codesOf(const AnyOf &anyOf) const
{
    const auto &dictionary = m_catalog.dictionary(anyOf.facet);
    CodeSet set(dictionary.size());
    for (const QString &value : anyOf.values) {
        if (const auto code = dictionary.find(toUtf8(value)))
            set[*code] = 1;
    }
    return set;
}

Evaluator::CodeSet Evaluator::named(Facet facet, const Needle &needle) const
{
    const auto &dictionary = m_catalog.dictionary(facet);
    CodeSet set(dictionary.size());
    for (Code code = 1; code < set.size(); ++code) {
        const std::string_view urn = dictionary[code];
        set[code] = needle.isIn(urn)
                 || needle.isIn(toUtf8(m_catalog.directory().displayName(fromUtf8(urn))));
    }
    return set;
}

void Evaluator::judge(std::size_t t, std::size_t c, std::uint8_t *mask) const
{
    const Ready &term = m_terms[t];
    const Chunk &chunk = m_catalog.chunk(c);
    const std::size_t size = chunk.size();
    std::fill_n(mask, size, std::uint8_t(0));
    if (term.needle) {
        judgeText(term, chunk, mask);
    } else if (!term.facet) {
        for (std::size_t i = 0; i < size; ++i)
            mask[i] = (chunk.flags[i] & term.flag) != 0;
    } else if (std::size_t(*term.facet) < catalog::singleFacetCount) {
        orCodes(chunk.facets[std::size_t(*term.facet)], term.codes, mask);
    } else {
        const auto &lists = *term.facet == Facet::Owner ? chunk.owners : chunk.tags;
        orLists(lists, term.codes, mask);
        if (term.codes[catalog::absent]) {
            for (std::size_t i = 0; i < size; ++i)
                mask[i] |= lists.start[i] == lists.start[i + 1];
        }
    }
    if (term.negated) {
        for (std::size_t i = 0; i < size; ++i)
            mask[i] ^= 1;
    }
}

void Evaluator::judgeText(const Ready &term, const Chunk &chunk, std::uint8_t *mask) const
{
    term.needle->mark(chunk.names, mask);
    orPooled(chunk.descriptions, *term.needle, mask);
    if (any(term.owners))
        orLists(chunk.owners, term.owners, mask);
    if (any(term.tags))
        orLists(chunk.tags, term.tags, mask);
    if (any(term.keys))
        orLists(chunk.propertyKeys, term.keys, mask);
    std::vector<std::uint8_t> values(chunk.propertyValues.texts().size());
    term.needle->mark(chunk.propertyValues.texts(), values.data());
    if (!any(values))
        return;
    const auto &codes = chunk.propertyValues.codes();
    for (std::size_t i = 0; i < chunk.size(); ++i) {
        for (std::size_t k = chunk.propertyKeys.start[i]; k < chunk.propertyKeys.start[i + 1]; ++k)
            mask[i] |= values[codes[k]];
    }
}

Mask scan(const Catalog &catalog, const Filter &filter, const std::atomic_bool *cancelled)
{
    const Evaluator evaluator(catalog, filter);
    Mask mask(catalog.size(), 1);
    std::vector<std::uint8_t> term;
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            break;
        const Chunk &chunk = catalog.chunk(c);
        std::uint8_t *const rows = mask.data() + catalog.chunkStart(c);
        if (evaluator.hidesRemoved()) {
            for (std::size_t i = 0; i < chunk.size(); ++i)
                rows[i] = (chunk.flags[i] & catalog::Removed) == 0;
        }
        term.resize(chunk.size());
        for (std::size_t t = 0; t < evaluator.termCount(); ++t) {
            evaluator.judge(t, c, term.data());
            for (std::size_t i = 0; i < chunk.size(); ++i)
                rows[i] &= term[i];
        }
    }
    return mask;
}

std::vector<Row> matchingRows(const Catalog &catalog, const Filter &filter)
{
    const Mask mask = scan(catalog, filter);
    std::vector<Row> rows;
    for (Row row = 0; row < mask.size(); ++row) {
        if (mask[row])
            rows.push_back(row);
    }
    return rows;
}

} // namespace filter
