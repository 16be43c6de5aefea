// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/historycontrol.h"

#include "app/commands/session.h"
#include "app/desktop/editor.h"
#include "models/filter/language.h"
#include "models/filter/scan.h"
#include "models/history/timelinewords.h"
#include "ui/common/icons.h"
#include "ui/deployments/deploymentspage.h"
#include "ui/history/historypane.h"
#include "ui/history/sincepage.h"
#include "ui/history/snapshotdialog.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QFutureWatcher>
#include <QLocale>
#include <QStackedWidget>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto changesPageId = u"changes"_s;
const auto snapshotBanner = u"snapshot"_s;
const auto historyBanner = u"history"_s;
constexpr int settleMs = 250; // of a filter that is being typed

//! "3 days ago", for a banner.
QString ageText(const QDate &day, const QDate &today)
{
    const qint64 days = day.daysTo(today);
    return days <= 0 ? HistoryControl::tr("of today")
         : days == 1 ? HistoryControl::tr("one day old")
                     : HistoryControl::tr("%1 days old").arg(days);
}

} // namespace

HistoryControl::HistoryControl(const Parts &parts, const QString &dataFile)
    : m_parts(parts)
    , m_dataFile(dataFile)
    , m_pane(new HistoryPane(parts.settings))
    , m_since(new SincePage)
{
    m_worker.setMaxThreadCount(1);
    m_compareSoon.setSingleShot(true);
    m_compareSoon.setInterval(settleMs);
    m_parts.place.addWidget(m_pane);
    m_parts.editor.addChangesView(tr("What changed"), u"whatChanged"_s, m_since);
    makeActions();
    connectParts();
}

HistoryControl::~HistoryControl()
{
    m_lookContext.reset(); // it would look into all of them first
    m_worker.waitForDone();
}

template <typename Work, typename Then>
void HistoryControl::inWorker(QPointer<QObject> context, Work work, Then done)
{
    using T = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<T>(this);
    connect(watcher, &QFutureWatcher<T>::finished, this, [watcher, context, done] {
        watcher->deleteLater();
        if (context)
            done(watcher->future().takeResult());
    });
    watcher->setFuture(QtConcurrent::run(&m_worker, work));
}

void HistoryControl::makeActions()
{
    m_open = new QAction(icons::icon(u"history"_s), tr("Open &snapshot…"), &m_parts.window);
    m_open->setObjectName(u"openSnapshotAction"_s);
    connect(m_open, &QAction::triggered, this, &HistoryControl::chooseSnapshot);
    m_showSince = new QAction(icons::icon(u"history"_s), tr("&What changed"), &m_parts.window);
    m_showSince->setObjectName(u"showWhatChanged"_s);
    m_showSince->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    connect(m_showSince, &QAction::triggered, this,
            [this] { m_parts.editor.showChangesView(m_since); });
    m_parts.window.addMenuActions(WindowMenu::File, {m_open});
    m_parts.window.addMenuActions(WindowMenu::Go, {m_showSince});
}

