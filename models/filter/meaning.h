// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/filter.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace filter {

using catalog::Catalog;

//! By code of the facet's dictionary: 1 for those that \a anyOf asks for, [catalog::absent] among
//! them. Costs a pass over the dictionary.
std::vector<std::uint8_t> codesMeant(const Catalog &catalog, const AnyOf &anyOf);

//! The filter with the values that the panel shows as the catalog has them on the wire, whatever
//! they were written as; what means none stays.
Filter resolved(const Filter &filter, const Catalog &catalog);

//! The filter with URNs of owners, tags, containers and instances as the id that means the same in
//! this catalog and nothing else, where there is one: what a person would type.
Filter spelled(const Filter &filter, const Catalog &catalog);

//! The id in a URN, as domain::Urn::displayName() has it; of any other text the text.
std::string idOf(std::string_view urn);

//! Tells whether something is meant by a value: by its URN, its id or its display name.
class NameTest
{
public:
    NameTest(const QStringList &values, const QStringList &patterns);
    ~NameTest();
    NameTest(NameTest &&) noexcept;

    bool wantsAbsent() const { return m_absent; }
    //! \a display may be empty. All in UTF-8.
    bool holds(std::string_view urn, std::string_view display) const;

private:
    struct Parts;

    bool m_absent;
    std::unique_ptr<Parts> m_parts;
};

} // namespace filter
