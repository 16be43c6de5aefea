// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/sql/sqlite.h"

#include "app/localgms/registry.h"

#include <QString>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace localgms {

using sql::Connection;
using sql::Query;
using sql::SqlError;

//! The SQLite file: aspects as versioned rows, and beside them, written in the same transactions, a
//! document and the search values of each entity (both clustered by urn) and the edges.
//!
//! WAL: readers see the last commit and never wait; one writer at a time, also among processes.
class Database
{
public:
    //! Makes the file if it is not there. Error File: damaged, not ours, of a later version, not to
    //! be opened.
    static Result<std::unique_ptr<Database>> open(const QString &path,
                                                  std::shared_ptr<const Registry> registry);
    ~Database();

    const Registry &registry() const { return *m_registry; }

    //! Ids of aspects, search fields and relationships in the file; names once given never change.
    std::uint16_t idOf(std::string_view name) const; //!< 0 where the name was never stored
    std::string nameOf(std::uint16_t id) const;
    std::uint16_t internName(Connection &writer, std::string_view name);

    //! A connection for one thread for a while, in a read transaction.
    class Reader
    {
    public:
        explicit Reader(Database &database);
        ~Reader();
        Reader(const Reader &) = delete;
        Reader &operator=(const Reader &) = delete;
        Connection *operator->() const { return m_connection.get(); }
        Connection &operator*() const { return *m_connection; }

    private:
        Database &m_database;
        std::unique_ptr<Connection> m_connection;
    };

    //! The one writing connection, in a transaction that is undone unless committed.
    class Writer
    {
    public:
        explicit Writer(Database &database); //!< waits for its turn; ApiError Busy where another
                                             //!< process holds on
        ~Writer();
        Writer(const Writer &) = delete;
        Writer &operator=(const Writer &) = delete;
        Connection *operator->() const { return m_database.m_writer.get(); }
        Connection &operator*() const { return *m_database.m_writer; }
        Database &database() const { return m_database; }
        void commit();

    private:
        Database &m_database;
        std::unique_lock<std::mutex> m_lock;
        bool m_open = true;
    };

private:
    Database(std::string path, std::shared_ptr<const Registry> registry);
    void prepareFile();
    void loadNames(Connection &connection);
    void internAll();

    const std::string m_path;
    std::shared_ptr<const Registry> m_registry;
    std::mutex m_writeMutex;
    std::unique_ptr<Connection> m_writer;
    std::mutex m_poolMutex;
    std::vector<std::unique_ptr<Connection>> m_pool;
    mutable std::shared_mutex m_namesMutex;
    std::map<std::string, std::uint16_t, std::less<>> m_ids;
    std::vector<std::string> m_names;
};

} // namespace localgms
