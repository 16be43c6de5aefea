// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/language.h"

namespace commands {

//! What is wrong with a filter and where, how to mend it, the text, and a mark below the place.
QString explained(const QString &text, const filter::ParseError &error);

} // namespace commands
