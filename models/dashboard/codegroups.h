// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/expression.h"

#include <cstdint>
#include <vector>

namespace dashboard {

//! The values of a facet, with those taken together that a filter cannot tell apart (it ignores
//! case, and knows ids and display names): so a bar has exactly the rows that the filter it stands
//! for gives. Group 0 is "has none".
class CodeGroups
{
public:
    CodeGroups() = default;
    CodeGroups(const catalog::Catalog &catalog, catalog::Facet facet);

    std::size_t size() const { return m_codes.size(); }
    std::uint32_t of(catalog::Code code) const { return m_groups[code]; }
    //! By code.
    const std::vector<std::uint32_t> &byCode() const { return m_groups; }
    //! Not empty; in the order of the dictionary.
    const std::vector<catalog::Code> &codes(std::uint32_t group) const { return m_codes[group]; }

private:
    std::vector<std::uint32_t> m_groups;
    std::vector<std::vector<catalog::Code>> m_codes;
};

//! All values of \a codes, as on the wire; the absent one is empty.
filter::AnyOf anyOf(const catalog::Catalog &catalog, catalog::Facet facet,
                    const std::vector<catalog::Code> &codes);

} // namespace dashboard
