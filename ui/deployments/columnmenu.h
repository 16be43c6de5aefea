// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class DeploymentTable;
class QMenu;

//! Fills \a menu anew: sorting, a box a column, fitting, and the way back to the standard ones.
//! \a logical is the column that the menu was asked for on, or -1.
void fillColumnMenu(QMenu &menu, DeploymentTable &table, int logical = -1);
