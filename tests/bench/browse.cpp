// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/exportfile.h"
#include "models/items/selectionsummary.h"
#include "models/items/treebranches.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "tests/support/sampledata.h"
#include "ui/deployments/deploymentspage.h"
#include "ui/deployments/deploymenttable.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSettings>
#include <QTemporaryDir>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Row;

namespace bench {

namespace {

void readCodes(const Catalog &catalog, const std::vector<Row> &rows)
{
    std::uint64_t sum = 0;
    for (const Row row : rows) {
        const auto [chunk, i] = catalog.place(row);
        sum += chunk.facets[0][i] + chunk.facets[3][i] + chunk.facets[4][i];
    }
    keep(sum);
}

void makeRecords(const Catalog &catalog, const std::vector<Row> &rows)
{
    std::size_t sum = 0;
    for (const Row row : rows)
        sum += catalog.record(row).properties.size();
    keep(sum);
}

void write(const items::ExportJob &job, const QString &path)
{
    items::ExportProgress progress;
    keep(std::uint64_t(items::writeExport(job, path, progress).value_or(0)));
}

void measure(std::size_t count)
{
    const QTemporaryDir folder;
    const auto catalog = support::makeCatalog(support::makeDeployments(count, 3), 1000);
    std::vector<Row> rows(catalog->size());
    std::iota(rows.begin(), rows.end(), Row(0));
    const QString at = u" at "_s + QLocale::c().toString(qlonglong(count));
    const auto records = u"making a record of each row"_s;
    compare(
        {u"the tree of all"_s + at, u"reading three codes of each row"_s, 20},
        [&] { keep(items::growBranches(*catalog, rows).branches.size()); },
        [&] { readCodes(*catalog, rows); });
    compare(
        {u"what all have in common"_s + at, records, 0.3},
        [&] { keep(items::summarize(*catalog, rows).version.kinds); },
        [&] { makeRecords(*catalog, rows); }, 5);
    std::vector<DeploymentRows::Column> columns;
    for (int c = 0; c < DeploymentRows::columnTotal; ++c)
        columns.push_back(DeploymentRows::Column(c));
    for (const auto format : {items::ExportFormat::Csv, items::ExportFormat::Json}) {
        const bool csv = format == items::ExportFormat::Csv;
        compare(
            {(csv ? u"CSV of all columns"_s : u"JSON of all"_s) + at, records, csv ? 10.0 : 15.0},
            [&] {
                write({catalog, rows, columns, format}, folder.filePath(u"out"_s));
            },
            [&] { makeRecords(*catalog, rows); }, 3);
    }

    DeploymentQuery query;
    query.setCatalog(catalog);
    while (query.isBusy())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    DeploymentsPage page(query, settings);
    page.resize(1440, 900);
    page.show();
    auto *table = page.findChild<DeploymentTable *>();
    compare(
        {u"choosing all rows, with the details"_s + at, records, 1},
        [&] {
            table->selectAll();
            QCoreApplication::processEvents();
            table->clearSelection();
            QCoreApplication::processEvents();
        },
        [&] { makeRecords(*catalog, rows); }, 5);
}

} // namespace

void benchBrowse()
{
    for (const std::size_t count : {10'000, 100'000})
        measure(count);
}

} // namespace bench
