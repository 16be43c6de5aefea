// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/changeset.h"
#include "models/core/pending.h"
#include "models/gms/client.h"

#include <QObject>
#include <QTimer>

namespace store {

//! What became of one edit.
struct WriteOutcome
{
    enum class Kind {
        Applied, //!< read back; or all of it was there already, then \a made is empty
        Conflict, //!< someone else changed the same: \a present is what the server has
        Failed, //!< not written: \a error
        Unknown, //!< sent, no answer, and the server cannot be asked: \a error
    };

    Kind kind = Kind::Failed;
    Error error;
    QString reason; //!< a sentence beside \a error, where there is more to say; else empty
    changes::Delta made; //!< what was changed by it, each with what was there
    qint64 versionBefore = 0; //!< -1 absent, 0 not known
    std::optional<gms::AspectState> before; //!< what the write began from; nothing: not known
    gms::AspectState present; //!< as of the last reading
    QString note; //!< what came between and what was done about it; else empty
    //! Fields of someone else that were written over, and could not be put back without asking.
    changes::Delta overwritten;
};

//! Brings one edit to the server: reads the aspect, makes the changes to what is there now, writes
//! with what was read as the precondition, and reads back. On a conflict it begins again, a bounded
//! number of times. Nothing counts as written because of the status of an answer; after a lost
//! answer it asks what became of it, by the mark that each write leaves in the server's history.
//!
//! Where a server ignores preconditions, members of lists are sent as patches, which it applies
//! itself; where it writes over someone else's change all the same, the history shows it:
//! members that were lost are put back, other fields are reported.
class EditWrite final : public QObject, public Operation
{
    Q_OBJECT

public:
    struct Options
    {
        changes::Stamp stamp; //!< the time is set anew by each write
        QString knownRunId; //!< of an earlier attempt of unknown outcome; else empty
        int attempts = 30; //!< against conflicts
        int longestWaitMs = 30'000; //!< that a server may ask for with 429
    };

    //! \a sending is told the mark of each write before it is sent. Nothing happens before start().
    EditWrite(gms::Client &client, changes::AspectEdit edit, const Options &options,
              std::function<void(QString runId)> sending, std::function<void(WriteOutcome)> done);

    void start();

private:
    void read();
    void wasRead(const gms::AspectState &present);
    void write(const gms::AspectState &present, const changes::Merged &merged);
    void written(const Result<void> &result);
    void readBack();
    void wasReadBack(const gms::AspectState &present);
    void lookInto(const gms::AspectState &present);
    void historyCame(const gms::AspectState &present);
    bool goesAsPatch(const changes::Merged &merged) const;
    bool isThere(const gms::AspectState &present) const;
    void again(int delayMs);
    void finish(WriteOutcome::Kind kind, const gms::AspectState &present);
    void fail(const Error &error);
    static bool isOpen(const Error &error);

    gms::Client &m_client;
    changes::AspectEdit m_edit;
    Options m_options;
    std::function<void(QString)> m_sending;
    std::function<void(WriteOutcome)> m_done;

    WriteOutcome m_outcome;
    changes::Delta m_sent; //!< of the last write
    gms::AspectState m_before; //!< what the last write was based on
    QString m_runId;
    std::optional<Error> m_open; //!< why the outcome of the last write is not known
    bool m_patched = false;
    bool m_repairing = false; //!< what is written is someone else's change that was written over
    int m_attempt = 0;
    int m_waits = 0;
    std::map<qint64, gms::AspectState> m_history;
    qint64 m_nextVersion = 0;
    QTimer m_timer;
    Pending m_call;
    Pending m_ended; //!< the call whose answer is being looked at
};

} // namespace store
