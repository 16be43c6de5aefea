// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/palette/paletteentry.h"

#include <QList>

class QMenuBar;

namespace palette {

//! Everything in the menus that can be seen, in their order, also what cannot be done now. The
//! actions outlive the entries, or running those does nothing.
QList<PaletteEntry> actionEntries(const QMenuBar &bar);

} // namespace palette
