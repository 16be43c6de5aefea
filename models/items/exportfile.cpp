// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/exportfile.h"

#include "models/items/csv.h"
#include "models/items/recordjson.h"

#include <QSaveFile>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace items {

namespace {

using Column = DeploymentRows::Column;

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

//! The name of the column in recordKeys().
QString keyOf(Column column)
{
    switch (column) {
    case Column::Name:
        return u"name"_s;
    case Column::Platform:
        return u"platform"_s;
    case Column::Environment:
        return u"env"_s;
    case Column::Status:
        return u"status"_s;
    case Column::Version:
        return u"version"_s;
    case Column::Owners:
        return u"owners"_s;
    case Column::Tags:
        return u"tags"_s;
    case Column::Decommission:
        return u"decommission"_s;
    case Column::Instance:
        return u"instance"_s;
    case Column::Container:
        return u"container"_s;
    case Column::Created:
        return u"created"_s;
    case Column::Model:
        return u"models"_s;
    case Column::Description:
        return u"description"_s;
    case Column::Urn:
        return u"urn"_s;
    case Column::Change:
        return {}; // no field of a deployment
    }
    return {};
}

//! What stands before the rows, each row, and what stands behind them.
class RowText
{
public:
    explicit RowText(const ExportJob &job) : m_job(job), m_columns {Column::Urn}
    {
        std::copy_if(job.columns.begin(), job.columns.end(), std::back_inserter(m_columns),
                     [](Column column) { return column != Column::Urn; });
    }

    QByteArray head() const
    {
        if (m_job.format == ExportFormat::Json)
            return {};
        QStringList keys;
        for (const Column column : m_columns)
            keys.append(keyOf(column));
        return csvLine(keys);
    }

    QByteArray row(catalog::Row row)
    {
        const catalog::Catalog &catalog = *m_job.catalog;
        if (m_job.format == ExportFormat::Json)
            return m_array.next(objectOf(catalog.record(row), recordKeys()));
        QStringList cells;
        for (const Column column : m_columns)
            cells.append(DeploymentRows::exported(catalog, row, column));
        return csvLine(cells);
    }

    QByteArray foot() const
    {
        return m_job.format == ExportFormat::Json ? m_array.end() : QByteArray();
    }

private:
    const ExportJob &m_job;
    std::vector<Column> m_columns;
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
