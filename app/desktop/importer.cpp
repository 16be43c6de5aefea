// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/importer.h"

#include "ui/shell/importreport.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

Importer::Importer(QWidget *window) : m_window(window) { }

Importer::~Importer() = default;

void Importer::start(store::GmsStore &store, const QString &file)
{
    if (isRunning())
        return;
    m_target = store.server().name;
    auto *report = new ImportReport(QFileInfo(file).fileName(), m_target, m_window);
    report->setAttribute(Qt::WA_DeleteOnClose);
    connect(report, &ImportReport::cancelRequested, this, &Importer::cancel);
    m_report = report;
    report->show();
    auto device = std::make_unique<QFile>(file);
    if (!device->open(QIODevice::ReadOnly)) {
        ImportSummary summary;
        summary.target = m_target;
        summary.failure = tr("%1: %2").arg(file, device->errorString());
        report->setSummary(summary);
        return;
    }
    run(store, std::move(device));
}

void Importer::startQuietly(store::GmsStore &store, std::unique_ptr<QIODevice> device)
{
    if (!isRunning())
        run(store, std::move(device));
}

void Importer::run(store::GmsStore &store, std::unique_ptr<QIODevice> device)
{
    m_target = store.server().name;
    gms::Client &client = store.client();
    m_run = std::make_unique<ingest::ImportRun>(
        std::move(device), [&client](std::vector<domain::Proposal> batch, Done<void> done) {
            return client.ingest(batch, std::move(done));
        });
    connect(m_run.get(), &ingest::ImportRun::progressed, this,
            [this](qint64 bytes, qint64 total, qint64 written) {
                if (m_report)
                    m_report->setProgress(
                        bytes, total, tr("%1 aspects written").arg(QLocale().toString(written)));
            });
    connect(m_run.get(), &ingest::ImportRun::finished, this, [this] {
        showSummary();
        const bool wrote = m_run->summary().written > 0;
        m_run.release()->deleteLater();
        Q_EMIT finished(wrote);
    });
    m_run->start();
}

void Importer::cancel()
{
    if (m_run)
        m_run->cancel();
}

void Importer::showSummary()
{
    if (!m_report)
        return;
    const ingest::ImportSummary &result = m_run->summary();
    ImportSummary summary;
    summary.target = m_target;
    for (const auto &[aspect, count] : result.writtenByAspect)
        summary.counts.append({aspect, count, 0});
    for (const ingest::ImportError &error : result.errors)
        summary.problems.append({error.line, error.urn, error.reason});
    summary.problemCount = result.errorCount;
    summary.cancelled = result.cancelled;
    if (result.stopped)
        summary.failure = oneLine(*result.stopped, m_target);
    m_report->setSummary(summary);
}
