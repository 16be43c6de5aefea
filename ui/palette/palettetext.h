// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/catalogsearch.h"
#include "ui/palette/paletteentry.h"

//! What was typed: its first character may say what is looked for.
struct PaletteText
{
    QString words;
    bool actions = true;
    bool views = true;
    items::SearchKinds kinds = items::allKinds;

    //! "> actions", "@ owners", "# tags", ": models"; all else looks for everything.
    static PaletteText parse(const QString &typed);
    //! A character stands before the words.
    bool isNarrowed() const { return !actions || kinds != items::allKinds; }
    bool operator==(const PaletteText &) const = default;
};

//! How well \a entry answers \a words, to be compared with SearchHit::score; nothing where it does
//! not. The title counts more than the path.
std::optional<int> scoreOf(const PaletteEntry &entry, const QString &words);
