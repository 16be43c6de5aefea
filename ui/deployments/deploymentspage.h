// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "models/items/rowchange.h"
#include "models/store/editing.h"
#include "ui/common/density.h"
#include "ui/common/shortcuthelp.h"

#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QWidget>

class BannerArea;
class DeploymentActions;
class DeploymentTable;
class DeploymentTree;
class DetailsPane;
class EditActions;
class EmptyCatalog;
class EmptyResult;
class EmptyState;
class ErrorPage;
class FacetPanel;
class FilterBar;
class PageLayout;
class PendingRows;
class ProgressStrip;
class SidePanel;
class TableExport;
class ViewSwitch;
namespace store {
class Editing;
}
class QMenu;
class QSettings;
class QStackedWidget;

//! The deployments of the connection: filter, facets, table and details, and how loading stands.
//! Talks to the store and the query only. All that it can do is in actions(), for menus.
class DeploymentsPage final : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive the page.
    DeploymentsPage(DeploymentQuery &query, QSettings &settings, QWidget *parent = nullptr);
    ~DeploymentsPage() override;

    //! The deployments to show; null where there is no connection, and before a store goes. What
    //! was asked of the last one is let go before this returns. Filter and columns stay where the
    //! next store is of the same server.
    void setStore(store::CatalogStore *store);
    //! The edits of that store, after setStore(); null where there are none. They go with the
    //! store: setStore() of another one lets go of them.
    void setEditing(store::Editing *editing);

    //! Where a form, and what is gathered, are put beside and below the table.
    PageLayout &layout() { return *m_layout; }

    //! Chooses a deployment; a filter that hides it is taken away. Nothing where the catalog does
    //! not hold it.
    void select(const QString &urn);
    QStringList selectedUrns() const;
    QStringList matchingUrns() const; //!< all that the filter leaves, in the table's order
    bool selectNext(); //!< the row below the current one; false at the end
    //! Shows what was shown before: \a filter, and of its result \a urn chosen, or none where that
    //! is empty or not in it. restored() follows, perhaps before this returns.
    void restore(const filter::Filter &filter, const QString &urn);
    //! Adds the saved views of a file, and says how many.
    void importViews(const QString &file);
    //! Gives the keyboard to the table, or to what stands in its place.
    void focusTable();
    //! What the parts of the page answer to without an action, for the list of all keys.
    static QList<ShortcutHelp> keys();
    QString statusText() const;

    //! What an edit that is being prepared would do to each deployment; null: there is none.
    void setChanges(const items::RowChanges &changes);

    void setDensity(Density density);
    //! For tests and pictures: the page keeps the time itself otherwise.
    void setNow(const QDateTime &now);

Q_SIGNALS:
    void importRequested();
    void connectRequested();
    void openUrlRequested(const QUrl &url); //!< http or https
    void statusTextChanged(const QString &text);
    void selectionChanged(const QStringList &urns);
    //! To be edited; \a aspect, of changes::aspect, is where to begin; empty: anywhere.
    void editRequested(const QStringList &urns, const QString &aspect);
    //! A new deployment; \a copyOf is the URN that it begins as a copy of, or empty.
    void newRequested(const QString &copyOf);
    void historyRequested(const QString &urn); //!< what became of it over time
    void restored();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeActions();
    void offerViews();
    void connectParts();
    void connectTree();
    QString settingsGroup() const;
    void showState();
    void showBanner(const store::LoadState &state);
    void showProgress(const store::LoadState &state);
    void showPage();
    void showAnswer();
    void showFacetNote();
    void showChoice();
    void showPending();
    void showStatus();
    void showMessage(const QString &text);
    void showCellMenu(const QPoint &at, const QModelIndex &index);
    void showColumnMenu(const QPoint &at, int logical);
    void openDetails();
    void finishRestoring(const QString &urn);
    void focusNext();
    void onBanner(const QString &key, const QString &id);
    QString serverName() const;

    DeploymentQuery &m_query;
    QSettings &m_settings;
    QPointer<store::CatalogStore> m_store; // goes with its connection
    QString m_group;

    FilterBar *m_filterBar;
    BannerArea *m_banners;
    ProgressStrip *m_progress;
    FacetPanel *m_facets;
    DeploymentTree *m_tree;
    SidePanel *m_side;
    DeploymentTable *m_table;
    EmptyResult *m_emptyResult;
    DetailsPane *m_details;
    PageLayout *m_layout;
    QStackedWidget *m_pages;
    QWidget *m_content;
    EmptyCatalog *m_emptyCatalog;
    EmptyState *m_notConnected;
    ErrorPage *m_error;
    DeploymentActions *m_deploymentActions;
    PendingRows *m_pending;
    EditActions *m_editActions;
    TableExport *m_export;
    ViewSwitch *m_views;
    QAction *m_focusFilter = nullptr;
    QAction *m_clearFilter = nullptr;
    QAction *m_toggleFacets = nullptr;
    QAction *m_toggleDetails = nullptr;
    QAction *m_showRemoved = nullptr;
    QAction *m_columns = nullptr;
    QAction *m_nextPane = nullptr;

    QTimer m_choiceSettles; //!< a walk through rows shows the last one only
    QTimer m_clock;
    QTimer m_messageEnds;
    QString m_message;
    QString m_status;
    QStringList m_selected;
};
