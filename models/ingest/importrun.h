// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/pending.h"
#include "models/ingest/itemreader.h"

#include <QObject>

#include <deque>
#include <map>
#include <memory>

class QIODevice;

namespace ingest {

//! One item that did not get in.
struct ImportError
{
    qint64 line = 0; //!< of the file, from 1
    QString urn;
    QString aspect;
    QString reason;

    bool operator==(const ImportError &) const = default;
};

struct ImportSummary
{
    qint64 read = 0; //!< aspects found in the file, bad ones too
    qint64 written = 0;
    std::map<QString, qint64> writtenByAspect;
    std::vector<ImportError> errors; //!< the first 10000, in no order but roughly the file's
    qint64 errorCount = 0; //!< all
    std::optional<Error> stopped; //!< why the run ended before the file did; what was written stays
    bool cancelled = false;

    bool isComplete() const { return errorCount == 0 && !stopped && !cancelled; }
};

//! Writes the aspects of a file somewhere, some hundred at a time and in the file's order. A batch
//! that is refused is halved until the bad ones are found; they are reported and the others
//! written. Ends early where the server is gone or does not let this user in.
class ImportRun final : public QObject
{
    Q_OBJECT

public:
    using Sink = std::function<Pending(std::vector<domain::Proposal>, Done<void>)>;

    //! \a device is open for reading. Nothing happens before start().
    ImportRun(std::unique_ptr<QIODevice> device, Sink sink, QObject *parent = nullptr);
    ~ImportRun() override;

    void start();
    //! Ends after what is under way; finished() follows at once.
    void cancel();
    const ImportSummary &summary() const { return m_summary; }

Q_SIGNALS:
    void progressed(qint64 bytes, qint64 totalBytes, qint64 written);
    void finished();

private:
    struct Line
    {
        qint64 line = 0;
        domain::Proposal proposal;
    };
    using Batch = std::vector<Line>;

    void step();
    Batch readBatch();
    void send(Batch batch);
    void take(Batch batch, const Result<void> &result);
    void halve(Batch batch);
    void report(ImportError error);
    bool endsRun(const Error &error) const;
    void end();

    std::unique_ptr<QIODevice> m_device;
    ItemReader m_reader;
    Sink m_sink;
    ImportSummary m_summary;
    std::deque<Batch> m_waiting; //!< halves of refused batches, before the file goes on
    Pending m_pending;
    qint64 m_totalBytes = 0;
    int m_refusedInARow = 0;
    bool m_fileRead = false;
    bool m_ended = false;
};

} // namespace ingest
