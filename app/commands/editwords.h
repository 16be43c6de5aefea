// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/wish.h"
#include "models/core/result.h"

//! How the options of `slipway edit` are written.
namespace commands {

inline const QString defaultOwnerType = QStringLiteral("TECHNICAL_OWNER");

// Nothing where the text is right; else the complaint is Error::detail.
Result<void> checkOwner(const QString &text); //!< WHO or WHO=TYPE; WHO is a URN or the id of a user
Result<void> checkDate(const QString &text);
Result<void> checkUrn(const QString &text);
Result<void> checkProperty(const QString &text); //!< KEY=VALUE

//! Of a text that checkOwner() passes; \a type where it names none.
changes::Wish::Owner ownerFrom(const QString &text, const QString &type);
//! A tag's URN, from itself or from the tag's name.
QString tagFrom(const QString &text);
//! ms since the epoch, of a text that checkDate() passes. A day is its beginning in the zone of
//! this computer.
qint64 dateFrom(const QString &text);

} // namespace commands
