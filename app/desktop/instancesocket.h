// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/desktop/instancerequest.h"

#include <QLocalServer>
#include <QLockFile>

#include <memory>

class QLocalSocket;

//! Finds the program that runs already by a lock file, and talks to it by a local socket beside it:
//! for where there is no session bus.
class InstanceSocket final : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        First,
        HandedOver, //!< another one has the request
        Unusable, //!< there is no place for the socket, or who has the lock does not answer
    };

    explicit InstanceSocket(QString key, QObject *parent = nullptr);
    ~InstanceSocket() override;

    //! In \a folder, which privateFolder() gave. May take seconds where another one has the lock.
    Outcome begin(const QString &folder, const InstanceRequest &request);

    //! slipway in XDG_RUNTIME_DIR, else slipway-UID in the folder for temporary files; made where
    //! it is not there. Empty where it is not a folder of ours that is closed to everyone else: in
    //! a folder that all can write to, someone may have been there before us.
    static QString privateFolder();

Q_SIGNALS:
    void requested(const InstanceRequest &request);

private:
    bool listen(const QString &path);
    Outcome handOver(const QString &path, const InstanceRequest &request) const;
    void serve(QLocalSocket *socket);

    QString m_key;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer m_server;
};
