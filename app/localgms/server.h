// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>

namespace localgms {

struct Options
{
    QString dataFile; //!< the SQLite file, made if it is not there; empty: a private file that goes
                      //!< with the server
    quint16 port = 8080; //!< 0: any free one
    bool nextFreePort = false; //!< where port is taken: one of those after it, or else any
    QString token; //!< asked of every request but /config and /health; empty: none is asked
    QString actAs; //!< behave as this release of DataHub, such as "0.14", "1.2", "1.3"; empty: the
                   //!< newest known
};

//! GMS's API on loopback over one SQLite file. Runs in threads of its own and needs no event loop.
class Server
{
public:
    //! Listens when it returns. Errors: File where the data file is damaged, not ours or not to be
    //! opened (it is then left as it was); Offline where the port cannot be had.
    static Result<std::unique_ptr<Server>> start(Options options);

    //! Stops listening, lets the requests in work end, and closes the file.
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    quint16 port() const;
    QUrl url() const; //!< http://127.0.0.1:PORT
    qint64 deploymentCount() const; //!< soft-deleted ones count; -1 where the file cannot be read
    bool isEmpty() const; //!< no entity of any type

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

//! What is wrong in a data file: entities whose documents, search rows or edges do not agree with
//! their aspects, one sentence each. Empty: all is well. Error File as in Server::start().
Result<QStringList> checkDataFile(const QString &path);

} // namespace localgms
