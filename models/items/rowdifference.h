// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <cstdint>
#include <optional>
#include <vector>

//! Whether rows of two snapshots say the same. What concerns all rows is found out once; rows of a
//! chunk that both share are not looked at.
class RowDifference
{
public:
    RowDifference(const catalog::Catalog &now, const catalog::Catalog &before);

    //! Names of owners, tags or containers are others, or model links came: any cell may differ.
    bool anyMayDiffer() const { return m_anyMayDiffer; }
    bool sameUrn(catalog::Row now, catalog::Row before) const;
    bool same(catalog::Row now, catalog::Row before) const;

private:
    bool sameLinks(catalog::Row now, catalog::Row before) const;

    const catalog::Catalog &m_now;
    const catalog::Catalog &m_before;
    bool m_anyMayDiffer = false;
    bool m_sameLinks = false; //!< they are one object
    std::vector<std::optional<std::uint32_t>>
        m_modelBefore; //!< of each model now: the same one then
};
