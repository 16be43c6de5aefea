// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace sql {

//! What SQLite says, with its code.
class SqlError : public std::runtime_error
{
public:
    SqlError(int code, const std::string &message) : std::runtime_error(message), m_code(code) { }
    int code() const { return m_code; }

private:
    int m_code;
};

class Connection;

//! A use of a prepared statement: bind, step, read; reset when it goes.
class Query
{
public:
    explicit Query(sqlite3_stmt *statement) : m_statement(statement) { }
    Query(Query &&other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr)), m_next(other.m_next)
    {
    }
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    ~Query();

    //! Binds the next parameter. The text must live until the query is done.
    Query &bind(std::int64_t value);
    Query &bind(std::string_view text);
    Query &bindBlob(std::string_view bytes);

    bool step(); //!< true while there is a row
    void run(); //!< for statements without rows
    std::int64_t integer(int column) const;
    //! Until the next step(); also of a blob.
    std::string_view text(int column) const;

private:
    sqlite3_stmt *m_statement;
    int m_next = 1;
};

//! One connection to a file, its statements prepared once. Used by one thread at a time.
class Connection
{
public:
    //! Throws SqlError. \a flags as of sqlite3_open_v2.
    Connection(const std::string &path, int flags);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    Query query(std::string_view sql);
    void execute(const std::string &sql); //!< several statements, nothing bound
    std::int64_t changes() const;
    std::int64_t number(std::string_view sql); //!< the first column of the first row; 0 without one

private:
    sqlite3 *m_db = nullptr;
    std::map<std::string, sqlite3_stmt *, std::less<>> m_statements;
};

} // namespace sql