void HistoryControl::connectParts()
{
    connect(&m_days, &SnapshotDays::counted, this, &HistoryControl::daysCounted);
    connect(&m_parts.page, &DeploymentsPage::historyRequested, this, &HistoryControl::showHistory);
    connect(m_pane, &HistoryPane::backRequested, this, &HistoryControl::showTable);
    connect(m_pane, &HistoryPane::moreRequested, this, &HistoryControl::readOn);
    connect(m_pane, &HistoryPane::stopRequested, this, [this] {
        if (m_read)
            m_read->stop();
        historyCame();
    });
    connect(m_pane, &HistoryPane::snapshotsRequested, this, &HistoryControl::readSnapshots);
    connect(m_pane, &HistoryPane::bringBackRequested, this, &HistoryControl::bringBack);
    // Whoever shows something of the table wants to see it.
    connect(&m_parts.page, &DeploymentsPage::selectionChanged, this,
            [this](const QStringList &urns) {
                if (!urns.isEmpty() && urns.first() != m_pane->subject().urn)
                    showTable();
            });
    connect(&m_parts.page, &DeploymentsPage::editRequested, this, &HistoryControl::showTable);

    connect(m_since, &SincePage::backRequested, this,
            [this] { m_parts.window.showPage(m_parts.deploymentsId); });
    connect(m_since, &SincePage::sinceChosen, this, &HistoryControl::compare);
    connect(m_since, &SincePage::showRequested, this, [this](const QString &urn) {
        m_parts.window.showPage(m_parts.deploymentsId);
        showTable();
        m_parts.page.select(urn);
    });
    connect(m_since, &SincePage::historyRequested, this, &HistoryControl::showHistory);
    connect(m_since, &SincePage::openSnapshotRequested, this, &HistoryControl::openSnapshot);
    connect(&m_compareSoon, &QTimer::timeout, this, &HistoryControl::compare);
    connect(&m_parts.query, &DeploymentQuery::filterChanged, this, &HistoryControl::compareSoon);
    connect(&m_parts.window, &MainWindow::pageChanged, this, [this](const QString &id) {
        if (id == changesPageId)
            compareSoon();
    });
    connect(&m_parts.window, &MainWindow::bannerActionTriggered, this,
            [this](const QString &key, const QString &) {
                if (key == snapshotBanner)
                    leaveSnapshot();
            });
}

const store::CatalogStore *HistoryControl::shown() const
{
    return m_snapshot ? static_cast<const store::CatalogStore *>(m_snapshot.get()) : m_store.data();
}

changes::Naming HistoryControl::naming() const
{
    QPointer<store::Editing> editing = m_parts.editor.editing();
    const catalog::CatalogPtr catalog = m_parts.query.catalog();
    return {[editing, catalog](const QString &urn) {
                return editing ? editing->nameOf(urn) : catalog->directory().displayName(urn);
            },
            QTimeZone::systemTimeZone()};
}

void HistoryControl::setStore(store::GmsStore *store, const store::Connection &connection,
                              const ConnectionInfo &info)
{
    m_read.reset();
    m_awaited.reset();
    m_lookContext.reset();
    forgetSnapshot(nullptr);
    showTable();
    ++m_comparison;
    m_all.reset();
    m_before.reset();
    m_comparedPath.clear();
    if (m_store)
        m_store->disconnect(this);
    m_store = store;
    m_connection = connection;
    m_info = info;
    m_kept.reset();
    m_identity.clear();
    m_list.clear();
    m_days.setSnapshots({});
    m_since->setSnapshots({}, QDateTime::currentDateTime());
    if (!store)
        return;
    m_identity = commands::identityOf(connection, {{}, m_dataFile});
    connect(store, &store::CatalogStore::stateChanged, this, &HistoryControl::loadWentOn);
    listSnapshots();
    loadWentOn();
}

// ---- a deployment's history -----------------------------------------------------------------

void HistoryControl::showHistory(const QString &urn)
{
    const auto parsed = domain::Urn::tryParse(urn);
    const catalog::CatalogPtr catalog = m_parts.query.catalog();
    const auto row = catalog->find(urn);
    if (!parsed || !shown())
        return;
    HistoryPane::Subject subject;
    subject.urn = urn;
    subject.name = row ? catalog->name(*row) : parsed->displayName();
    subject.environment
        = row ? catalog->text(*row, catalog::Facet::Environment) : parsed->parts().value(2);
    subject.production = shown()->server().productionEnvironments.contains(subject.environment);
    subject.status = row ? catalog->text(*row, catalog::Facet::Status) : QString();
    m_pane->setNow(QDateTime::currentDateTime());
    const store::Editing *editing = m_parts.editor.editing();
    m_pane->setNaming(naming(), editing ? editing->me() : QString());
    m_pane->setSubject(subject);
    m_pane->setLocked(!editing                ? tr("A snapshot is read-only")
                      : editing->isReadOnly() ? tr("%1 is read-only").arg(m_info.name)
                                              : QString());
    m_lookContext.reset();
    m_pane->setSnapshots(int(m_list.size()), std::nullopt, false);
    m_parts.window.showPage(m_parts.deploymentsId);
    m_parts.place.setCurrentWidget(m_pane);
    m_pane->focusTimeline();
    m_read.reset();
    if (m_store) {
        m_read = std::make_unique<store::HistoryRead>(m_store->client(), *parsed);
        connect(m_read.get(), &store::HistoryRead::changed, this, &HistoryControl::historyCame);
        m_read->start();
    }
    historyCame();
}

