// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/scan.h"
#include "models/filter/textsearch.h"

#include <optional>
#include <vector>

namespace filter {

//! A filter made ready for one catalog: values have become codes, so that a chunk is judged by its
//! columns alone.
class Evaluator
{
public:
    Evaluator(const Catalog &catalog, const Filter &filter);

    std::size_t termCount() const { return m_terms.size(); }
    //! The facet that term \a t is about, if it is about one.
    std::optional<Facet> facetOf(std::size_t t) const { return m_terms[t].facet; }
    bool hidesRemoved() const { return m_hidesRemoved; }

    //! Writes 1 or 0 for each row of chunk \a c: does term \a t hold?
    void judge(std::size_t t, std::size_t c, std::uint8_t *mask) const;

private:
    using CodeSet = std::vector<std::uint8_t>; //!< by code: 1 when in the set

    struct Ready
    {
        bool negated = false;
        std::optional<Facet> facet;
        CodeSet codes; //!< of a facet term
        std::optional<Needle> needle;
        CodeSet owners; //!< of a text term: those whose URN or name contains it
        CodeSet tags;
        CodeSet keys;
        std::uint8_t flag = 0; //!< of a fact term
    };

    Ready prepare(const Term &term) const;
    CodeSet codesOf(const AnyOf &anyOf) const;
    CodeSet named(Facet facet, const Needle &needle) const;
    void judgeText(const Ready &term, const catalog::Chunk &chunk, std::uint8_t *mask) const;

    const Catalog &m_catalog;
    std::vector<Ready> m_terms;
    bool m_hidesRemoved;
};

} // namespace filter
