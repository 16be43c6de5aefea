// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/filter.h"

#include <optional>
#include <vector>

//! Why a filter leaves nothing: what is left behind each of its terms, from left to right, and what
//! there would be without it. Pure, any thread; costs two scans a term.
struct Explanation
{
    struct Part
    {
        filter::Term term;
        std::uint32_t left = 0; //!< by this term and those before it
        std::uint32_t without = 0; //!< by all terms but this one

        bool operator==(const Part &) const = default;
    };

    filter::Filter filter;
    std::vector<Part> parts;
    std::uint32_t total = 0; //!< deployments in the catalog
    std::uint32_t removed = 0; //!< removed ones that would match

    //! The part to drop: the first that leaves nothing if that helps, else the one that helps most.
    std::optional<std::size_t> culprit() const;
};

Explanation explain(const catalog::Catalog &catalog, const filter::Filter &filter);

//! \a filter without its term number \a index.
filter::Filter withoutTerm(const filter::Filter &filter, std::size_t index);
