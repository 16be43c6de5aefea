// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/dashboard/aggregates.h"
#include "models/history/snapshotfile.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <map>
#include <memory>

//! How many deployments each snapshot has of each status, for the chart over time. Each snapshot is
//! read once, in a worker.
class SnapshotDays final : public QObject
{
    Q_OBJECT

public:
    explicit SnapshotDays(QObject *parent = nullptr);
    ~SnapshotDays() override;

    //! Those of a connection, the newest first; counted() follows where there are any.
    void setSnapshots(const std::vector<history::SnapshotInfo> &snapshots);

Q_SIGNALS:
    void counted(const std::vector<dashboard::DayCounts> &days); //!< ascending

private:
    using Key = std::pair<QString, QDateTime>; //!< path, and when it was taken
    using Counts = std::map<Key, dashboard::DayCounts>;
    void start();
    void came();

    std::vector<history::SnapshotInfo> m_snapshots;
    Counts m_counts;
    std::shared_ptr<std::atomic_bool> m_stopped;
    QFutureWatcher<Counts> m_watcher;
    QThreadPool m_worker;
};
