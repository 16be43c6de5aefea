// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

//! What the window says about a connection; an empty id is "not connected".
struct ConnectionInfo
{
    QString id;
    QString name;
    QString detail; //!< its URL, or "embedded, 127.0.0.1:8080"
    QString colour; //!< #RRGGBB
    bool production = false;
    bool readOnly = true;

    bool isConnected() const { return !id.isEmpty(); }
    bool operator==(const ConnectionInfo &) const = default;
};
