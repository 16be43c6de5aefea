// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/core/result.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace history {

//! Whose catalog a snapshot is of, as far as one wants to know it without the server.
struct SnapshotServer
{
    QString identity; //!< what the server is recognised by; never a user name or a password
    QString name; //!< as the user called it then
    QString version; //!< of DataHub; empty: not known
    QStringList productionEnvironments; //!< as on the wire

    bool operator==(const SnapshotServer &) const = default;
};

//! What the head of a snapshot file says of it.
struct SnapshotInfo
{
    QString path;
    SnapshotServer server;
    QDate day; //!< on which it was taken, where it was taken
    QDateTime takenAt; //!< UTC: when the server said all of it
    qint64 deployments = 0;
    qint64 bytes = 0; //!< of the file

    bool operator==(const SnapshotInfo &) const = default;
};

//! One catalog of one day in a file: a head in JSON, then the catalog as cache::write() has it,
//! compressed by zstd to about a tenth. Nothing in a file is believed: a damaged one is an error of
//! kind File and nothing worse. All functions are for any thread.
namespace snapshotfile {

//! Writes the file whole or not at all, readable by its owner only. \a catalog has rows.
Result<SnapshotInfo> write(const QString &path, const catalog::Catalog &catalog,
                           const SnapshotServer &server, const QDateTime &takenAt);

//! The head alone: some hundred bytes are read. Errors: NotFound, File.
Result<SnapshotInfo> inspect(const QString &path);

//! The catalog, with model links; it needs the file no more. Errors: NotFound, File.
Result<catalog::CatalogPtr> read(const QString &path);

} // namespace snapshotfile

} // namespace history
