// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sql/sqlite.h"

namespace sql {

namespace {

void check(int code, sqlite3 *db)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        throw SqlError(code, db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
}

} // namespace

Query::~Query()
{
    if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

Query &Query::bind(std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, m_next++, value), sqlite3_db_handle(m_statement));
    return *this;
}

Query &Query::bind(std::string_view text)
{
    check(sqlite3_bind_text64(m_statement, m_next++, text.data() ? text.data() : "", text.size(),
                              SQLITE_STATIC, SQLITE_UTF8),
          sqlite3_db_handle(m_statement));
    return *this;
}

Query &Query::bindBlob(std::string_view bytes)
{
    check(sqlite3_bind_blob64(m_statement, m_next++, bytes.data() ? bytes.data() : "", bytes.size(),
                              SQLITE_STATIC),
          sqlite3_db_handle(m_statement));
    return *this;
}

bool Query::step()
{
    const int code = sqlite3_step(m_statement);
    check(code, sqlite3_db_handle(m_statement));
    return code == SQLITE_ROW;
}

void Query::run()
{
    while (step()) { }
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Query::text(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes ? bytes : "", std::size_t(sqlite3_column_bytes(m_statement, column))};
}

Connection::Connection(const std::string &path, int flags)
{
    const int code = sqlite3_open_v2(path.c_str(), &m_db, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        const std::string message = m_db ? sqlite3_errmsg(m_db) : sqlite3_errstr(code);
        sqlite3_close(m_db);
        throw SqlError(code, message);
    }
    sqlite3_extended_result_codes(m_db, 1);
    sqlite3_busy_timeout(m_db, 20'000);
}

Connection::~Connection()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_db);
}

Query Connection::query(std::string_view sql)
{
    auto it = m_statements.find(sql);
    if (it == m_statements.end()) {
        sqlite3_stmt *statement = nullptr;
        check(sqlite3_prepare_v3(m_db, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                 &statement, nullptr),
              m_db);
        it = m_statements.emplace(std::string(sql), statement).first;
    }
    return Query(it->second);
}

void Connection::execute(const std::string &sql)
{
    check(sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr), m_db);
}

std::int64_t Connection::changes() const
{
    return sqlite3_changes64(m_db);
}

std::int64_t Connection::number(std::string_view sql)
{
    Query q = query(sql);
    return q.step() ? q.integer(0) : 0;
}

} // namespace sql
