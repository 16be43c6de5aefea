// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/desktop/snapshotdays.h"
#include "models/changes/words.h"
#include "models/history/changessince.h"
#include "models/history/snapshots.h"
#include "models/items/deploymentquery.h"
#include "models/store/gmsstore.h"
#include "models/store/historyread.h"
#include "models/store/snapshotstore.h"
#include "ui/shell/connectioninfo.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

class DeploymentsPage;
class Editor;
class HistoryPane;
class MainWindow;
class QAction;
class QSettings;
class QStackedWidget;
class SincePage;
class SnapshotDialog;

//! The past in the window: the history of a deployment in the place of the table, what changed
//! since a snapshot on the page of changes, and snapshots in the place of the connection's
//! catalog. Keeps a snapshot whenever a load of the connection is complete.
class HistoryControl final : public QObject
{
    Q_OBJECT

public:
    //! All outlive it. \a place is the window's page \a deploymentsId and has \a page alone.
    struct Parts
    {
        MainWindow &window;
        const QString deploymentsId;
        QStackedWidget &place;
        DeploymentsPage &page;
        DeploymentQuery &query;
        Editor &editor;
        QSettings &settings;
    };
    //! \a dataFile is that of the embedded GMS, empty for the user's own.
    HistoryControl(const Parts &parts, const QString &dataFile);
    ~HistoryControl() override;

    //! The connection, after page and editor have it; null before its store goes. Ends the
    //! showing of a snapshot.
    void setStore(store::GmsStore *store, const store::Connection &connection,
                  const ConnectionInfo &info);
    //! The snapshot that is shown; null: none, it is the connection.
    const store::CatalogStore *snapshot() const { return m_snapshot.get(); }
    //! Lists the snapshots to open one, or opens that in \a file.
    void open(const QString &file);

Q_SIGNALS:
    //! The pages show \a store from now on, a snapshot or the connection again; null: none. What
    //! was shown before goes after it.
    void storeShown(store::CatalogStore *store);
    //! How many there were of each status on the days of the connection's snapshots, ascending.
    void daysCounted(const std::vector<dashboard::DayCounts> &days);

private:
    void makeActions();
    void connectParts();
    changes::Naming naming() const;
    const store::CatalogStore *shown() const;

    // A deployment's history.
    void showHistory(const QString &urn);
    void showTable();
    void readOn();
    void historyCame();
    void readSnapshots();
    void bringBack(const QString &urn, const QString &aspect, const changes::Json &value,
                   qint64 version);

    // Snapshots, and what changed since.
    void loadWentOn();
    void listSnapshots();
    void listCame(std::vector<history::SnapshotInfo> list);
    void compareSoon();
    void compare();
    void chooseSnapshot();
    void openSnapshot(const QString &path);
    void showSnapshot(catalog::CatalogPtr catalog, const history::SnapshotInfo &info);
    void leaveSnapshot();
    void forgetSnapshot(store::CatalogStore *next);
    template <typename Work, typename Then>
    void inWorker(QPointer<QObject> context, Work work, Then done);

    Parts m_parts;
    const QString m_dataFile;
    const history::Snapshots m_snapshots;
    HistoryPane *m_pane;
    SincePage *m_since;
    SnapshotDays m_days;
    QAction *m_open;
    QAction *m_showSince;
    QPointer<SnapshotDialog> m_dialog;

    QPointer<store::GmsStore> m_store;
    store::Connection m_connection;
    ConnectionInfo m_info;
    QString m_identity;
    std::unique_ptr<store::SnapshotStore> m_snapshot;
    std::unique_ptr<store::HistoryRead> m_read;
    std::vector<history::SnapshotInfo> m_list; //!< of the connection
    std::unique_ptr<QObject> m_lookContext; //!< of the snapshots that are looked into
    std::unique_ptr<QObject> m_awaited; //!< what is to be brought back, once it was read anew

    std::weak_ptr<const catalog::Catalog> m_kept; //!< the last one that was kept
    QDate m_keptDay;

    // What was compared last.
    QString m_comparedPath;
    QDateTime m_comparedTaken; //!< that file may have been replaced since
    catalog::CatalogPtr m_before;
    std::weak_ptr<const catalog::Catalog> m_comparedCatalog;
    std::shared_ptr<const std::vector<history::Change>> m_all;
    int m_comparison = 0; //!< counts them; the answer of another one is dropped
    QTimer m_compareSoon;
    QThreadPool m_worker; //!< one thread: a snapshot is written before it is listed
};
