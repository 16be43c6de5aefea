// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/history/snapshots.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace history {

namespace {

const auto snapshotSuffix = u".snapshot"_s;

bool makePrivate(const QString &folder)
{
    return QDir().mkpath(folder)
        && QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                             | QFileDevice::ExeOwner);
}

Failure notKept(const QString &detail)
{
    Error error;
    error.kind = Error::Kind::File;
    error.detail = detail;
    return Failure(std::move(error));
}

//! By their names, which are days: the newest first.
QFileInfoList filesIn(const QString &folder)
{
    return QDir(folder).entryInfoList({u"*"_s + snapshotSuffix}, QDir::Files,
                                      QDir::Name | QDir::Reversed);
}

} // namespace

Snapshots::Snapshots(QString folder, const Limits &limits)
    : m_folder(std::move(folder)), m_limits(limits)
{
}

QString Snapshots::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
         + u"/slipway/snapshots"_s;
}

QString Snapshots::folderOf(const QString &identity) const
{
    const QByteArray hash
        = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return m_folder + u'/' + QString::fromLatin1(hash);
}

Result<SnapshotInfo> Snapshots::keep(const catalog::Catalog &catalog, const SnapshotServer &server,
                                     const QDateTime &takenAt) const
{
    if (catalog.isEmpty())
        return notKept(QCoreApplication::translate("Snapshots", "There are no deployments."));
    const QString folder = folderOf(server.identity);
    if (!makePrivate(m_folder) || !makePrivate(folder))
        return notKept(folder);
    const QString path
        = folder + u'/' + takenAt.toLocalTime().date().toString(Qt::ISODate) + snapshotSuffix;
    auto written = snapshotfile::write(path, catalog, server, takenAt);
    if (written)
        trim(folder, path);
    return written;
}

void Snapshots::trim(const QString &folder, const QString &keep) const
{
    int count = 0;
    qint64 bytes = 0;
    for (const QFileInfo &file : filesIn(folder)) {
        ++count;
        bytes += file.size();
        const bool beyond = count > m_limits.most || bytes > m_limits.mostBytes;
        if (beyond && file.filePath() != keep)
            QFile::remove(file.filePath());
    }
}

std::vector<SnapshotInfo> Snapshots::list(const QString &identity) const
{
    QStringList folders;
    if (!identity.isEmpty()) {
        folders.append(folderOf(identity));
    } else {
        for (const QFileInfo &folder :
             QDir(m_folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
            folders.append(folder.filePath());
    }
    std::vector<SnapshotInfo> found;
    for (const QString &folder : std::as_const(folders)) {
        for (const QFileInfo &file : filesIn(folder)) {
            auto info = snapshotfile::inspect(file.filePath());
            if (info && (identity.isEmpty() || info->server.identity == identity))
                found.push_back(std::move(*info));
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &SnapshotInfo::takenAt);
    return found;
}

bool Snapshots::remove(const QString &path) const
{
    const QString root = QDir(m_folder).absolutePath();
    const QFileInfo file(path);
    const bool ours
        = path.endsWith(snapshotSuffix) && QFileInfo(file.absolutePath()).absolutePath() == root;
    return ours && QFile::remove(path);
}

const SnapshotInfo *newestUntil(const std::vector<SnapshotInfo> &snapshots, const QDate &day)
{
    const auto found
        = std::ranges::find_if(snapshots, [&](const SnapshotInfo &one) { return one.day <= day; });
    return found == snapshots.end() ? nullptr : &*found;
}

} // namespace history
