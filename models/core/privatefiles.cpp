// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/privatefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace privatefiles {

namespace {

constexpr QFileDevice::Permissions ownersFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions ownersFolder = ownersFile | QFileDevice::ExeOwner;

bool make(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return true;
    // Another program may be making it, too.
    return make(QFileInfo(folder).absolutePath())
        && (QDir().mkdir(folder, ownersFolder) || QFileInfo(folder).isDir());
}

} // namespace

bool makeFolder(const QString &folder)
{
    const QString whole = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    return make(whole) && QFile::setPermissions(whole, ownersFolder);
}

void create(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownersFile);
}

bool close(const QString &file)
{
    return QFile::setPermissions(file, ownersFile);
}

} // namespace privatefiles
