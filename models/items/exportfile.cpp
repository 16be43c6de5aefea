// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/exportfile.h"

#include "models/items/csv.h"
#include "models/items/recordjson.h"

#include <QSaveFile>

namespace items {

namespace {

constexpr qsizetype pieceSize = 256 * 1024;

Error fileError(const QSaveFile &file)
{
    Error error;
    error.kind = Error::Kind::File;
    error.detail = file.errorString();
    return error;
}

Error cancelled()
{
    Error error;
    error.kind = Error::Kind::Cancelled;
    return error;
}

//! What stands before the rows, each row, and what stands behind them.
class RowText
{
public:
    explicit RowText(const ExportJob &job) : m_job(job) { }

    QByteArray head() const
    {
        if (m_job.format == ExportFormat::Json)
            return {};
        QStringList titles;
        for (const DeploymentRows::Column column : m_job.columns)
            titles.append(DeploymentRows::title(column));
        return csvLine(titles);
    }

    QByteArray row(catalog::Row row)
    {
        const catalog::Catalog &catalog = *m_job.catalog;
        if (m_job.format == ExportFormat::Json)
            return m_array.next(objectOf(catalog.record(row), recordKeys()));
        QStringList cells;
        for (const DeploymentRows::Column column : m_job.columns)
            cells.append(DeploymentRows::exported(catalog, row, column));
        return csvLine(cells);
    }

    QByteArray foot() const
    {
        return m_job.format == ExportFormat::Json ? m_array.end() : QByteArray();
    }

private:
    const ExportJob &m_job;
    JsonArrayText m_array;
};

} // namespace

Result<qint64> writeExport(const ExportJob &job, const QString &path, ExportProgress &progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Failure(fileError(file));
    RowText text(job);
    QByteArray piece = text.head();
    for (const catalog::Row row : job.rows) {
        if (progress.cancelled.load(std::memory_order_relaxed))
            return Failure(cancelled()); // what was written goes with the QSaveFile
        piece += text.row(row);
        if (piece.size() >= pieceSize) {
            if (file.write(piece) != piece.size())
                return Failure(fileError(file));
            piece.clear();
        }
        progress.written.fetch_add(1, std::memory_order_relaxed);
    }
    piece += text.foot();
    if (file.write(piece) != piece.size() || !file.commit())
        return Failure(fileError(file));
    return qint64(job.rows.size());
}

} // namespace items
