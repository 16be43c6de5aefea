// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/appearance.h"

//! In logical pixels, for the usual font size; a view takes more where its font needs more.
constexpr int rowHeight(Density density)
{
    switch (density) {
    case Density::Compact:
        return 22;
    case Density::Normal:
        return 26;
    case Density::Roomy:
        return 30;
    }
    return 26;
}
