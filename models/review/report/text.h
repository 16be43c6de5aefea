// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace review::report {

//! Longer notes are cut in reports; the server has the rest.
inline constexpr qsizetype mostOfNote = 2000;

//! A text of the catalog as it may stand on a page that someone else reads: without control
//! characters and marks that turn the direction of what follows, with at most three marks on one
//! letter, no halves of characters, and cut behind \a most UTF-16 units with its length in words.
//! Line ends stay.
QString tame(const QString &text, qsizetype most = mostOfNote);
//! The same in one line.
QString tameLine(const QString &text, qsizetype most = 240);

} // namespace review::report
