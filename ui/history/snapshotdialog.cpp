// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/snapshotdialog.h"

#include "ui/common/buttons.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pathRole = Qt::UserRole;
constexpr int serverColumn = 1;

} // namespace

SnapshotDialog::SnapshotDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(u"snapshotDialog"_s);
    setWindowTitle(tr("Open snapshot"));
    resize(640, 420);
    auto *words = new QLabel(
        tr("One is kept of each connection and day. It opens read-only, without its server."),
        this);
    words->setWordWrap(true);
    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"snapshots"_s);
    m_list->setAccessibleName(tr("Snapshots, the newest first"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHeaderLabels({tr("Taken"), tr("Connection"), tr("Deployments"), tr("Size")});
    words->setBuddy(m_list);
    auto *box = new QDialogButtonBox(this);
    m_open = box->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    m_open->setObjectName(u"openSnapshot"_s);
    auto *other = box->addButton(tr("Other file…"), QDialogButtonBox::ActionRole);
    m_delete = box->addButton(tr("Delete"), QDialogButtonBox::DestructiveRole);
    m_delete->setObjectName(u"deleteSnapshots"_s);
    box->addButton(QDialogButtonBox::Cancel);
    auto *column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(m_list, 1);
    column->addWidget(box);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &SnapshotDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem *item) { open(item->data(0, pathRole).toString()); });
    connect(box, &QDialogButtonBox::accepted, this, [this] { open(chosen().value(0)); });
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(other, &QPushButton::clicked, this, &SnapshotDialog::chooseFile);
    connect(m_delete, &QPushButton::clicked, this, [this] { Q_EMIT deleteRequested(chosen()); });
    setSnapshots({});
}

void SnapshotDialog::setSnapshots(const std::vector<history::SnapshotInfo> &snapshots)
{
    m_list->clear();
    const QLocale locale;
    for (const history::SnapshotInfo &one : snapshots) {
        auto *item = new QTreeWidgetItem(
            m_list, {locale.toString(one.takenAt.toLocalTime(), u"d MMM yyyy, HH:mm"_s),
                     one.server.name.left(200).simplified(), locale.toString(one.deployments),
                     locale.formattedDataSize(one.bytes, 1, QLocale::DataSizeSIFormat)});
        item->setData(0, pathRole, one.path);
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (int i = 0; i < m_list->columnCount(); ++i)
        m_list->resizeColumnToContents(i);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(serverColumn, QHeaderView::Stretch);
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    updateButtons();
}

QStringList SnapshotDialog::chosen() const
{
    QStringList paths;
    const auto items = m_list->selectedItems();
    for (const QTreeWidgetItem *item : items)
        paths.append(item->data(0, pathRole).toString());
    return paths;
}

void SnapshotDialog::updateButtons()
{
    const qsizetype count = chosen().size();
    m_open->setEnabled(count == 1);
    m_delete->setEnabled(count > 0);
    m_delete->setText(count > 1 ? tr("Delete %1").arg(count) : tr("Delete"));
}

void SnapshotDialog::open(const QString &path)
{
    if (path.isEmpty())
        return;
    accept();
    Q_EMIT openRequested(path);
}

void SnapshotDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open snapshot"), {},
                                   tr("Snapshots (*.snapshot);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SnapshotDialog::open);
    dialog->open();
}
