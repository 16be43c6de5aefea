// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "models/items/navigationhistory.h"
#include "ui/palette/palette.h"

#include <QTimer>

class DeploymentsPage;
class MainWindow;
class QSettings;

//! How a user gets about in the window: Back and Forward through pages, filters and selections,
//! and the palette.
class Navigator final : public QObject
{
    Q_OBJECT

public:
    //! All outlive this.
    Navigator(MainWindow &window, const QString &deploymentsId, DeploymentsPage &page,
              DeploymentQuery &query, QSettings &settings);

    //! Another connection: its places are not those of the last one.
    void start();
    // Each is a place of its own to come back to.
    void showDeployment(const QString &urn); //!< that the catalog holds
    void showFilter(const filter::Filter &filter);
    //! For what the palette is to offer besides menus and catalog.
    Palette &palette() { return *m_palette; }

private:
    NavigationHistory::Place present() const;
    void note();
    void settle();
    void go(const std::optional<NavigationHistory::Place> &place);
    void arrived();
    void showHistory();
    void openPalette();
    void follow(const PaletteEntry &entry);

    MainWindow &m_window;
    const QString m_deploymentsId;
    DeploymentsPage &m_page;
    DeploymentQuery &m_query;
    Palette *m_palette; //!< the window's
    NavigationHistory m_history;
    QTimer m_settles; //!< a place counts once the user stays there
    bool m_restoring = false; //!< what changes now is what we put back
};
