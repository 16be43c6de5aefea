// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <unordered_map>

namespace items {

//! What waits to be sent of one deployment.
struct PendingRow
{
    //! How it stands with the server; of several edits, what needs the user most.
    enum class Mark { Waiting, Sending, Failed, Conflict };

    std::uint32_t columns = 0; //!< bit n: the cell of DeploymentRows::Column(n) will be another
    int changes = 0; //!< fields
    Mark mark = Mark::Waiting;
    QString reason; //!< of Failed: a sentence
    bool isNew = false; //!< the server has no such deployment

    bool operator==(const PendingRow &) const = default;
};

//! The rows of a catalog with edits in it that differ from the catalog of the server. A value.
struct PendingCells
{
    catalog::CatalogPtr server; //!< without the edits
    catalog::CatalogPtr shown; //!< with them; its first rows are those of \a server
    std::unordered_map<catalog::Row, PendingRow> rows; //!< of \a shown

    const PendingRow *find(catalog::Row row) const
    {
        const auto it = rows.find(row);
        return it == rows.end() ? nullptr : &it->second;
    }
};

} // namespace items
