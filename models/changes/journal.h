// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/changeset.h"
#include "models/core/result.h"

#include <QStringList>

#include <memory>

class QLockFile;

namespace sql {
class Connection;
}

namespace changes {

//! How an edit of the change set stands with the server.
struct EditState
{
    enum class Kind {
        Waiting, //!< not sent
        Sending, //!< on its way: where the program ends now, the outcome is not known
        Unknown, //!< sent, no answer, and the server could not be asked since
        Conflict, //!< someone else changed the same: \a theirs
        Failed, //!< \a reason
    };

    Kind kind = Kind::Waiting;
    QString runId; //!< of Sending and Unknown: marks the write in the server's history
    QString reason; //!< a sentence
    Json theirs; //!< of Conflict: the aspect on the server
    qint64 theirsVersion = 0;
    qint64 theirsTimeMs = 0; //!< 0 not known
    QString theirsActor; //!< URN; empty: not known

    bool operator==(const EditState &) const = default;
};

//! One change that was applied and read back.
struct LogEntry
{
    qint64 id = 0; //!< given by the journal, ascending
    qint64 timeMs = 0;
    qint64 batch = 0; //!< the same for all of one apply
    EditKey key;
    Delta delta; //!< what it changed, each with what was there and what is
    qint64 versionBefore = 0; //!< -1: the aspect was not there; 0: not known
    qint64 versionAfter = 0;
    QString note; //!< what came between, where something did; else empty
    bool reverted = false;

    bool operator==(const LogEntry &) const = default;
};

//! The change set of one connection on disk, and the log of what was applied: an SQLite file in
//! which every step is a transaction, so that a program that is killed loses none. Holds no
//! credentials. One program at a time has it; a second one gets a file beside it.
class Journal
{
public:
    //! \a folder is made where there is none; \a identity is what the server is recognised by. A
    //! file that cannot be read is set aside (see setAside()), and a new one begun. Errors: File.
    static Result<std::unique_ptr<Journal>> open(const QString &folder, const QString &identity);
    ~Journal();

    QString path() const { return m_path; }
    //! Where a file went that could not be read; empty where none had to.
    QString setAside() const { return m_setAside; }
    //! True where another program has the connection's first file.
    bool isBesideAnother() const { return m_besideAnother; }

    const ChangeSet &restored() const { return m_set; } //!< as it was when the file was opened
    const QHash<EditKey, EditState> &restoredStates() const { return m_states; }
    //! What was typed and is no valid value yet, by form field.
    const QHash<QString, QString> &restoredDrafts() const { return m_drafts; }

    // Each is on disk when it returns. Errors: File.
    Result<void> write(const Step &step);
    Result<void> setStates(const QHash<EditKey, EditState> &states); //!< Waiting removes one
    Result<void> setDraft(const QString &field, const QString &text); //!< empty removes it
    //! What was applied goes from the set into the log, as one: \a step takes it out.
    Result<void> applied(const Step &step, const LogEntry &entry);
    Result<void> markReverted(const std::vector<qint64> &ids);

    //! The newest first.
    Result<std::vector<LogEntry>> log(int limit) const;

private:
    Journal();
    void load();
    void put(const Step &step);
    template <typename Work>
    Result<void> inTransaction(Work work);

    QString m_path;
    QString m_setAside;
    bool m_besideAnother = false;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<sql::Connection> m_file;
    ChangeSet m_set;
    QHash<EditKey, EditState> m_states;
    QHash<QString, QString> m_drafts;
};

//! As texts in the journal and in tests: [{"field","item","before","after"}].
Json toJson(const Delta &delta);
Delta deltaFromJson(const Json &json);

} // namespace changes
