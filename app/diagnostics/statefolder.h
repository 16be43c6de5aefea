// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace diagnostics {

//! slipway in XDG_STATE_HOME, else in ~/.local/state: logs and crash reports. Not made by this.
//! Qt has had no such place before 6.7.
QString stateFolder();

} // namespace diagnostics
