// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/viewfiles.h"

#include "models/settings/savedviews.h"
#include "ui/common/banner.h"
#include "ui/deployments/wording.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto viewFolderKey = "views/folder"_L1;

QString lastFolder(const QSettings *settings)
{
    const QString folder = settings ? settings->value(viewFolderKey).toString() : QString();
    return !folder.isEmpty() && QDir(folder).exists()
             ? folder
             : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

Result<QList<SavedView>> readViews(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return viewfile::parse(file.read(viewfile::mostBytes + 1));
    Error error;
    error.kind = Error::Kind::File;
    error.detail = file.errorString();
    return Failure(error);
}

} // namespace

ViewFiles::ViewFiles(SavedViews &views, BannerArea &banners, QWidget *page)
    : QObject(page), m_views(views), m_banners(banners), m_page(page)
{
}

void ViewFiles::addActions(QMenu &menu, const QString &id)
{
    if (const SavedView *view = m_views.find(id))
        connect(menu.addAction(tr("E&xport this view…")), &QAction::triggered, this,
                [this, view = *view] { askForExport({view}); });
    QAction *all = menu.addAction(tr("&Export all views…"));
    all->setEnabled(!m_views.views().isEmpty());
    connect(all, &QAction::triggered, this, [this] { askForExport(m_views.views()); });
    connect(menu.addAction(tr("&Import views…")), &QAction::triggered, this,
            &ViewFiles::askForImport);
    QAction *restore = menu.addAction(tr("&Bring back the standard views"));
    restore->setEnabled(m_views.lacksShipped());
    connect(restore, &QAction::triggered, &m_views, &SavedViews::restoreShipped);
}

void ViewFiles::askForExport(const QList<SavedView> &views)
{
    auto *dialog = new QFileDialog(m_page, tr("Export views"));
    dialog->setObjectName(u"exportViewsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Views (*.slipway-views)"));
    dialog->setDefaultSuffix(u"slipway-views"_s);
    dialog->setDirectory(lastFolder(m_settings));
    dialog->selectFile(u"views.slipway-views"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, views](const QString &path) { exportTo(path, views); });
    dialog->open();
}

void ViewFiles::exportTo(const QString &path, const QList<SavedView> &views)
{
    if (m_settings)
        m_settings->setValue(viewFolderKey, QFileInfo(path).path());
    QSaveFile file(path);
    const QByteArray text = viewfile::print(views);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit()) {
        m_banners.remove(u"views"_s);
        Q_EMIT message(tr("%n view(s) written to %1", nullptr, int(views.size()))
                           .arg(wording::oneLine(QFileInfo(path).fileName(), 80)));
        return;
    }
    m_banners.set(u"views"_s, {Tone::Danger,
                               tr("%1 could not be written.").arg(wording::oneLine(path, 200)),
                               file.errorString(),
                               {},
                               true});
}

void ViewFiles::askForImport()
{
    auto *dialog = new QFileDialog(m_page, tr("Import views"));
    dialog->setObjectName(u"importViewsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Views (*.slipway-views *.json)"), tr("All files (*)")});
    dialog->setDirectory(lastFolder(m_settings));
    connect(dialog, &QFileDialog::fileSelected, this, &ViewFiles::importFrom);
    dialog->open();
}

void ViewFiles::importFrom(const QString &path)
{
    const Result<QList<SavedView>> read = readViews(path);
    if (!read) {
        m_banners.set(u"views"_s, {Tone::Danger,
                                   tr("No views could be read from %1.")
                                       .arg(wording::oneLine(QFileInfo(path).fileName(), 80)),
                                   read.error().detail,
                                   {},
                                   true});
        return;
    }
    if (m_settings)
        m_settings->setValue(viewFolderKey, QFileInfo(path).path());
    const qsizetype before = m_views.views().size();
    const int renamed = m_views.addAll(*read);
    const int added = int(m_views.views().size() - before);
    QString text = tr("%n view(s) imported", nullptr, added);
    if (renamed > 0)
        text += tr(", %n of them under another name", nullptr, renamed);
    m_banners.remove(u"views"_s);
    Q_EMIT message(text);
}
