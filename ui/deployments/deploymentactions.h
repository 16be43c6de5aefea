// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "models/store/catalogstore.h"
#include "ui/deployments/cellfilters.h"

#include <QMenu>
#include <QPointer>
#include <QUrl>

class DeploymentTable;

//! What can be done to the chosen deployments and to the filter from a cell: as actions that menus,
//! keys and buttons share.
class DeploymentActions final : public QObject
{
    Q_OBJECT

public:
    DeploymentActions(DeploymentQuery &query, DeploymentTable &table, QWidget *page);

    void setStore(store::CatalogStore *store);
    //! Enables what fits the present choice.
    void update();

    QList<QAction *> all() const;
    QAction *copyUrn() const { return m_copyUrn; }
    QAction *copyJson() const { return m_copyJson; }
    QAction *copyCurl() const { return m_copyCurl; }
    QAction *copyRows() const { return m_copyRows; }
    QAction *copyLink() const { return m_copyLink; }
    QAction *copyFilterLink() const { return m_copyFilterLink; }
    QAction *openUrl() const { return m_openUrl; }
    QAction *showReplacement() const { return m_showReplacement; }
    QMenu *copyMenu() const { return m_copyMenu; }

    //! Fills \a menu for the cell at \a index of the table.
    void fillCellMenu(QMenu &menu, const QModelIndex &index);
    void copy(const QString &text, const QString &message);

Q_SIGNALS:
    void urlRequested(const QUrl &url);
    void replacementRequested(const QString &urn);
    void historyRequested(const QString &urn);
    void message(const QString &text); //!< what was done, for the status bar
    void failed(const Error &error); //!< the JSON could not be read

private:
    QAction *make(const QString &text, const QString &icon, const QKeySequence &keys);
    std::optional<catalog::Record> one() const;
    void copyUrns();
    void fetchJson();
    void copyCurlCommands();
    void copyTableRows();
    void copyLinks();
    void copyLinkOfFilter();
    QUrl linkedServer() const;
    void openCurrentUrl();

    DeploymentQuery &m_query;
    DeploymentTable &m_table;
    CellFilters m_filters;
    // Goes when its connection does, which may be while the page stays.
    QPointer<store::CatalogStore> m_store;
    Pending m_pending;
    QMenu *m_copyMenu;
    QAction *m_copyUrn;
    QAction *m_copyJson;
    QAction *m_copyCurl;
    QAction *m_copyRows;
    QAction *m_copyLink;
    QAction *m_copyFilterLink;
    QAction *m_openUrl;
    QAction *m_showReplacement;
    QAction *m_history;
};
