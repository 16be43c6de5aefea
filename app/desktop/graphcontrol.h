// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "models/store/catalogstore.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class DeploymentsPage;
class GraphPage;
class MainWindow;

//! The graph in the window: tells its page of catalog, filter and selection, and takes what is
//! wanted there to the table and the forms.
class GraphControl final : public QObject
{
    Q_OBJECT

public:
    //! All outlive it. Adds the page to \a window; \a deploymentsId is the window's name for
    //! \a deployments.
    GraphControl(MainWindow &window, const QString &deploymentsId, DeploymentsPage &deployments,
                 DeploymentQuery &query);

    //! The connection; null before its store goes.
    void setStore(store::CatalogStore *store);
    GraphPage &page() { return *m_page; }

Q_SIGNALS:
    void statusTextChanged(const QString &text);
    void connectRequested();

private:
    void feed();
    void feedSoon();
    void showInTable(const QString &urn);
    void followGraph(const QStringList &urns);
    void tellStatus();
    bool isShown() const;

    MainWindow &m_window;
    const QString m_deploymentsId;
    DeploymentsPage &m_deployments;
    DeploymentQuery &m_query;
    QPointer<store::CatalogStore> m_store;
    GraphPage *m_page; //!< the window's
    QTimer m_feeds; //!< while a catalog comes in, it is drawn now and then
};
