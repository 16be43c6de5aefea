// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/directory.h"
#include "models/changes/journal.h"
#include "models/changes/wish.h"
#include "models/changes/words.h"
#include "models/store/catalogstore.h"

#include <map>

namespace gms {
class Client;
struct AspectState;
} // namespace gms

namespace store {

class ApplyRun;
struct ApplyEdit;
struct WriteOutcome;

//! An aspect as the server has it.
struct Present
{
    changes::Json value; //!< null: there is none
    qint64 version = 0; //!< -1 absent, 0 not known
    bool fromServer = false; //!< false: as far as the catalog knows it
    qint64 timeMs = 0; //!< of the last write; 0 not known
    QString actor; //!< URN of who wrote it; empty: not known
};

//! What an apply made of an aspect.
struct Written
{
    changes::Json before; //!< as it was read before the write; null: there was none
    changes::Json after; //!< as it was read back
    qint64 version = 0; //!< of \a after; 0 not known
};

//! How an apply stands.
struct ApplyState
{
    bool running = false;
    bool paused = false;
    int total = 0; //!< edits, each an aspect of an entity
    int applied = 0; //!< written, or found to be so already, and read back
    int conflicts = 0;
    int failed = 0; //!< those of unknown outcome among them
    QString stopped; //!< a sentence: why it ended before its time; empty where it did not

    int done() const { return applied + conflicts + failed; }
    bool operator==(const ApplyState &) const = default;
};

//! The corpuser URN of whoever uses this computer: by the login name.
QString localActor();

//! The edits of one connection: what waits, how it got there and back, what became of it. Every
//! step is in the journal before the call returns. What the forms, the change set's pane and the
//! command line work with; what is written goes through ApplyRun.
class Editing : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString folder; //!< of journals; empty: nothing is kept on disk
        QString identity; //!< what the server is recognised by
        //! corpuser URN that edits name as their author where the server does not say who one is
        QString fallbackActor;
        bool readOnly = false;
        bool withToken = false; //!< the server asks for one: texts to be copied name it
        int parallel = 4; //!< entities that are written at the same time
    };

    //! \a catalogs and \a client outlive it.
    Editing(CatalogStore &catalogs, gms::Client &client, const Options &options,
            QObject *parent = nullptr);
    ~Editing() override;

    bool isReadOnly() const { return m_options.readOnly; }
    //! A sentence for a banner: what was restored, set aside, or cannot be kept. Empty: nothing.
    const QString &notice() const { return m_notice; }
    //! What a URN is called: the catalog's and the server's names, tags that are being made
    //! included.
    QString nameOf(const QString &urn) const;

    // What waits.
    const changes::ChangeSet &changes() const { return m_set; }
    changes::EditState stateOf(const changes::EditKey &key) const { return m_states.value(key); }
    int conflictCount() const;
    //! What the table is to show: what waits, and what was written since the catalog was read.
    changes::ChangeSet shown() const;

    //! As the server has it: read for a form, else as the catalog knows it.
    Present presentOf(const changes::EditKey &key) const;
    //! As it will be: presentOf() with what waits for it.
    changes::Json pendingOf(const changes::EditKey &key) const;
    //! Reads the aspects of an entity from the server; aspectsRead() follows. What waits stays.
    //! False \a anew: only where that has not been done since the last refresh.
    void read(const QString &urn, bool anew = false);
    //! Why the last read() of \a urn failed; empty where it did not.
    QString readError(const QString &urn) const { return m_readErrors.value(urn); }

    //! Makes the aspect what \a mine is, seen from presentOf(). \a coalesces as of Step. False:
    //! nothing changes by it, or the connection is read-only.
    bool setAspect(const changes::EditKey &key, const changes::Json &mine, const QString &title,
                   const QString &coalesces = {});
    //! One step for many: what \a wish comes to for each of \a urns.
    bool setWish(const QStringList &urns, const changes::Wish &wish, const QString &title);
    //! Any step made elsewhere, such as by ChangeSet::added().
    bool make(changes::Step step);

    void drop(const changes::EditKey &key, const std::optional<changes::FieldKey> &field = {});
    void dropEntity(const QString &urn);
    void discardAll();

    bool canUndo() const { return m_history.canUndo(); }
    bool canRedo() const { return m_history.canRedo(); }
    QString undoTitle() const { return m_history.undoTitle(); }
    QString redoTitle() const { return m_history.redoTitle(); }
    void undo();
    void redo();
    //! A form field was left: typing in it again is another step.
    void seal() { m_history.seal(); }

    //! What was typed and is no valid value yet; \a field is any text that names the place.
    QString draft(const QString &field) const { return m_drafts.value(field); }
    void setDraft(const QString &field, const QString &text);
    //! Fields of deployments, with a draft each. The form for several keeps what it has to itself.
    int unfinishedFields() const;

    // Applying.
    const ApplyState &applyState() const { return m_applyState; }
    //! Sends \a keys, or all that wait; those in conflict only where they are named, and then once
    //! more from the start. Not while one is running.
    void apply(const QList<changes::EditKey> &keys = {});
    //! Of the last apply; null where it did not write \a key, where what was there before is not
    //! known, and of those after the first thousands.
    const Written *writtenOf(const changes::EditKey &key) const;
    //! True while something is on its way; of a paused run false once that has ended.
    bool isWriting() const;
    void pause();
    void resume();
    void cancel(); //!< what is on its way is finished; the rest stays in the set

    //! For a field in conflict: theirs drops my change, mine keeps it on top of theirs, another
    //! value takes the place of both.
    struct Choice
    {
        enum class Kind { Theirs, Mine, Other };
        Kind kind = Kind::Theirs;
        changes::Json other;
    };
    //! The fields of \a key that collide with what the server has, as of when it was sent.
    std::vector<changes::Collision> collisionsOf(const changes::EditKey &key) const;
    //! One undoable step; the edit waits again afterwards (apply() it, or it vanishes with its last
    //! field).
    void resolve(const changes::EditKey &key,
                 const std::vector<std::pair<changes::FieldKey, Choice>> &choices);

    // What was applied.
    std::vector<changes::LogEntry> log(int limit = 1000) const;
    //! Makes the inverse of what \a entries did, as one step: of fields that are still as they left
    //! them. Returns the sentences of those that are not.
    QStringList revert(const std::vector<changes::LogEntry> &entries);

    // Whom and what one can choose.
    //! The user as the server knows them, else Options::fallbackActor.
    QString me() const { return m_me.isEmpty() ? m_options.fallbackActor : m_me; }
    bool isMeKnown() const { return !m_me.isEmpty(); }
    //! Users, groups, tags, ownership types, containers or instances of the server by URN, beside
    //! those that the catalog names. Asked for on the first call; directoryChanged() when it came.
    const QHash<QString, catalog::Neighbour> &neighbours(const QString &entityType);

    enum class CopyForm { Curl, Python, McpFile };
    //! What waits for \a keys (all where empty) as text to be run elsewhere; without a token.
    QString copyText(CopyForm form, const QList<changes::EditKey> &keys = {}) const;

    CatalogStore &catalogs() const { return m_catalogs; }

