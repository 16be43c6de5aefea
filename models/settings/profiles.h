// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/settings/connectionprofile.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

//! The user's connections, kept in a JSON file that only the user can read (mode 0600). It never
//! holds a token. What a later version wrote into the file and this one does not know is kept.
class Profiles final : public QObject
{
    Q_OBJECT

public:
    explicit Profiles(QString file, QObject *parent = nullptr);
    ~Profiles() override; //!< saves what is not saved yet

    //! ~/.config/slipway/connections.json, or where XDG_CONFIG_HOME puts it.
    static QString defaultFile();

    //! No file is an empty list. A file that cannot be understood is set aside as *.broken and
    //! reported; it is never written over.
    Result<void> load();
    //! Changes are saved by themselves a moment later; this does it now.
    Result<void> save();

    const QList<ConnectionProfile> &all() const { return m_profiles; }
    //! Null where there is none; valid until the next change.
    const ConnectionProfile *find(const QString &id) const;

    //! Appends with a new id, and a name and colour where \a profile has none. Returns the id.
    QString add(ConnectionProfile profile);
    //! False where nothing changed or no profile has this id.
    bool change(const ConnectionProfile &profile);
    bool remove(const QString &id);
    //! Puts back what was removed, with its id. False where the id is there.
    bool restore(const ConnectionProfile &profile);

    //! The profiles without ids as JSON for another computer, and such JSON back.
    static QByteArray exported(const QList<ConnectionProfile> &profiles);
    static Result<QList<ConnectionProfile>> imported(const QByteArray &json);

Q_SIGNALS:
    void added(const QString &id);
    void changed(const QString &id);
    void removed(const QString &id);
    void saveFailed(const Error &error);

private:
    qsizetype indexOf(const QString &id) const;
    void saveSoon();

    QString m_file;
    QList<ConnectionProfile> m_profiles;
    QHash<QString, QByteArray> m_raw; //!< what the file had for each id
    QByteArray m_rawDocument;
    QTimer m_saving;
};
