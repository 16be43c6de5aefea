// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

//! Lengths that the painted controls of the toolbar share, in device-independent pixels.
namespace toolbar {

inline constexpr int glyphSize = 16;
inline constexpr qreal gap = 7;

} // namespace toolbar
