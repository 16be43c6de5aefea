// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/picture.h"

#include <QByteArray>

namespace graph {

//! Colours as an SVG writes them: #rrggbb.
struct SvgColours
{
    QString ground, base, header, border, control, text, muted, danger, warn, production;
    std::array<QString, statusKinds> status; //!< as domain::statusSymbols()
    std::array<QString, hueCount> hue;

    //! The light theme, for paper and slides.
    static SvgColours light();
};

//! \a picture as a drawing of its own: every card with its texts, whatever its size. Texts are cut
//! by their number of characters, since fonts differ where it is looked at.
QByteArray toSvg(const Picture &picture, const SvgColours &colours = SvgColours::light());

} // namespace graph
