// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/settings.h"

#include "models/core/privatefiles.h"

#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

Settings::Settings(QSettings &backend, QObject *parent)
    : QObject(parent)
    , theme(backend, u"appearance/theme"_s, ThemeChoice::System,
            u"system, light or dark; system follows the desktop"_s)
    , density(backend, u"appearance/density"_s, Density::Normal,
              u"compact, normal or roomy rows in every table"_s)
    , lastConnection(backend, u"connection/last"_s, {},
                     u"the id of the connection to open at the start; empty: ask"_s)
    , lastImportFolder(backend, u"import/folder"_s, {}, u"where the last imported file was"_s)
    , localPort(backend, u"local/port"_s, 8080,
                u"where the embedded server listens; the next free port where it is taken"_s)
    , refreshMinutes(backend, u"connection/refreshMinutes"_s, 5,
                     u"how often a connection without a profile is refreshed; 0: when asked"_s)
    , m_backend(backend)
{
    announce(theme);
    announce(density);
    announce(lastConnection);
    announce(lastImportFolder);
    announce(localPort);
    announce(refreshMinutes);
}

template <typename T>
void Settings::announce(Setting<T> &setting)
{
    setting.onChange = [this, &setting] { Q_EMIT changed(setting.key()); };
}

QString Settings::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
         + u"/slipway/slipway.ini"_s;
}

QString Settings::privateFile()
{
    const QString file = defaultFile();
    privatefiles::makeFolder(QFileInfo(file).path());
    privatefiles::create(file);
    privatefiles::close(file);
    return file;
}
