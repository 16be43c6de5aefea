// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/fields.h"

#include <QString>

#include <vector>

//! Two texts of one aspect side by side, line by line.
namespace aspectdiff {

struct Side
{
    int number = 0; //!< of the line, from 1 on; 0: this side has none in this row
    QString text;
    QString note; //!< below it, in words: what a number of milliseconds means
    bool operator==(const Side &) const = default;
};

struct Row
{
    Side before;
    Side after;
    bool changed = false;

    bool hasNote() const { return !before.note.isEmpty() || !after.note.isEmpty(); }
    bool operator==(const Row &) const = default;
};

//! \a before and \a after indented, lines that are the same beside each other; null is no lines at
//! all. A comma more or less at the end of a line is no change. \a spell says what a time means.
std::vector<Row> rows(const changes::Json &before, const changes::Json &after,
                      QString (*spell)(qint64 ms));

} // namespace aspectdiff
