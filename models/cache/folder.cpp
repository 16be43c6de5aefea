// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/folder.h"

#include "models/core/privatefiles.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace cache {

namespace {

const auto suffix = u".catalog"_s;

QFileInfoList catalogs(const QString &folder)
{
    return QDir(folder).entryInfoList({u"*"_s + suffix}, QDir::Files | QDir::Hidden, QDir::Time);
}

} // namespace

QString defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
         + u"/slipway/catalogs"_s;
}

QString identityOf(const QUrl &server)
{
    QUrl url(server);
    url.setScheme(url.scheme().toLower());
    url.setHost(url.host().toLower());
    if (url.port() < 0)
        url.setPort(url.scheme() == "https"_L1 ? 443 : 80);
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment
                        | QUrl::StripTrailingSlash | QUrl::NormalizePathSegments);
}

QString fileFor(const QString &folder, const QString &identity)
{
    const QByteArray hash
        = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return folder + u'/' + QString::fromLatin1(hash) + suffix;
}

bool makeFolder(const QString &folder)
{
    return privatefiles::makeFolder(folder);
}

void trim(const QString &folder, qint64 mostBytes, const QString &keep)
{
    qint64 bytes = QFileInfo(keep).size();
    for (const QFileInfo &file : catalogs(folder)) { // the newest first
        if (file.absoluteFilePath() == QFileInfo(keep).absoluteFilePath())
            continue;
        bytes += file.size();
        if (bytes > mostBytes)
            QFile::remove(file.absoluteFilePath());
    }
}

qint64 size(const QString &folder)
{
    qint64 bytes = 0;
    for (const QFileInfo &file : catalogs(folder))
        bytes += file.size();
    return bytes;
}

qint64 clear(const QString &folder)
{
    qint64 bytes = 0;
    for (const QFileInfo &file : catalogs(folder)) {
        if (QFile::remove(file.absoluteFilePath()))
            bytes += file.size();
    }
    return bytes;
}

} // namespace cache
