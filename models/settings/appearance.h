// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

//! Which theme the user wants; System follows the lightness of the desktop's palette.
enum class ThemeChoice {
    System,
    Light,
    Dark,
};

//! How tall the rows of tables are: one setting for all of them.
enum class Density {
    Compact,
    Normal,
    Roomy,
};
