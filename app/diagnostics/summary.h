// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace diagnostics {

//! What may be told of a connection: neither its name nor where it leads.
struct ConnectionFacts
{
    QUrl url; //!< only its scheme, and whether its path is that of the frontend, is told
    bool embedded = false;
    bool connected = false;
    bool readOnly = true;
    QString serverVersion; //!< empty where it is not known
};

struct Facts
{
    QList<ConnectionFacts> connections;
    qint64 deployments = 0;
    qint64 catalogBytes = 0; //!< in memory
    qint64 dataFileBytes = 0;
    qint64 cacheBytes = 0;
    bool onBus = false; //!< a session bus is there
    bool keychain = false; //!< else tokens are in memory
    int crashReports = 0;
};

//! English text for a report of a fault: versions, system, display, sizes and kinds of connections.
//! No host, URN, user name, path or token.
QString summary(const Facts &facts);

} // namespace diagnostics
