// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/icons.h"
#include "ui/common/theme.h"

//! What a badge, a banner or a note says by its colour, always beside its words and icon.
enum class Tone {
    Neutral,
    Info,
    Ok,
    Warn,
    Danger,
    Mine, //!< not yet sent
    Theirs,
};

namespace tones {

QColor ink(Tone tone, const Theme &theme);
QColor ground(Tone tone, const Theme &theme);
//! "info", "warning", …; the icon that stands for the tone.
QString iconName(Tone tone);
//! For screen readers: "Warning"; empty for Neutral.
QString spoken(Tone tone);

} // namespace tones
