// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/diagnostics/statefolder.h"

#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace diagnostics {

QString stateFolder()
{
    const QString home = qEnvironmentVariable("XDG_STATE_HOME");
    // A relative path is to be ignored, as the Base Directory Specification says.
    return (QDir::isAbsolutePath(home) ? home : QDir::homePath() + u"/.local/state"_s)
         + u"/slipway"_s;
}

bool makePrivateFolder(const QString &folder)
{
    return QDir().mkpath(folder)
        && QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                             | QFileDevice::ExeOwner);
}

} // namespace diagnostics