void HistoryControl::showTable()
{
    if (m_parts.place.currentWidget() != m_pane)
        return;
    m_read.reset();
    m_lookContext.reset();
    m_parts.place.setCurrentWidget(&m_parts.page);
    m_parts.page.focusTable();
}

void HistoryControl::readOn()
{
    if (!m_read)
        return;
    m_read->more();
    historyCame();
}

void HistoryControl::historyCame()
{
    HistoryPane::Reading reading;
    reading.server = m_info.name;
    if (!m_read) {
        Error error;
        error.kind = Error::Kind::Offline;
        error.detail = tr("A snapshot has no server that could be asked.");
        reading.error = error;
        return m_pane->setHistory({}, reading);
    }
    reading.running = m_read->isReading();
    reading.aspectsDone = m_read->aspectsDone();
    reading.aspects = int(m_read->aspects().size());
    reading.error = m_read->error();
    m_pane->setHistory(m_read->aspects(), reading);
}

//! What each of the connection's snapshots has of the deployment.
void HistoryControl::readSnapshots()
{
    m_pane->setSnapshots(int(m_list.size()), std::nullopt, true);
    m_lookContext = std::make_unique<QObject>();
    const auto stopped = std::make_shared<std::atomic_bool>(false);
    connect(m_lookContext.get(), &QObject::destroyed, this, [stopped] { *stopped = true; });
    const auto look = [list = m_list, urn = m_pane->subject().urn, stopped] {
        std::vector<history::SnapshotRecord> records;
        for (const history::SnapshotInfo &info : list) {
            if (*stopped)
                break;
            const auto catalog = history::snapshotfile::read(info.path);
            if (!catalog)
                continue;
            const auto row = (*catalog)->find(urn);
            records.push_back({info.takenAt.toMSecsSinceEpoch(),
                               row ? std::optional((*catalog)->record(*row)) : std::nullopt});
        }
        return records;
    };
    inWorker(m_lookContext.get(), look, [this](std::vector<history::SnapshotRecord> records) {
        m_pane->setSnapshots(int(m_list.size()), std::move(records), false);
    });
}

//! Into the change set, seen from what the server has now.
void HistoryControl::bringBack(const QString &urn, const QString &aspect,
                               const changes::Json &value, qint64 version)
{
    store::Editing *editing = m_parts.editor.editing();
    if (!editing || editing->isReadOnly())
        return;
    m_awaited = std::make_unique<QObject>();
    connect(editing, &store::Editing::aspectsRead, m_awaited.get(),
            [this, editing, urn, aspect, value, version](const QString &read) {
                if (read != urn)
                    return;
                const std::unique_ptr<QObject> ended = std::move(m_awaited);
                const QString name = history::aspectWord(aspect);
                const QString title = version > 0
                                        ? tr("Bring back version %1 of %2").arg(version).arg(name)
                                        : tr("Bring back %1").arg(name);
                const bool made = editing->readError(urn).isEmpty()
                               && editing->setAspect({urn, aspect}, value, title);
                const QString error = editing->readError(urn);
                m_parts.window.setBanner(
                    historyBanner, {error.isEmpty() ? Tone::Info : Tone::Warn,
                                    made ? tr("%1: in the change set, not yet sent.").arg(title)
                                    : error.isEmpty() ? tr("Nothing to bring back: it is so now.")
                                                      : tr("Nothing was brought back."),
                                    error,
                                    {},
                                    true});
                if (made) {
                    showTable();
                    m_parts.editor.showChanges(true);
                }
            });
    editing->read(urn, true);
}

