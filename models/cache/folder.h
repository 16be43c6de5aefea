// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

//! Where the catalogs of connections are kept: one file each.
namespace cache {

//! ~/.cache/slipway/catalogs, or where XDG_CACHE_HOME puts it.
QString defaultFolder();

//! What a server is recognised by: scheme, host, port and path; never a user name or a password.
QString identityOf(const QUrl &server);

//! The file of \a identity in \a folder; its name tells nothing of the server.
QString fileFor(const QString &folder, const QString &identity);

//! Makes \a folder, for its owner only. False where that cannot be.
bool makeFolder(const QString &folder);

//! Removes catalogs, the longest unused first, until those that are left have at most \a mostBytes
//! together. \a keep stays.
void trim(const QString &folder, qint64 mostBytes, const QString &keep);

//! The bytes of all catalogs.
qint64 size(const QString &folder);

//! Removes all catalogs. Returns how many bytes they had.
qint64 clear(const QString &folder);

} // namespace cache
