// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/diagnostics/statefolder.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace diagnostics {

QString stateFolder()
{
    const QString home = qEnvironmentVariable("XDG_STATE_HOME");
    // A relative path is to be ignored, as the Base Directory Specification says.
    return (QDir::isAbsolutePath(home) ? home : QDir::homePath() + u"/.local/state"_s)
         + u"/slipway"_s;
}

} // namespace diagnostics
