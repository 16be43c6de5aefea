// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "models/items/deploymenttreemodel.h"

#include <QSet>
#include <QTreeView>

//! The result of the query by platform, instance and container: a second way to the selection of
//! the table, and to a filter for a branch. What is open and where the user is stays, by key, over
//! every other result. Follows the query only while it can be seen.
class DeploymentTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit DeploymentTree(DeploymentQuery &query, QWidget *parent = nullptr);
    ~DeploymentTree() override;

    const DeploymentTreeModel &tree() const { return m_model; }
    //! Shows what is chosen elsewhere, without taking the focus: one deployment is revealed, any
    //! other number is no deployment of the tree.
    void reveal(const QStringList &urns);

Q_SIGNALS:
    void chosen(const QString &urn); //!< the user went to a deployment
    void chosenBelow(const std::vector<catalog::Row> &rows); //!< Space on a branch
    void left(); //!< Enter on a deployment: on to the table
    void menuRequested(const QPoint &global); //!< for the chosen deployment

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void keyboardSearch(const QString &) override { } // letters are for the filter line

private:
    //! What is kept over a reset.
    struct Place
    {
        QString branch; //!< key of the current one
        QString deployment; //!< URN of the current one
        int scroll = 0;
    };

    void showAnswer();
    void restore(const Place &place);
    void restoreOpen();
    void activate(const QModelIndex &index);
    void filterFor(const QModelIndex &branch, bool excluded);
    void showBranchMenu(const QPersistentModelIndex &index, const QPoint &at);

    DeploymentQuery &m_query;
    DeploymentTreeModel m_model;
    QSet<QString> m_open; //!< keys of the branches that are open, also of those now filtered away
    QStringList m_revealed; //!< what is chosen elsewhere
    bool m_stale = true; //!< the query has answered since
    bool m_restoring = false; //!< the view is being changed by us
};
