// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/commandline.h"
#include "app/localgms/server.h"
#include "models/store/gmsstore.h"

#include <memory>

namespace commands {

//! The embedded GMS's file of this user: slipway/catalog.db in the XDG data folder, which is made.
QString defaultDataFile();

//! What a command talks to: a server that was named, or the embedded GMS on a free port.
class Session
{
public:
    enum class Access { Read, Write };

    //! Errors: File for a URL that is none and for the embedded GMS's file, Offline where it finds
    //! no port. With Access::Read nothing can be written, whatever is called.
    static Result<std::unique_ptr<Session>> open(const Target &target,
                                                 Access access = Access::Read);

    store::GmsStore &store() { return *m_store; }
    const store::Connection &connection() const { return m_connection; }

    //! Loads all deployments, with an event loop of its own until that has ended.
    const store::LoadState &load();

private:
    std::unique_ptr<localgms::Server> m_local; //!< outlives the store
    store::Connection m_connection;
    std::unique_ptr<store::GmsStore> m_store;
};

//! Where the connection of \a target leads, without contacting it. \a local is started where no
//! server is named.
Result<store::Connection> resolveTarget(const Target &target,
                                        std::unique_ptr<localgms::Server> &local);

//! What change sets and snapshots of the connection are found by. The embedded GMS has another port
//! at each start; its file is what it is recognised by.
QString identityOf(const store::Connection &connection, const Target &target);

//! One line on standard error, as every command reports.
void complain(const QString &text);
void print(const QByteArray &text);

} // namespace commands
