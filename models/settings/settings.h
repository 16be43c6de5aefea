// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/setting.h"

#include <QObject>

//! The user's settings. Windows and tables keep their places in the same file by themselves;
//! connections have a file of their own (Profiles), tokens none at all (SecretStore).
class Settings final : public QObject
{
    Q_OBJECT

public:
    //! \a backend outlives this. Keys that are not listed below stay as they are.
    explicit Settings(QSettings &backend, QObject *parent = nullptr);

    Setting<ThemeChoice> theme;
    Setting<Density> density;
    Setting<QString> lastConnection;
    Setting<QString> lastImportFolder;
    Setting<int> localPort;
    Setting<int> refreshMinutes;

    QSettings &backend() { return m_backend; }

    //! ~/.config/slipway/slipway.ini, or where XDG_CONFIG_HOME puts it.
    static QString defaultFile();
    //! The same, after it was made, or closed to others: QSettings goes by the umask otherwise.
    static QString privateFile();

Q_SIGNALS:
    void changed(const QString &key);

private:
    template <typename T>
    void announce(Setting<T> &setting);

    QSettings &m_backend;
};