// ---- snapshots ------------------------------------------------------------------------------

void HistoryControl::loadWentOn()
{
    if (!m_store || m_store->state().phase != store::LoadState::Phase::Complete
        || m_store->catalog()->isEmpty())
        return;
    const QDate today = QDate::currentDate();
    const catalog::CatalogPtr catalog = m_store->catalog();
    if (m_kept.lock() == catalog && m_keptDay == today)
        return;
    m_kept = catalog;
    m_keptDay = today;
    const store::ServerDescription &server = m_store->server();
    const history::SnapshotServer from {m_identity, m_info.name, server.version,
                                        server.productionEnvironments};
    // What cannot be kept is missing from the list, and nothing else.
    inWorker(
        m_store.data(),
        [snapshots = m_snapshots, catalog, from, at = m_store->state().finished] {
            return snapshots.keep(*catalog, from, at).has_value();
        },
        [this](bool) { listSnapshots(); });
    compareSoon();
}

void HistoryControl::listSnapshots()
{
    inWorker(
        m_store.data(),
        [snapshots = m_snapshots, identity = m_identity] { return snapshots.list(identity); },
        [this](std::vector<history::SnapshotInfo> list) { listCame(std::move(list)); });
}

void HistoryControl::listCame(std::vector<history::SnapshotInfo> list)
{
    m_list = std::move(list);
    m_since->setSnapshots(m_list, QDateTime::currentDateTime());
    m_days.setSnapshots(m_list);
    compareSoon();
}

void HistoryControl::compareSoon()
{
    if (m_parts.window.currentPage() == changesPageId)
        m_compareSoon.start();
}

//! The chosen snapshot with what the server has; the work of it once, then only the filter.
void HistoryControl::compare()
{
    const QString path = m_since->chosenPath();
    if (path.isEmpty() || !m_store || m_store->catalog()->isEmpty())
        return;
    struct Compared
    {
        std::optional<Error> error;
        catalog::CatalogPtr before;
        SinceModel::Changes all;
        SinceModel::Changes left;
    };
    const catalog::CatalogPtr now = m_store->catalog();
    const auto info = std::ranges::find(m_list, path, &history::SnapshotInfo::path);
    const QDateTime taken = info == m_list.end() ? QDateTime() : info->takenAt;
    const bool sameSnapshot = m_before && m_comparedPath == path && m_comparedTaken == taken;
    const bool same = sameSnapshot && m_all && m_comparedCatalog.lock() == now;
    filter::Context context = filter::Context::current();
    context.production = m_store->server().productionEnvironments;
    const filter::Filter filter
        = m_since->followsFilter() ? m_parts.query.filter() : filter::Filter();
    const auto work = [path, now, context, filter, before = sameSnapshot ? m_before : nullptr,
                       all = same ? m_all : nullptr] {
        Compared result {std::nullopt, before, all, nullptr};
        if (!before) {
            auto read = history::snapshotfile::read(path);
            if (!read) {
                result.error = read.error();
                return result;
            }
            result.before = std::move(*read);
        }
        if (!all)
            result.all = std::make_shared<const std::vector<history::Change>>(
                history::changesBetween(*result.before, *now, context.production));
        result.left = filter.isEmpty()
                        ? result.all
                        : std::make_shared<const std::vector<history::Change>>(history::matching(
                            *result.all, filter::scan(*result.before, filter, context),
                            filter::scan(*now, filter, context)));
        return result;
    };
    if (!sameSnapshot)
        m_since->setBusy();
    const QString text = filter::toText(m_parts.query.filter());
    inWorker(m_store.data(), work,
             [this, number = ++m_comparison, path, taken, now, text](Compared result) {
                 if (number != m_comparison)
                     return;
                 if (result.error)
                     return m_since->setError(*result.error);
                 m_comparedPath = path;
                 m_comparedTaken = taken;
                 m_comparedCatalog = now;
                 m_before = std::move(result.before);
                 m_all = std::move(result.all);
                 const int hidden = int(m_all->size() - result.left->size());
                 m_since->setChanges(std::move(result.left), naming(), hidden, text);
             });
}

