// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/sort.h"
#include "models/items/deploymentrows.h"
#include "models/settings/savedview.h"

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
    //! With the columns of a view: unknown names are left out, missing ones put at the end, hidden.
    static ColumnLayout of(const QList<SavedView::Column> &columns);
    QList<SavedView::Column> columns() const;
    //! The same columns on screen in the same order, whatever their widths.
    bool looksLike(const ColumnLayout &other) const;
    //! Those that were kept under \a group; the standard ones where none were.
    static ColumnLayout load(const QSettings &settings, const QString &group);
    void save(QSettings &settings, const QString &group) const;

    bool operator==(const ColumnLayout &) const = default;
};

//! "Status", "-Version": the columns that sort, from the first key to the last; - is descending.
QStringList writeSorting(const filter::Sorting &sorting);
//! Names that are unknown are left out.
filter::Sorting readSorting(const QStringList &texts);

//! "Sorted by status, then version descending".
QString sortingWords(const filter::Sorting &sorting);

//! In logical pixels for the usual font.
int standardWidth(DeploymentRows::Column column);
