// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringList>

namespace items {

//! One record of RFC 4180 in UTF-8, with its CR LF. Cells that hold a comma, a quote or a line end
//! are quoted. A cell that begins with = + - @, a tab or a carriage return would be run as a
//! formula by a spreadsheet: it gets an apostrophe in front, unless it is a plain number such as
//! -5.
QByteArray csvLine(const QStringList &cells);

//! A line to paste into a spreadsheet: cells between tabs, with a line feed. Defused in the same
//! way; tabs and line ends within a cell become spaces.
QString tabLine(const QStringList &cells);

} // namespace items
