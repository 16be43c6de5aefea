// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/scan.h"
#include "models/filter/sorting.h"

#include <vector>

namespace filter {

//! All rows of the catalog, ascending by \a key; equal ones by name, then in the order of the
//! catalog. Pure, any thread; costs a sort, less where the order by name is given.
std::vector<Row> order(const Catalog &catalog, SortKey key,
                       const std::vector<Row> *byName = nullptr);

//! All rows by one key, equal ones in the order that \a ties has them in. \a byName is order() by
//! name. Pure, any thread; costs less than a sort, but for names.
std::vector<Row> order(const Catalog &catalog, SortBy by, const std::vector<Row> &ties,
                       const std::vector<Row> &byName);

//! The rows that \a mask names, in the given order; cheap.
std::vector<Row> arrange(const std::vector<Row> &order, const Mask &mask, bool descending);

//! Compares as people order names: digits by value, letters without case. Negative, 0 or positive.
int naturalCompare(std::string_view a, std::string_view b);

} // namespace filter
