// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

namespace filter {

//! What a filter means besides the catalog: all that makes the same filter answer otherwise
//! tomorrow or elsewhere.
struct Context
{
    QDateTime now;
    QTimeZone zone; //!< whose days "today" and a date are
    QStringList production; //!< environments that is:production asks for, as on the wire

    //! The computer's clock and zone, and domain::defaultProductionEnvironments().
    static Context current();
};

} // namespace filter
