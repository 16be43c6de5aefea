// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/error.h"
#include "models/history/snapshotfile.h"
#include "ui/history/sincemodel.h"

#include <QDateTime>
#include <QWidget>

class EmptyState;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;

//! What changed since a snapshot: by kind, the most important first. Told plain values; asks by
//! signals. Enter shows a deployment in the table, Escape goes back.
class SincePage final : public QWidget
{
    Q_OBJECT

public:
    explicit SincePage(QWidget *parent = nullptr);

    //! What can be compared with, the newest first. What the user chose stays chosen
    //! while it is there; none: another connection.
    void setSnapshots(const std::vector<history::SnapshotInfo> &snapshots, const QDateTime &now);
    QString chosenPath() const; //!< empty: there is none

    //! What is shown. \a hidden changes are left out by \a filter (its text; empty: none is set).
    void setChanges(SinceModel::Changes changes, const changes::Naming &naming, int hidden,
                    const QString &filter);
    void setBusy();
    void setError(const Error &error); //!< the snapshot could not be read
    bool followsFilter() const;
    SinceModel &model() { return m_model; }

Q_SIGNALS:
    void backRequested();
    void sinceChosen(); //!< another chosenPath(), or another followsFilter()
    void showRequested(const QString &urn); //!< in the table
    void historyRequested(const QString &urn);
    void openSnapshotRequested(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    void makeTree();
    void openMenu(const QPoint &at);
    void showNothing(const QString &icon, const QString &title, const QString &text);

    SinceModel m_model;
    QComboBox *m_since;
    bool m_chose = false; //!< the user did, and not we
    QLabel *m_count;
    QCheckBox *m_filter;
    QPushButton *m_open;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QTreeView *m_tree;
};
