// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>

//! The few sizes of type that there are, each relative to the user's system font (10 pt in the
//! drawings): a user who reads large text gets all of them larger.
namespace fonts {

enum class Size {
    Tiny, //!< 8 of 10
    Small, //!< 9 of 10
    Base,
    Head, //!< 11.5 of 10
    Title, //!< 12 of 10
    Page, //!< 14 of 10: the sentence of an error page
    Display, //!< 18 of 10: a number that is the point of a tile
};

//! \a base in another size and weight.
QFont scaled(const QFont &base, Size size, QFont::Weight weight = QFont::Normal);

//! The system's font.
QFont ui(Size size = Size::Base, QFont::Weight weight = QFont::Normal);

//! The system's fixed-pitch font, sized to stand beside ui(\a size).
QFont mono(Size size = Size::Small);

} // namespace fonts
