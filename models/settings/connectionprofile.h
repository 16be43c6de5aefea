// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

//! A server that the user named. A new one is read-only until the user says otherwise. The token is
//! not part of it: see Tokens.
struct ConnectionProfile
{
    QString id; //!< stable; chosen by Profiles::add()
    QString name;
    QUrl url; //!< as readServerUrl() gives it
    QString colour; //!< #RRGGBB
    bool readOnly = true;
    bool production = false;
    QStringList productionEnvironments; //!< what counts as production on this server
    int refreshMinutes = 5; //!< 0: only when asked

    bool operator==(const ConnectionProfile &) const = default;
};

//! The colours offered first; also those that new connections get in turn.
const QStringList &connectionColours();

struct UrlReading
{
    QUrl url; //!< without a slash at the end; empty where problem is not
    QString problem; //!< a sentence for the user
};

//! Reads what a user typed or a file holds: http or https (where missing, http for this computer
//! and https for others), a host, an optional path such as /api/gms; no user name, query or
//! fragment. DataHub Cloud's hosts are completed with /gms as the Python SDK does.
UrlReading readServerUrl(const QString &text);

//! "https://host:port" with the port spelled out: what a token is bound to.
QString originOf(const QUrl &url);

//! "datahub.acme.example" or "127.0.0.1:8080": how a server without a name is called.
QString hostLabel(const QUrl &url);
