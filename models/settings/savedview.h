// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

//! A filter by name, with the columns and the sorting that go with it. Holds what was written, so
//! that a text of a later version of the language is kept even where it cannot be read.
struct SavedView
{
    struct Column
    {
        QString name; //!< of DeploymentRows::Column, such as "Status"
        bool visible = true;
        int width = 0; //!< 0: the standard one

        bool operator==(const Column &) const = default;
    };

    QString id; //!< a UUID, or "shipped.…"; empty in files that are passed on
    QString name;
    QString filter; //!< in the filter language
    QList<Column> columns; //!< from left to right; empty: the view has none of its own
    QStringList sorting; //!< "Status", "-Version"; empty: none of its own

    bool operator==(const SavedView &) const = default;
};

//! Views as a file to pass on: JSON {"format": "slipway-views", "version": 1, "views": […]}.
namespace viewfile {

constexpr qsizetype mostBytes = 1 << 20;
constexpr qsizetype mostViews = 200;
constexpr qsizetype mostName = 120; //!< characters of a name; what is longer is cut

QByteArray print(const QList<SavedView> &views);
//! Views without ids; a view without a name is left out. Error::Kind::File, with a translated
//! sentence, where the text is no such file or of a later version.
Result<QList<SavedView>> parse(const QByteArray &text);

} // namespace viewfile

//! Failed in production, without owner, due in 30 days, overdue, orphans; names in the user's
//! language.
const QList<SavedView> &shippedViews();
