// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/database.h"

#include "app/localgms/apierror.h"
#include "models/core/privatefiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace localgms {

namespace {

constexpr int applicationId = 0x534C5057; // "SLPW"
constexpr int schemaVersion = 1;

constexpr const char *schema = R"(
CREATE TABLE names(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE aspects(urn TEXT NOT NULL, aspect INTEGER NOT NULL, version INTEGER NOT NULL,
  value TEXT NOT NULL, meta TEXT NOT NULL, audit TEXT NOT NULL, PRIMARY KEY(urn, aspect, version)) WITHOUT ROWID;
CREATE TABLE documents(urn TEXT PRIMARY KEY, removed INTEGER NOT NULL, created INTEGER NOT NULL,
  body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE search(urn TEXT PRIMARY KEY, removed INTEGER NOT NULL, fields BLOB NOT NULL,
  words TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE edges(type INTEGER NOT NULL, source TEXT NOT NULL, destination TEXT NOT NULL,
  aspect INTEGER NOT NULL, PRIMARY KEY(type, source, destination, aspect)) WITHOUT ROWID;
CREATE INDEX edges_in ON edges(destination, type, source);
CREATE TABLE counts(type TEXT PRIMARY KEY, total INTEGER NOT NULL,
  removed INTEGER NOT NULL) WITHOUT ROWID;
)";

struct LocalGmsWords
{
    Q_DECLARE_TR_FUNCTIONS(LocalGms)
};

Failure fileError(const QString &text)
{
    return Failure(Error {Error::Kind::File, 0, text, {}, -1, {}});
}

//! Nothing where the file may be opened for writing. Looks without changing a byte.
QString whyNotOurs(const std::string &path)
{
    Connection probe(path, SQLITE_OPEN_READONLY);
    if (probe.number("PRAGMA application_id") != applicationId)
        return LocalGmsWords::tr("is a database of another program");
    if (probe.number("PRAGMA user_version") > schemaVersion)
        return LocalGmsWords::tr("was written by a later version of Slipway");
    probe.number("SELECT count(*) FROM sqlite_schema");
    // All of a large file takes seconds to read; `--check` does that.
    if (QFileInfo(QFile::decodeName(path.c_str())).size() > 64 * 1024 * 1024)
        return {};
    Query check = probe.query("PRAGMA quick_check(1)");
    if (!check.step() || check.text(0) != "ok")
        return LocalGmsWords::tr("is damaged");
    return {};
}

} // namespace

Database::Database(std::string path, std::shared_ptr<const Registry> registry)
    : m_path(std::move(path)), m_registry(std::move(registry))
{
}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const QString &path,
                                                 std::shared_ptr<const Registry> registry)
{
    const std::string name = QFile::encodeName(path).toStdString();
    try {
        if (QFileInfo(path).size() > 0) {
            if (const QString why = whyNotOurs(name); !why.isEmpty())
                return fileError(QStringLiteral("%1 %2").arg(path, why));
        }
        privatefiles::create(path);
        std::unique_ptr<Database> database(new Database(name, std::move(registry)));
        database->prepareFile();
        return database;
    } catch (const SqlError &error) {
        return fileError(QStringLiteral("%1: %2").arg(path, QString::fromUtf8(error.what())));
    } catch (const ApiError &error) {
        return fileError(QStringLiteral("%1: %2").arg(path, QString::fromUtf8(error.what())));
    }
}

void Database::prepareFile()
{
    m_writer = std::make_unique<Connection>(m_path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    m_writer->execute(
        "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4000; PRAGMA foreign_keys=OFF;"
        "PRAGMA mmap_size=0");
    {
        Writer writer(*this);
        // A new file; an older schema would be brought up to date here, step by step by
        // user_version.
        if (writer->number("PRAGMA user_version") == 0) {
            writer->execute(schema);
            writer->execute("PRAGMA application_id=" + std::to_string(applicationId)
                            + "; PRAGMA user_version=" + std::to_string(schemaVersion));
        }
        loadNames(*writer);
        writer.commit();
    }
    internAll();
}

void Database::loadNames(Connection &connection)
{
    Query query = connection.query("SELECT id, name FROM names");
    const std::unique_lock lock(m_namesMutex);
    while (query.step()) {
        const auto id = std::size_t(query.integer(0));
        if (m_names.size() <= id)
            m_names.resize(id + 1);
        m_names[id] = std::string(query.text(1));
        m_ids.insert_or_assign(m_names[id], std::uint16_t(id));
    }
}

std::uint16_t Database::idOf(std::string_view name) const
{
    const std::shared_lock lock(m_namesMutex);
    const auto it = m_ids.find(name);
    return it == m_ids.end() ? 0 : it->second;
}

std::string Database::nameOf(std::uint16_t id) const
{
    const std::shared_lock lock(m_namesMutex);
    return id < m_names.size() ? m_names[id] : std::string();
}

std::uint16_t Database::internName(Connection &writer, std::string_view name)
{
    if (const std::uint16_t id = idOf(name))
        return id;
    writer.query("INSERT OR IGNORE INTO names(name) VALUES(?)").bind(name).run();
    Query query = writer.query("SELECT id FROM names WHERE name=?");
    query.bind(name).step();
    return std::uint16_t(query.integer(0));
}

void Database::internAll()
{
    Writer writer(*this);
    for (const auto &[name, aspect] : m_registry->aspects()) {
        internName(*writer, name);
        for (const SearchField &field : aspect.search)
            internName(*writer, field.name);
        for (const Relation &relation : aspect.relations)
            internName(*writer, relation.name);
    }
    for (const char *name : {"urn", "_entityType", "env", "systemCreated", "runId"})
        internName(*writer, name);
    writer.commit();
    loadNames(*m_writer);
}

Database::Reader::Reader(Database &database) : m_database(database)
{
    {
        const std::lock_guard lock(database.m_poolMutex);
        if (!database.m_pool.empty()) {
            m_connection = std::move(database.m_pool.back());
            database.m_pool.pop_back();
        }
    }
    if (!m_connection) {
        m_connection = std::make_unique<Connection>(database.m_path, SQLITE_OPEN_READWRITE);
        m_connection->execute("PRAGMA query_only=ON; PRAGMA cache_size=-4096; PRAGMA mmap_size=0");
    }
    m_connection->query("BEGIN").run();
}

Database::Reader::~Reader()
{
    try {
        m_connection->query("COMMIT").run();
        const std::lock_guard lock(m_database.m_poolMutex);
        m_database.m_pool.push_back(std::move(m_connection));
    } catch (const std::exception &) {
        // A connection that cannot even end a read is not used again.
        m_connection.reset();
    }
}

Database::Writer::Writer(Database &database) : m_database(database), m_lock(database.m_writeMutex)
{
    try {
        database.m_writer->query("BEGIN IMMEDIATE").run();
    } catch (const SqlError &error) {
        if ((error.code() & 0xff) == SQLITE_BUSY)
            throw ApiError(Fault::Busy, "Another process is writing to the file.");
        throw;
    }
}

Database::Writer::~Writer()
{
    if (!m_open)
        return;
    try {
        m_database.m_writer->query("ROLLBACK").run();
    } catch (const std::exception &) {
        // SQLite has rolled back by itself after a serious fault.
    }
}

void Database::Writer::commit()
{
    m_database.m_writer->query("COMMIT").run();
    m_open = false;
}

} // namespace localgms
