// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/items/deploymentrows.h"

#include <atomic>
#include <vector>

namespace items {

enum class ExportFormat { Csv, Json };

//! What a table shows, to be written. A value: may be written by any thread.
struct ExportJob
{
    catalog::CatalogPtr catalog;
    std::vector<catalog::Row> rows; //!< in the order of the file
    std::vector<DeploymentRows::Column> columns; //!< of CSV, behind the URN, in their order
    ExportFormat format = ExportFormat::Csv;
};

//! How far a writer is, and whether it is to stop.
struct ExportProgress
{
    std::atomic<qint64> written = 0; //!< rows
    std::atomic_bool cancelled = false;
};

//! Writes \a job to \a path, which is replaced at the end or stays as it was. CSV begins with
//! the URN, has the keys of recordKeys() as its head, as that of "slipway list" has, and the cells
//! as DeploymentRows::exported() has them; JSON is the array that
//! "slipway list --format json" prints, with every key. UTF-8 without a mark. Gives the number of
//! rows; fails as File with the system's words, or as Cancelled.
Result<qint64> writeExport(const ExportJob &job, const QString &path, ExportProgress &progress);

} // namespace items
