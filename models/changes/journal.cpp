// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/journal.h"

#include "models/core/privatefiles.h"
#include "models/sql/sqlite.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLockFile>

using namespace Qt::Literals::StringLiterals;

namespace changes {

namespace {

constexpr int schemaVersion = 1;

const char *const schema = R"(
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
CREATE TABLE IF NOT EXISTS edits(
  urn TEXT NOT NULL, aspect TEXT NOT NULL, base INTEGER NOT NULL, delta TEXT NOT NULL,
  place INTEGER NOT NULL, PRIMARY KEY(urn, aspect)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS edit_places ON edits(place);
CREATE TABLE IF NOT EXISTS states(
  urn TEXT NOT NULL, aspect TEXT NOT NULL, kind INTEGER NOT NULL, run TEXT NOT NULL,
  reason TEXT NOT NULL, theirs TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
  actor TEXT NOT NULL, PRIMARY KEY(urn, aspect)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS drafts(field TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log(
  id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, batch INTEGER NOT NULL,
  urn TEXT NOT NULL, aspect TEXT NOT NULL, delta TEXT NOT NULL, before INTEGER NOT NULL,
  after INTEGER NOT NULL, note TEXT NOT NULL, reverted INTEGER NOT NULL DEFAULT 0);
)";

Failure fileError(const QString &path, const QString &what)
{
    Error error;
    error.kind = Error::Kind::File;
    error.detail = path + u": "_s + what;
    return Failure(std::move(error));
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

//! Binds texts and keeps them until the statement is done.
class Bound
{
public:
    Bound(sql::Connection &file, std::string_view statement) : m_query(file.query(statement)) { }

    Bound &operator<<(const QString &text) { return add(text.toStdString()); }
    Bound &operator<<(const Json &json) { return add(json.dump()); }
    Bound &operator<<(qint64 number)
    {
        m_query.bind(std::int64_t(number));
        return *this;
    }
    void run() { m_query.run(); }

private:
    Bound &add(std::string text)
    {
        m_query.bind(*m_texts.emplace_back(std::make_unique<std::string>(std::move(text))));
        return *this;
    }

    std::vector<std::unique_ptr<std::string>> m_texts;
    sql::Query m_query;
};

} // namespace

Json toJson(const Delta &delta)
{
    Json result = Json::array();
    for (const FieldChange &change : delta) {
        result.push_back({{"field", change.key.field.toStdString()},
                          {"item", change.key.item.toStdString()},
                          {"before", change.before},
                          {"after", change.after}});
    }
    return result;
}

Delta deltaFromJson(const Json &json)
{
    Delta delta;
    for (const Json &one : json) {
        delta.push_back({{QString::fromStdString(one.at("field").get<std::string>()),
                          QString::fromStdString(one.at("item").get<std::string>())},
                         one.at("before"),
                         one.at("after")});
    }
    return delta;
}

Journal::Journal() = default;
Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::open(const QString &folder, const QString &identity)
{
    if (!privatefiles::makeFolder(folder))
        return fileError(folder, u"cannot be made"_s);
    const QByteArray name
        = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256).toHex().left(20);
    std::unique_ptr<Journal> journal(new Journal);
    for (int i = 1; i <= 20; ++i) {
        const QString base = folder + u'/' + QString::fromLatin1(name)
                           + (i == 1 ? QString() : u'-' + QString::number(i));
        auto lock = std::make_unique<QLockFile>(base + u".lock"_s);
        lock->setStaleLockTime(0);
        if (!lock->tryLock(0))
            continue;
        privatefiles::close(lock->fileName());
        journal->m_lock = std::move(lock);
        journal->m_path = base + u".db"_s;
        journal->m_besideAnother = i > 1;
        break;
    }
    if (!journal->m_lock)
        return fileError(folder, u"no lock can be taken"_s);

    const auto begin = [&journal] {
        privatefiles::create(journal->m_path);
        journal->m_file = std::make_unique<sql::Connection>(
            journal->m_path.toStdString(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        journal->load();
    };
    try {
        begin();
    } catch (const std::exception &broken) {
        journal->m_file.reset();
        journal->m_set = {};
        journal->m_states.clear();
        journal->m_drafts.clear();
        // Never deleted: someone may yet get an edit out of it.
        for (int i = 1; i < 1000 && journal->m_setAside.isEmpty(); ++i) {
            const QString aside = journal->m_path + u".unreadable-"_s + QString::number(i);
            if (QFile::rename(journal->m_path, aside))
                journal->m_setAside = aside;
        }
        if (journal->m_setAside.isEmpty())
            return fileError(journal->m_path, QString::fromUtf8(broken.what()));
        QFile::remove(journal->m_path + u"-wal"_s);
        QFile::remove(journal->m_path + u"-shm"_s);
        try {
            begin();
        } catch (const std::exception &error) {
            return fileError(journal->m_path, QString::fromUtf8(error.what()));
        }
    }
    privatefiles::close(journal->m_path);
    return journal;
}

void Journal::load()
{
    const auto version = m_file->number("PRAGMA user_version");
    if (version > schemaVersion)
        throw std::runtime_error("written by a newer Slipway");
    m_file->execute(schema);
    m_file->execute("PRAGMA user_version=" + std::to_string(schemaVersion));

    Step step;
    sql::Query edits
        = m_file->query("SELECT urn, aspect, base, delta FROM edits ORDER BY place, urn, aspect");
    while (edits.step()) {
        const EditKey key {textOf(edits.text(0)), textOf(edits.text(1))};
        Delta delta = deltaFromJson(Json::parse(edits.text(3)));
        if (!delta.empty())
            step.swaps.push_back(
                {key, std::nullopt, AspectEdit {key, edits.integer(2), std::move(delta)}});
    }
    m_set.apply(step);

    sql::Query states = m_file->query(
        "SELECT urn, aspect, kind, run, reason, theirs, version, time, actor FROM states");
    while (states.step()) {
        EditState state;
        state.kind = EditState::Kind(states.integer(2));
        state.runId = textOf(states.text(3));
        state.reason = textOf(states.text(4));
        state.theirs = Json::parse(states.text(5));
        state.theirsVersion = states.integer(6);
        state.theirsTimeMs = states.integer(7);
        state.theirsActor = textOf(states.text(8));
        m_states.insert({textOf(states.text(0)), textOf(states.text(1))}, state);
    }

    sql::Query drafts = m_file->query("SELECT field, text FROM drafts");
    while (drafts.step())
        m_drafts.insert(textOf(drafts.text(0)), textOf(drafts.text(1)));
}

void Journal::put(const Step &step)
{
    for (const Step::Swap &swap : step.swaps) {
        if (!swap.after) {
            (Bound(*m_file, "DELETE FROM edits WHERE urn=? AND aspect=?")
             << swap.key.urn << swap.key.aspect)
                .run();
            (Bound(*m_file, "DELETE FROM states WHERE urn=? AND aspect=?")
             << swap.key.urn << swap.key.aspect)
                .run();
            continue;
        }
        (Bound(*m_file, "INSERT INTO edits(urn, aspect, base, delta, place)"
                        " SELECT ?1, ?2, ?3, ?4,"
                        " coalesce((SELECT min(place) FROM edits WHERE urn=?1),"
                        "          (SELECT coalesce(max(place), 0) + 1 FROM edits))"
                        " WHERE true ON CONFLICT(urn, aspect)"
                        " DO UPDATE SET base=excluded.base, delta=excluded.delta")
         << swap.key.urn << swap.key.aspect << swap.after->baseVersion << toJson(swap.after->delta))
            .run();
    }
}

template <typename Work>
Result<void> Journal::inTransaction(Work work)
{
    try {
        m_file->execute("BEGIN IMMEDIATE");
        work();
        m_file->execute("COMMIT");
        return {};
    } catch (const sql::SqlError &error) {
        const QString what = QString::fromUtf8(error.what());
        try {
            m_file->execute("ROLLBACK");
        } catch (const sql::SqlError &) {
            // The transaction is gone already.
        }
        return fileError(m_path, what);
    }
}

Result<void> Journal::write(const Step &step)
{
    return inTransaction([&] { put(step); });
}

Result<void> Journal::setStates(const QHash<EditKey, EditState> &states)
{
    return inTransaction([&] {
        for (auto it = states.begin(); it != states.end(); ++it) {
            if (it->kind == EditState::Kind::Waiting) {
                (Bound(*m_file, "DELETE FROM states WHERE urn=? AND aspect=?")
                 << it.key().urn << it.key().aspect)
                    .run();
                continue;
            }
            (Bound(*m_file,
                   "INSERT OR REPLACE INTO states(urn, aspect, kind, run, reason, theirs, version,"
                   " time, actor) VALUES(?,?,?,?,?,?,?,?,?)")
             << it.key().urn << it.key().aspect << qint64(it->kind) << it->runId << it->reason
             << it->theirs << it->theirsVersion << it->theirsTimeMs << it->theirsActor)
                .run();
        }
    });
}

Result<void> Journal::setDraft(const QString &field, const QString &text)
{
    return inTransaction([&] {
        if (text.isEmpty())
            (Bound(*m_file, "DELETE FROM drafts WHERE field=?") << field).run();
        else
            (Bound(*m_file, "INSERT OR REPLACE INTO drafts(field, text) VALUES(?,?)")
             << field << text)
                .run();
    });
}

Result<void> Journal::applied(const Step &step, const LogEntry &entry)
{
    return inTransaction([&] {
        put(step);
        (Bound(*m_file, "DELETE FROM states WHERE urn=? AND aspect=?")
         << entry.key.urn << entry.key.aspect)
            .run();
        if (entry.delta.empty())
            return;
        (Bound(*m_file, "INSERT INTO log(time, batch, urn, aspect, delta, before, after, note)"
                        " VALUES(?,?,?,?,?,?,?,?)")
         << entry.timeMs << entry.batch << entry.key.urn << entry.key.aspect << toJson(entry.delta)
         << entry.versionBefore << entry.versionAfter << entry.note)
            .run();
    });
}

Result<void> Journal::markReverted(const std::vector<qint64> &ids)
{
    return inTransaction([&] {
        for (const qint64 id : ids)
            (Bound(*m_file, "UPDATE log SET reverted=1 WHERE id=?") << id).run();
    });
}

Result<std::vector<LogEntry>> Journal::log(int limit) const
{
    try {
        std::vector<LogEntry> entries;
        sql::Query rows = m_file->query("SELECT id, time, batch, urn, aspect, delta, before, after,"
                                        " note, reverted FROM log ORDER BY id DESC LIMIT ?");
        rows.bind(std::int64_t(limit));
        while (rows.step()) {
            LogEntry entry;
            entry.id = rows.integer(0);
            entry.timeMs = rows.integer(1);
            entry.batch = rows.integer(2);
            entry.key = {textOf(rows.text(3)), textOf(rows.text(4))};
            entry.delta = deltaFromJson(Json::parse(rows.text(5)));
            entry.versionBefore = rows.integer(6);
            entry.versionAfter = rows.integer(7);
            entry.note = textOf(rows.text(8));
            entry.reverted = rows.integer(9) != 0;
            entries.push_back(std::move(entry));
        }
        return entries;
    } catch (const std::exception &error) {
        return fileError(m_path, QString::fromUtf8(error.what()));
    }
}

} // namespace changes
