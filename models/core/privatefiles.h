// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

//! What Slipway keeps is for its user alone: folders 0700, files 0600. Files that a user exports
//! are not of these; they are as open as other files.
namespace privatefiles {

//! Makes \a folder and all that is missing above it, and closes it to others where it was there.
//! False where that cannot be.
bool makeFolder(const QString &folder);

//! Makes \a file, empty and closed to others, where it is not there: what SQLite puts beside it
//! later is as open as it is. Leaves one that is there as it is.
void create(const QString &file);

//! Closes \a file to others. False where that cannot be.
bool close(const QString &file);

} // namespace privatefiles
