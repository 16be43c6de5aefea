// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/filter.h"
#include "models/filter/judge.h"

#include <optional>
#include <vector>

namespace filter {

//! A filter made ready for one catalog: a judge for each term, the cheap ones first.
class Evaluator
{
public:
    struct Part
    {
        std::optional<Facet> facet; //!< that the term is about, if about one facet alone
        std::unique_ptr<const Judge> judge;
    };

    Evaluator(const Catalog &catalog, const Filter &filter, const Context &context);

    const std::vector<Part> &parts() const { return m_parts; }
    bool hidesRemoved() const { return m_hidesRemoved; }
    Judge::Place place(std::size_t chunk) const
    {
        return {m_catalog.chunk(chunk), m_catalog.chunkStart(chunk)};
    }
    //! 1 for each row of the chunk that no hiding of removed ones concerns.
    void visible(std::size_t chunk, std::uint8_t *mask) const;

private:
    const Catalog &m_catalog;
    std::vector<Part> m_parts;
    bool m_hidesRemoved;
};

} // namespace filter
