// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

//! What a start asks of the program that runs already: to come to the front, and perhaps more.
struct InstanceRequest
{
    QStringList uris; //!< slipway: and file: ones, not judged yet
    QString action; //!< "import", or one of the desktop file's; empty: none
    QStringList arguments; //!< of the action; whole paths
    QString activationToken; //!< by which the desktop lets a window come to the front; may be empty

    bool operator==(const InstanceRequest &) const = default;
};

namespace instance {

constexpr qsizetype mostRequestBytes = 1 << 20;
constexpr qsizetype mostUris = 256;

//! One line of JSON without its end: {"key", "uris", "action", "arguments", "token"}.
QByteArray toLine(const InstanceRequest &request, const QString &key);
//! Nothing where \a line is no such line, or has another \a key.
std::optional<InstanceRequest> fromLine(const QByteArray &line, const QString &key);

} // namespace instance
