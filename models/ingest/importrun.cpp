// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingest/importrun.h"

#include <QIODevice>
#include <QTimer>

namespace ingest {

namespace {

constexpr std::size_t aspectsPerBatch = 200;
constexpr std::size_t bytesPerBatch = 4u << 20; //!< servers refuse bodies of 15 MB
constexpr std::size_t mostErrors = 10'000;
constexpr int mostRefusedInARow = 40;
constexpr qint64 bytesPerStep
    = 8 << 20; //!< of a file in which much is bad, before others have their turn

std::size_t sizeOf(const domain::Proposal &proposal)
{
    return proposal.aspect.size() + proposal.systemMetadata.size() + 200;
}

} // namespace

ImportRun::ImportRun(std::unique_ptr<QIODevice> device, Sink sink, QObject *parent)
    : QObject(parent)
    , m_device(std::move(device))
    , m_reader(*m_device)
    , m_sink(std::move(sink))
    , m_totalBytes(m_device->size())
{
}

ImportRun::~ImportRun() = default;

void ImportRun::start()
{
    QTimer::singleShot(0, this, &ImportRun::step);
}

void ImportRun::cancel()
{
    if (m_ended)
        return;
    m_pending.reset();
    m_summary.cancelled = true;
    end();
}

void ImportRun::step()
{
    if (m_ended)
        return;
    if (!m_waiting.empty()) {
        Batch batch = std::move(m_waiting.front());
        m_waiting.pop_front();
        return send(std::move(batch));
    }
    Batch batch = readBatch();
    Q_EMIT progressed(m_reader.bytesRead(), m_totalBytes, m_summary.written);
    if (m_ended) // whoever heard of it may have had enough
        return;
    if (!batch.empty())
        return send(std::move(batch));
    if (m_fileRead)
        return end();
    start();
}

ImportRun::Batch ImportRun::readBatch()
{
    Batch batch;
    std::size_t bytes = 0;
    const qint64 start = m_reader.bytesRead();
    while (!m_fileRead && batch.size() < aspectsPerBatch && bytes < bytesPerBatch
           && m_reader.bytesRead() - start < bytesPerStep) {
        auto item = m_reader.next();
        if (!item)
            m_summary.stopped = std::move(item.error());
        m_fileRead = !item || !*item;
        if (m_fileRead)
            break;
        ++m_summary.read;
        auto &proposal = (*item)->proposal;
        const qint64 line = (*item)->line;
        if (!proposal) {
            report({line, proposal.error().urn, proposal.error().aspect, proposal.error().reason});
            continue;
        }
        bytes += sizeOf(*proposal);
        batch.push_back({line, std::move(*proposal)});
    }
    return batch;
}

void ImportRun::send(Batch batch)
{
    std::vector<domain::Proposal> proposals;
    proposals.reserve(batch.size());
    for (const Line &line : batch)
        proposals.push_back(line.proposal);
    auto shared = std::make_shared<Batch>(std::move(batch));
    m_pending = m_sink(std::move(proposals),
                       [this, shared](Result<void> result) { take(std::move(*shared), result); });
}

void ImportRun::take(Batch batch, const Result<void> &result)
{
    if (result) {
        m_refusedInARow = 0;
        m_summary.written += qint64(batch.size());
        for (const Line &line : batch)
            ++m_summary.writtenByAspect[line.proposal.aspectName];
    } else if (endsRun(result.error())) {
        m_summary.stopped = result.error();
        return end();
    } else if (batch.size() > 1) {
        halve(std::move(batch));
    } else {
        ++m_refusedInARow;
        const domain::Proposal &bad = batch.front().proposal;
        const QString reason = result.error().detail.isEmpty()
                                 ? describe(result.error(), tr("The server")).title
                                 : result.error().detail;
        report({batch.front().line, bad.entityUrn, bad.aspectName, reason});
    }
    step();
}

void ImportRun::halve(Batch batch)
{
    const auto middle = batch.begin() + qsizetype(batch.size() / 2);
    Batch second(std::make_move_iterator(middle), std::make_move_iterator(batch.end()));
    batch.erase(middle, batch.end());
    m_waiting.push_front(std::move(second));
    m_waiting.push_front(std::move(batch));
}

void ImportRun::report(ImportError error)
{
    ++m_summary.errorCount;
    if (m_summary.errors.size() < mostErrors)
        m_summary.errors.push_back(std::move(error));
}

//! Whether the next item would fare no better.
bool ImportRun::endsRun(const Error &error) const
{
    switch (error.kind) {
    case Error::Kind::Rejected:
    case Error::Kind::Conflict:
    case Error::Kind::NotFound:
        return false;
    case Error::Kind::ServerFault: // some releases answer so to an aspect that they do not know
    case Error::Kind::Forbidden: // perhaps for some entities only
        return m_refusedInARow >= mostRefusedInARow;
    default:
        return true;
    }
}

void ImportRun::end()
{
    m_ended = true;
    Q_EMIT finished();
}

} // namespace ingest
