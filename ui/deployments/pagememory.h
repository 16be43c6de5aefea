// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QSettings;

//! What the page keeps per connection lies below a group of the settings.
namespace pagememory {

//! A connection that is seen for the first time gets the look of the one that was used last:
//! columns, sorting and panels, but neither its filter nor its view. Notes that \a group is used.
void begin(QSettings &settings, const QString &group);

} // namespace pagememory
