// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/history/snapshotfile.h"

#include <optional>
#include <vector>

namespace history {

//! The snapshots of all connections: a folder for each, in it a file for each day. A value that
//! knows a folder; all of it is for any thread.
class Snapshots
{
public:
    //! Of one connection.
    struct Limits
    {
        int most = 90;
        qint64 mostBytes = 512ll << 20;
    };

    explicit Snapshots(QString folder = defaultFolder())
        : Snapshots(std::move(folder), Limits()) { }
    Snapshots(QString folder, const Limits &limits);

    //! ~/.local/share/slipway/snapshots, or where XDG_DATA_HOME puts it.
    static QString defaultFolder();

    //! Keeps \a catalog as that of the day of \a takenAt, in the place of an earlier one of that
    //! day, and removes the oldest beyond the limits. Folders and file are their owner's only.
    //! File: it could not be written, or there are no deployments to be kept.
    Result<SnapshotInfo> keep(const catalog::Catalog &catalog, const SnapshotServer &server,
                              const QDateTime &takenAt) const;

    //! The newest first; of one connection where \a identity is not empty. What cannot be read is
    //! left out.
    std::vector<SnapshotInfo> list(const QString &identity = {}) const;

    //! False where there is no such snapshot in this folder.
    bool remove(const QString &path) const;

private:
    QString folderOf(const QString &identity) const;
    void trim(const QString &folder, const QString &keep) const;

    QString m_folder;
    Limits m_limits;
};

//! The newest of \a snapshots, as list() has them, of \a day or before it; null where there is
//! none.
const SnapshotInfo *newestUntil(const std::vector<SnapshotInfo> &snapshots, const QDate &day);

} // namespace history