Q_SIGNALS:
    void changed(); //!< the set, or shown()
    void stateChanged(const changes::EditKey &key); //!< stateOf() it
    void presentChanged(); //!< presentOf(): a catalog came
    void historyChanged(); //!< what undo and redo would do
    void applyChanged();
    void applyFinished(); //!< after the last applyChanged()
    void aspectsRead(const QString &urn); //!< or failed: readError()
    void directoryChanged(const QString &entityType);
    void noticeChanged();
    void logChanged();

private:
    changes::Naming naming() const;
    static Present presentFrom(const gms::AspectState &state);
    static Present presentFrom(const catalog::Catalog &catalog, catalog::Row row,
                               const catalog::Record &record, const QString &aspect);
    changes::Json withWaiting(const changes::EditKey &key, changes::Json present) const;
    void catalogCame();
    void loadWentOn();
    void write(const changes::Step &step);
    void warn(const Result<void> &written);
    void begin(const std::vector<ApplyEdit> &edits);
    void setState(const changes::EditKey &key, const changes::EditState &state);
    void take(const changes::AspectEdit &sent, WriteOutcome outcome);
    void takeApplied(const changes::AspectEdit &sent, const WriteOutcome &outcome);
    void askWhoIAm();

    CatalogStore &m_catalogs;
    gms::Client &m_client;
    Options m_options;
    QString m_notice;
    std::unique_ptr<changes::Journal> m_journal;
    changes::ChangeSet m_set;
    changes::History m_history;
    QHash<changes::EditKey, changes::EditState> m_states;
    QHash<QString, QString> m_drafts;

    QHash<changes::EditKey, Present> m_read;
    QHash<QString, QString> m_readErrors;
    std::map<QString, Pending> m_reading;
    QHash<QString, QHash<QString, catalog::Neighbour>> m_neighbours;
    mutable QHash<QString, QString> m_modelNames; //!< of the catalog; made when first asked
    mutable const catalog::Links *m_namedLinks = nullptr; //!< whose models these are
    std::map<QString, Pending> m_listing;
    QString m_me;
    Pending m_asking;

    ApplyState m_applyState;
    QHash<changes::EditKey, Written> m_written;
    std::unique_ptr<ApplyRun> m_run;
    qint64 m_batch = 0;
    bool m_cancelled = false; //!< before the run began
    changes::ChangeSet m_applied; //!< written, and not in the catalog yet
    bool m_loading = false;
    changes::ChangeSet m_settledByLoad; //!< of these, what the load under way will bring
    std::map<qint64, changes::LogEntry> m_reverting; //!< by its number in the log
    std::vector<changes::LogEntry> m_log; //!< where there is no journal
};

} // namespace store
