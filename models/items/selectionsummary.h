// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <array>
#include <vector>

namespace items {

struct ValueCount
{
    QString value; //!< as on the wire; empty: rows that have none
    std::uint32_t rows = 0;

    bool operator==(const ValueCount &) const = default;
};

//! What several deployments have in one field.
struct FieldSummary
{
    //! How many different values, where "none" is one; of a field with several values a row, how
    //! many different sets.
    std::size_t kinds = 0;
    //! The most frequent values, then by value; at most valuesKept. Of a field with several values
    //! a row, each value by itself.
    std::vector<ValueCount> values;
    std::size_t valueTotal = 0; //!< how many there are, kept or not

    bool isCommon() const { return kinds <= 1; }
    bool operator==(const FieldSummary &) const = default;
};

struct SelectionSummary
{
    static constexpr std::size_t valuesKept = 20;

    std::size_t rows = 0;
    std::array<FieldSummary, catalog::facetCount> facets;
    FieldSummary version;
    FieldSummary description;
    FieldSummary model; //!< URNs of models
    FieldSummary deprecated; //!< "yes" or empty
    FieldSummary decommission; //!< ISO 8601 in UTC
    FieldSummary removed; //!< "yes" or empty

    const FieldSummary &of(catalog::Facet facet) const { return facets[std::size_t(facet)]; }
};

//! Pure, any thread. Reads columns only: a hundred thousand rows take some milliseconds. \a rows
//! are different ones, in any order.
SelectionSummary summarize(const catalog::Catalog &catalog, const std::vector<catalog::Row> &rows);

} // namespace items
