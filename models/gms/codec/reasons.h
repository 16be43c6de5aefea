// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

//! What can be wrong at a place of a reply; translated in the context "Json" when shown.
namespace gms::reasons {

inline constexpr const char *noText = QT_TRANSLATE_NOOP("Json", "not a text");
inline constexpr const char *noNumber = QT_TRANSLATE_NOOP("Json", "not a whole number");
inline constexpr const char *noBoolean = QT_TRANSLATE_NOOP("Json", "neither true nor false");
inline constexpr const char *noObject = QT_TRANSLATE_NOOP("Json", "not an object");
inline constexpr const char *noArray = QT_TRANSLATE_NOOP("Json", "not an array");
inline constexpr const char *missing = QT_TRANSLATE_NOOP("Json", "missing");
inline constexpr const char *trailing = QT_TRANSLATE_NOOP("Json", "text after the end");

} // namespace gms::reasons
