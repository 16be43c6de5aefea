// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/desktop/instancerequest.h"
#include "models/items/deploymentquery.h"
#include "models/settings/link.h"
#include "models/store/catalogstore.h"

#include <QPointer>

#include <functional>

class MainWindow;
class Navigator;

//! What comes to the window from outside: links, files, and actions of the desktop. A link only
//! navigates, if need be once its connection is open and loaded; a server that is none of the
//! user's connections, and a file, are asked about first.
class Arrivals final : public QObject
{
    Q_OBJECT

public:
    //! All outlive this.
    Arrivals(MainWindow &window, Navigator &navigator, DeploymentQuery &query);

    //! The connection that is open; null before it goes.
    void setStore(store::CatalogStore *store);
    //! The id of the connection that leads to a server; empty where there is none.
    void setConnections(std::function<QString(const QUrl &server)> connectionTo);

    //! Brings the window to the front, and does what is asked.
    void take(const InstanceRequest &request);

Q_SIGNALS:
    void connectRequested(const QString &id);
    void newConnectionRequested(const QUrl &server); //!< empty: the user will say
    void importRequested(const QStringList &files);
    void viewsRequested(const QString &file);
    //! Empty: the user will choose. Where nobody listens, the user is told that snapshots are not
    //! opened.
    void snapshotRequested(const QString &file);

private:
    void bringForward(const QString &token);
    void act(const QString &action, const QStringList &arguments);
    void openFile(const QString &file);
    void openSnapshot(const QString &file);
    void openLink(const QString &link);
    void followWhereItLeads();
    void follow();
    void showFilter(const QString &text);
    void say(const QString &title, const QString &text);
    void onBanner(const QString &key, const QString &action);

    MainWindow &m_window;
    Navigator &m_navigator;
    DeploymentQuery &m_query;
    QPointer<store::CatalogStore> m_store;
    std::function<QString(const QUrl &)> m_connectionTo;
    std::optional<LinkTarget> m_awaited; //!< until its connection is open and its deployment there
    QString m_offeredFile; //!< by the banner
};