void HistoryControl::chooseSnapshot()
{
    if (!m_dialog) {
        m_dialog = new SnapshotDialog(&m_parts.window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &SnapshotDialog::openRequested, this, &HistoryControl::openSnapshot);
        connect(m_dialog, &SnapshotDialog::deleteRequested, this, [this](const QStringList &paths) {
            for (const QString &path : paths)
                m_snapshots.remove(path);
            m_dialog->setSnapshots(m_snapshots.list());
            if (m_store)
                listSnapshots();
        });
        m_dialog->setSnapshots(m_snapshots.list());
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void HistoryControl::open(const QString &file)
{
    if (file.isEmpty())
        chooseSnapshot();
    else
        openSnapshot(file);
}

void HistoryControl::openSnapshot(const QString &path)
{
    struct Opened
    {
        Result<history::SnapshotInfo> info;
        Result<catalog::CatalogPtr> catalog;
    };
    inWorker(
        this,
        [path] {
            return Opened {history::snapshotfile::inspect(path), history::snapshotfile::read(path)};
        },
        [this](Opened opened) {
            if (opened.info && opened.catalog)
                return showSnapshot(std::move(*opened.catalog), *opened.info);
            const Error error = opened.info ? opened.catalog.error() : opened.info.error();
            m_parts.window.setBanner(
                historyBanner,
                {Tone::Danger, tr("The snapshot cannot be opened."), error.detail, {}, true});
        });
}

void HistoryControl::showSnapshot(catalog::CatalogPtr catalog, const history::SnapshotInfo &info)
{
    showTable();
    m_read.reset();
    auto snapshot = std::make_unique<store::SnapshotStore>(std::move(catalog), info);
    m_parts.editor.setStore(nullptr, {}, {});
    m_parts.page.setStore(snapshot.get());
    std::swap(m_snapshot, snapshot); // the last one goes at the end
    Q_EMIT storeShown(m_snapshot.get());
    ConnectionInfo shownInfo = m_info;
    shownInfo.name = m_snapshot->server().name;
    shownInfo.readOnly = true;
    if (shownInfo.id.isEmpty())
        shownInfo.id = u"snapshot"_s;
    m_parts.window.setConnection(shownInfo);
    QList<BannerAction> actions;
    if (m_store)
        actions.append({u"leave"_s, tr("Back to %1").arg(m_info.name), u"back"_s});
    m_parts.window.setBanner(
        snapshotBanner,
        {Tone::Warn, tr("This is a snapshot, %1.").arg(ageText(info.day, QDate::currentDate())),
         tr("%1 as it was on %2. Nothing can be edited.")
             .arg(info.server.name.left(80).simplified(),
                  QLocale().toString(info.takenAt.toLocalTime(), u"d MMM yyyy, HH:mm"_s)),
         actions, false});
    m_parts.window.showPage(m_parts.deploymentsId);
    m_parts.page.focusTable();
}

void HistoryControl::leaveSnapshot()
{
    if (!m_snapshot || !m_store)
        return;
    showTable();
    m_parts.page.setStore(m_store);
    m_parts.editor.setStore(m_store, m_connection, m_info);
    forgetSnapshot(m_store);
    m_days.setSnapshots(m_list); // the dashboard forgot them
    m_parts.window.setConnection(m_info);
    m_parts.page.focusTable();
}

//! What the page shows is another by now.
void HistoryControl::forgetSnapshot(store::CatalogStore *next)
{
    if (!m_snapshot)
        return;
    m_parts.window.clearBanner(snapshotBanner);
    const auto gone = std::move(m_snapshot);
    Q_EMIT storeShown(next);
}
