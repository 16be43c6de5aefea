// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/tableexport.h"

#include "ui/common/icons.h"
#include "ui/deployments/deploymenttable.h"
#include "ui/deployments/wording.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using items::ExportFormat;

namespace {

constexpr auto folderKey = "export/folder"_L1;
constexpr auto formatKey = "export/format"_L1;
constexpr qsizetype longestName = 80;

//! What a person calls a view, as a file may be called everywhere.
QString fileName(QString name)
{
    static const QRegularExpression unfit(u"[\\x00-\\x1f\\x7f<>:\"/\\\\|?*]+"_s);
    name = name.replace(unfit, u"-"_s).simplified().left(longestName).trimmed();
    while (name.startsWith(u'.') || name.startsWith(u'-'))
        name.remove(0, 1);
    return name.isEmpty() ? u"deployments"_s : name;
}

QString suffix(ExportFormat format)
{
    return format == ExportFormat::Json ? u"json"_s : u"csv"_s;
}

} // namespace

TableExport::TableExport(DeploymentTable &table, QSettings &settings, QWidget *page)
    : QObject(page), m_table(table), m_settings(settings), m_page(page), m_action(new QAction(this))
{
    m_action->setObjectName(u"export"_s);
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_tick.setInterval(300ms);
    connect(m_action, &QAction::triggered, this, &TableExport::onTriggered);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        Q_EMIT message(
            tr("Exporting %1 of %2…")
                .arg(wording::number(m_progress->written.load()), wording::number(m_total)));
    });
    connect(table.model(), &QAbstractItemModel::modelReset, this, &TableExport::update);
    showAction();
}

TableExport::~TableExport()
{
    if (m_progress)
        m_progress->cancelled = true;
}

void TableExport::showAction()
{
    m_action->setText(isRunning() ? tr("Stop the &export") : tr("&Export…"));
    m_action->setIconText(isRunning() ? tr("Stop") : tr("Export"));
    m_action->setIcon(icons::icon(isRunning() ? u"close"_s : u"export"_s));
    update();
}

void TableExport::setShown(std::function<Shown()> shown)
{
    m_shown = std::move(shown);
    update();
}

QString TableExport::lastComplete(const QString &filter)
{
    return filter.isEmpty()
             ? tr("Export all deployments: the filter line is not understood yet")
             : tr("Export the last complete filter: %1").arg(wording::oneLine(filter, 100));
}

void TableExport::update()
{
    m_action->setEnabled(isRunning() || m_table.deployments().rowCount() > 0);
    const Shown now = shown();
    m_action->setToolTip(isRunning()      ? tr("Stop writing the file")
                         : now.understood ? tr("Write the rows and columns shown as CSV or JSON")
                                          : lastComplete(now.filter));
}

void TableExport::onTriggered()
{
    if (m_progress)
        m_progress->cancelled = true;
    else
        askForFile();
}

void TableExport::askForFile()
{
    const Shown now = shown();
    auto *dialog = new QFileDialog(m_page, now.understood ? tr("Export what the table shows")
                                                          : lastComplete(now.filter));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = tr("CSV: the columns shown (*.csv)");
    const QString json = tr("JSON: every field (*.json)");
    dialog->setNameFilters({csv, json});
    const auto formatOf = [json](const QString &filter) {
        return filter == json ? ExportFormat::Json : ExportFormat::Csv;
    };
    const auto adapt = [dialog, formatOf](const QString &filter) {
        const QString ending = suffix(formatOf(filter));
        dialog->setDefaultSuffix(ending);
        const QString chosen = dialog->selectedFiles().value(0);
        const QFileInfo file(chosen);
        if (!file.isDir() && !file.fileName().isEmpty() && file.suffix() != ending)
            dialog->selectFile(file.completeBaseName() + u'.' + ending);
    };
    connect(dialog, &QFileDialog::filterSelected, dialog, adapt);
    const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = m_settings.value(folderKey, home).toString();
    dialog->setDirectory(QDir(folder).exists() ? folder : QDir::homePath());
    const QString filter = m_settings.value(formatKey).toString() == "json"_L1 ? json : csv;
    dialog->selectNameFilter(filter);
    dialog->selectFile(fileName(now.view) + u'.' + suffix(formatOf(filter)));
    adapt(filter);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, formatOf](const QString &path) {
                const ExportFormat format = formatOf(dialog->selectedNameFilter());
                m_settings.setValue(folderKey, QFileInfo(path).path());
                m_settings.setValue(formatKey, suffix(format));
                write(path, format);
            });
    dialog->open();
}

items::ExportJob TableExport::job(ExportFormat format) const
{
    items::ExportJob job {
        m_table.deployments().catalog(), m_table.deployments().rows(), {}, format};
    for (const ColumnLayout::Entry &entry : m_table.columnLayout().entries) {
        if (entry.visible)
            job.columns.push_back(entry.column);
    }
    return job;
}

void TableExport::write(const QString &path, ExportFormat format)
{
    if (m_progress)
        return;
    m_progress = std::make_shared<items::ExportProgress>();
    m_total = m_table.deployments().rowCount();
    m_tick.start();
    showAction();
    Q_EMIT started();
    auto *watcher = new QFutureWatcher<Result<qint64>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        finish(path, watcher->future().takeResult());
    });
    watcher->setFuture(QtConcurrent::run([job = job(format), path, progress = m_progress] {
        return items::writeExport(job, path, *progress);
    }));
}

void TableExport::finish(const QString &path, const Result<qint64> &result)
{
    m_tick.stop();
    m_progress.reset();
    showAction();
    const QString name = QFileInfo(path).fileName();
    if (result)
        Q_EMIT message((*result == 1 ? tr("%1 row written to %2") : tr("%1 rows written to %2"))
                           .arg(wording::number(*result), wording::oneLine(name, 80)));
    else if (result.error().kind == Error::Kind::Cancelled)
        Q_EMIT message(tr("Export stopped, nothing was written"));
    else
        Q_EMIT failed(path, result.error());
}
