// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/servertext.h"

#include <QColor>
#include <QDateTime>
#include <QString>
#include <QTimeZone>

//! How the forms say what they edit.
namespace formwords {

//! "Technical owner" of an ownershipType URN or a symbol of OwnershipType; \a name is what a type
//! of the server's own is called.
QString roleName(const QString &type, const QString &name);
//! Symbols that DataHub keeps for old data only.
bool isDeprecatedRole(const QString &type);
//! The URNs of the four types that every server has, as offered.
const QStringList &systemRoles();

bool isGroup(const QString &ownerUrn);
//! The server's colour of a tag; invalid where it has none or none that can be read.
QColor tagColor(const QString &colour);

//! "14 Dec 2026", with the time of day where it is not midnight.
QString dateText(qint64 ms, const QTimeZone &zone);
//! "21 Oct" within a year, else with the year: where there is little room.
QString dayText(qint64 ms, const QDateTime &now, const QTimeZone &zone);
//! "today 04:10", "yesterday 16:20", "2 Oct 2026".
QString whenText(qint64 ms, const QDateTime &now, const QTimeZone &zone);
//! "Europe/Berlin"; what the system has for a name.
QString zoneName(const QTimeZone &zone);

//! "a, b and c"
QString listed(const QStringList &words);

using servertext::oneLine;

} // namespace formwords
