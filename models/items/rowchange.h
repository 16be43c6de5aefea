// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

namespace items {

//! What an edit that is not staged yet would do to one deployment.
struct RowChange
{
    enum Kind : unsigned {
        Owners = 1,
        Tags = 2,
        Deprecation = 4,
        Properties = 8,
        Lifecycle = 16, //!< removed or restored
    };

    bool meant = false; //!< false: the edit is not about this deployment
    int changes = 0; //!< fields; 0: all is so already
    unsigned kinds = 0; //!< of Kind
    bool keepsDate = false; //!< it has a decommission date, and that stays

    bool operator==(const RowChange &) const = default;
};

//! By URN; asked for what is on screen only. Null: no edit is being prepared.
using RowChanges = std::function<RowChange(const QString &urn)>;

//! "3 changes: owners, tags; keeps its date"; "not selected"; "no change".
QString words(const RowChange &change);

} // namespace items
