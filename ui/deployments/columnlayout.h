// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/sort.h"
#include "models/items/deploymentrows.h"

#include <QStringList>

#include <vector>

class QSettings;

//! Which columns stand where and how wide, and what sorts: a value that is kept per connection.
//! Columns are kept by name, so that one that a later version adds does not disturb the rest.
struct ColumnLayout
{
    using Column = DeploymentRows::Column;

    struct Entry
    {
        Column column = Column::Name;
        bool visible = true;
        int width = 0; //!< 0: as wide as the column is by default

        bool operator==(const Entry &) const = default;
    };

    std::vector<Entry> entries; //!< every column once, from left to right
    filter::Sorting sorting;

    //! The columns of the first start.
    static ColumnLayout standard();
    //! Those that were kept under \a group; the standard ones where none were. Unknown names are
    //! left out, missing columns are put at the end, hidden.
    static ColumnLayout load(const QSettings &settings, const QString &group);
    void save(QSettings &settings, const QString &group) const;

    bool operator==(const ColumnLayout &) const = default;
};

//! In logical pixels for the usual font.
int standardWidth(DeploymentRows::Column column);
