// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

#include <optional>

//! Showing texts that somebody else wrote: never as more than text.
namespace servertext {

//! \a text with line breaks and runs of space made one space, and cut at \a atMost characters: what
//! a cell can show of it, without laying out a megabyte.
QString oneLine(const QString &text, qsizetype atMost);

//! A tooltip that shows \a text to the letter: one that looks like HTML would be read as such.
QString toolTip(const QString &text);

//! Only http and https with a host are ever opened; nothing for any other text.
std::optional<QUrl> webUrl(const QString &text);

} // namespace servertext
