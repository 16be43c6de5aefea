// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/dashboard/aggregates.h"
#include "models/items/deploymentquery.h"
#include "models/store/catalogstore.h"

#include <QObject>

class DashboardPage;
class FilterEditor;
class MainWindow;
class QSettings;

//! The dashboard in the window: what is chosen there is the filter of the other pages.
class DashboardControl final : public QObject
{
    Q_OBJECT

public:
    //! All outlive this. \a deploymentsId is the window's name for the page with the table.
    DashboardControl(MainWindow &window, const QString &deploymentsId, DeploymentQuery &query,
                     QSettings &settings);

    //! Null before the store goes.
    void setStore(store::CatalogStore *store);
    //! Snapshots of the connection's whole catalog, a day each, ascending, today's at the end.
    //! setStore() forgets them.
    void setDays(std::vector<dashboard::DayCounts> days);

Q_SIGNALS:
    void connectRequested();
    void showDeploymentsRequested();

private:
    void makeFilterLine();

    MainWindow &m_window;
    DeploymentQuery &m_query;
    DashboardPage *m_page; //!< the window's
    FilterEditor *m_filter = nullptr;
};
