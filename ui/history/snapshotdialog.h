// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/history/snapshotfile.h"

#include <QDialog>

#include <vector>

class QPushButton;
class QTreeWidget;

//! The snapshots that there are, of all connections: one is opened, or some are deleted. Another
//! file, such as a colleague's, can be chosen.
class SnapshotDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SnapshotDialog(QWidget *parent = nullptr);

    void setSnapshots(const std::vector<history::SnapshotInfo> &snapshots);

Q_SIGNALS:
    void openRequested(const QString &path); //!< the dialog closes before it
    void deleteRequested(const QStringList &paths);

private:
    QStringList chosen() const;
    void updateButtons();
    void open(const QString &path);
    void chooseFile();

    QTreeWidget *m_list;
    QPushButton *m_open;
    QPushButton *m_delete;
};
