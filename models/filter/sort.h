// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/scan.h"

#include <vector>

namespace filter {

enum class SortKey {
    Name, //!< natural: digits by their value, case ignored
    Platform, //!< by display name
    Environment, //!< production first, in the order of domain::environments()
    Status, //!< by severity
    Version, //!< natural: 2.9 before 2.10; absent last
    Owners, //!< by the first owner's display name; unowned last
    Tags, //!< by the first tag's display name; untagged last
    Decommission, //!< by date; undated deprecated ones behind the dated, the rest last
    Instance,
    Container,
    Created, //!< absent last
    Urn, //!< platform, then name
    Model, //!< by the first model's name; unlinked last
    Description, //!< absent last
};

struct Sorting
{
    SortKey key = SortKey::Name;
    bool descending = false;

    bool operator==(const Sorting &) const = default;
};

//! All rows of the catalog, ascending by \a key; equal ones by name, then in the order of the
//! catalog. Pure, any thread; costs a sort, less where the order by name is given.
std::vector<Row> order(const Catalog &catalog, SortKey key,
                       const std::vector<Row> *byName = nullptr);

//! The rows that \a mask names, in the given order; cheap.
std::vector<Row> arrange(const std::vector<Row> &order, const Mask &mask, bool descending);

//! Compares as people order names: digits by value, letters without case. Negative, 0 or positive.
int naturalCompare(std::string_view a, std::string_view b);

} // namespace filter
