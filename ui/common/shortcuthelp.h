// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

//! A key and what it does, for the list of all keys.
struct ShortcutHelp
{
    QString section; //!< a menu's title, or where in the window the key means this
    QString what;
    QString keys; //!< as the platform writes them: "Ctrl+K"

    bool operator==(const ShortcutHelp &) const = default;
};
