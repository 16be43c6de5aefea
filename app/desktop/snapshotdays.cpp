// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/snapshotdays.h"

#include <QtConcurrentRun>

namespace {

dashboard::DayCounts countsOf(const catalog::CatalogPtr &catalog, const QDate &day)
{
    const filter::Context context = filter::Context::current();
    const auto sums
        = dashboard::aggregate(catalog, filter::scan(*catalog, filter::Filter(), context), context);
    return {day, sums.byStatus, sums.rows};
}

} // namespace

SnapshotDays::SnapshotDays(QObject *parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
    m_worker.setThreadPriority(QThread::LowPriority);
    connect(&m_watcher, &QFutureWatcher<Counts>::finished, this, &SnapshotDays::came);
}

SnapshotDays::~SnapshotDays()
{
    if (m_stopped)
        *m_stopped = true;
    m_worker.waitForDone();
}

void SnapshotDays::setSnapshots(const std::vector<history::SnapshotInfo> &snapshots)
{
    m_snapshots = snapshots;
    if (m_stopped)
        *m_stopped = true; // what it has counted comes, and the rest is asked for anew
    if (!m_watcher.isRunning())
        start();
}

void SnapshotDays::start()
{
    std::vector<history::SnapshotInfo> missing;
    for (const history::SnapshotInfo &one : m_snapshots) {
        if (!m_counts.contains({one.path, one.takenAt}))
            missing.push_back(one);
    }
    m_stopped = std::make_shared<std::atomic_bool>(false);
    m_watcher.setFuture(QtConcurrent::run(&m_worker, [missing, stopped = m_stopped] {
        Counts counts;
        for (const history::SnapshotInfo &one : missing) {
            if (*stopped)
                break;
            if (const auto catalog = history::snapshotfile::read(one.path))
                counts[{one.path, one.takenAt}] = countsOf(*catalog, one.day);
        }
        return counts;
    }));
}

void SnapshotDays::came()
{
    const bool ended = !*m_stopped;
    m_counts.merge(m_watcher.future().takeResult());
    if (!ended)
        return start();
    std::vector<dashboard::DayCounts> days;
    for (auto one = m_snapshots.rbegin(); one != m_snapshots.rend(); ++one) {
        if (const auto found = m_counts.find({one->path, one->takenAt}); found != m_counts.end())
            days.push_back(found->second);
    }
    if (!days.empty())
        Q_EMIT counted(days);
}
