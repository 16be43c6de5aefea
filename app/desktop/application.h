// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/commandline.h"
#include "app/desktop/connectioncheck.h"
#include "app/desktop/importer.h"
#include "app/desktop/instancerequest.h"
#include "app/desktop/milestones.h"
#include "app/localgms/server.h"
#include "models/items/deploymentquery.h"
#include "models/settings/keychainstore.h"
#include "models/settings/profiles.h"
#include "models/settings/serverchoice.h"
#include "models/settings/settings.h"
#include "models/settings/tokens.h"
#include "models/store/gmsstore.h"
#include "ui/shell/mainwindow.h"

#include <QSettings>
#include <QTimer>

#include <future>
#include <memory>

namespace diagnostics {
struct Facts;
}
class Arrivals;
class ConnectionsDialog;
class DashboardControl;
class DeploymentsPage;
class Editor;
class GraphControl;
class HistoryControl;
class Navigator;
class ReviewControl;
class SlipwayStyle;
class Support;

//! The composition root of the window: makes settings, embedded server, store and window, in that
//! order, and wires them. What is connected has one of these ids: "local", "named" (command line or
//! environment), "found" (~/.datahubenv), or a profile's.
class Application final : public QObject
{
    Q_OBJECT

public:
    //! \a style is the application's.
    Application(const commands::WindowOptions &options, SlipwayStyle &style);
    ~Application() override;

    //! Shows the window and contacts the server, or asks how to begin.
    void start();
    //! What another start, or the desktop, wants of this one.
    void take(const InstanceRequest &request);

private:
    void buildWindow();
    void addPageActions();
    void addHelp();
    void wireWindow();
    void startLocal();
    void takeLocal();
    void findOthers();
    void begin();
    void choose(FirstStart choice);

    void connectTo(const QString &id);
    void open(const store::Connection &connection, const ConnectionInfo &info,
              bool awaitsToken = false);
    void openProfile(const ConnectionProfile &profile);
    void openLocal();
    void loadSample();
    void showConnections();
    void addConnection(const QUrl &server);
    QString connectionTo(const QUrl &server) const;
    QList<ConnectionInfo> allConnections() const;
    diagnostics::Facts facts() const;
    ConnectionInfo infoOf(const ConnectionProfile &profile) const;
    ConnectionInfo localInfo() const;
    void offerConnections();

    void setRefreshMinutes(int minutes);
    void followInterval();
    void refresh();
    void refreshUnasked();
    void clearCache();
    void forgetKept(const ConnectionProfile &profile);

    void stateChanged();
    void setStatusCounts(const QString &text);
    void importFiles(const QStringList &files);
    void openUrl(const QUrl &url);

    commands::WindowOptions m_options;
    SlipwayStyle &m_style;
    QSettings m_backend;
    Settings m_settings;
    Profiles m_profiles;
    KeychainStore m_secrets;
    Tokens m_tokens;
    ConnectionCheck m_check;

    std::future<Result<std::unique_ptr<localgms::Server>>> m_localStart;
    std::unique_ptr<localgms::Server> m_local;
    std::optional<Error> m_localError;
    ServerChoice m_named;
    ServerChoice m_found;

    DeploymentQuery m_query;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Milestones> m_milestones; //!< null where nobody measures
    DeploymentsPage *m_page = nullptr; //!< the window's
    std::unique_ptr<Navigator> m_navigator;
    std::unique_ptr<GraphControl> m_graph;
    std::unique_ptr<Support> m_support;
    std::unique_ptr<Arrivals> m_arrivals;
    std::unique_ptr<Importer> m_importer;
    std::unique_ptr<Editor> m_editor; //!< goes before the store whose deployments it edits
    std::unique_ptr<DashboardControl> m_dashboard;
    std::unique_ptr<ReviewControl> m_review;
    std::unique_ptr<HistoryControl> m_history; //!< goes before the editor
    std::unique_ptr<store::GmsStore> m_store;
    ConnectionInfo m_connection;
    StatusContent m_status;
    QTimer m_refreshTimer;
    Pending m_tokenCall;
    bool m_awaitsToken
        = false; //!< what was kept is shown; the server is asked when the token is known
    QPointer<ConnectionsDialog> m_dialog;
    bool m_loadingSample = false;
};
