// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class ChartView;

//! Tells screen readers of charts: what it is of as their name, the bar that has the keyboard as
//! their value.
namespace accessiblechart {

void install(); //!< once or more
void announce(ChartView *chart); //!< another bar has the keyboard

} // namespace accessiblechart
