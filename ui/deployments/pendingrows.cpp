// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/pendingrows.h"

#include "models/changes/aspects.h"
#include "models/changes/pendinglinks.h"
#include "models/items/deploymentrows.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using changes::EditState;
using items::PendingRow;

namespace {

//! Up to here a catalog and its edits are put together within a frame or two.
constexpr std::size_t mostRowsAtOnce = 20'000;
constexpr std::size_t mostEditsAtOnce = 2'000;
constexpr qint64 longestPauseMs = 1'000;

//! The columns in which the change of a field is seen, as bits; 0: in none.
std::uint32_t columnsOf(const QString &aspect, const QString &field)
{
    using Column = DeploymentRows::Column;
    namespace aspects = changes::aspect;
    const auto bit = [](Column column) { return 1u << int(column); };
    if (aspect == aspects::ownership)
        return bit(Column::Owners);
    if (aspect == aspects::tags)
        return bit(Column::Tags);
    if (aspect == aspects::deprecation)
        return field == "deprecated"_L1 || field == "decommissionTime"_L1
                 ? bit(Column::Decommission)
                 : 0;
    if (aspect == aspects::status)
        return bit(Column::Name);
    if (aspect == aspects::instance)
        return bit(Column::Instance);
    if (aspect == aspects::container)
        return bit(Column::Container);
    if (aspect != aspects::properties)
        return 0;
    return field == "status"_L1      ? bit(Column::Status)
         : field == "version"_L1     ? bit(Column::Version)
         : field == "description"_L1 ? bit(Column::Description)
         : field == "createdAt"_L1   ? bit(Column::Created)
                                     : 0;
}

PendingRow::Mark markOf(EditState::Kind kind)
{
    switch (kind) {
    case EditState::Kind::Waiting:
        return PendingRow::Mark::Waiting;
    case EditState::Kind::Sending:
        return PendingRow::Mark::Sending;
    case EditState::Kind::Conflict:
        return PendingRow::Mark::Conflict;
    case EditState::Kind::Unknown:
    case EditState::Kind::Failed:
        return PendingRow::Mark::Failed;
    }
    return PendingRow::Mark::Waiting;
}

} // namespace

struct PendingRows::Task
{
    catalog::CatalogPtr catalog;
    changes::ChangeSet shown;
    changes::ChangeSet waiting;
    QHash<changes::EditKey, EditState> states; //!< of those that do not just wait
    std::shared_ptr<changes::Overlay> overlay;
    int generation = 0;
};

struct PendingRows::Made
{
    catalog::CatalogPtr catalog;
    std::shared_ptr<const items::PendingCells> cells;
    int generation = 0;
    qint64 tookMs = 0;
};

PendingRows::PendingRows(DeploymentQuery &query, QObject *parent)
    : QObject(parent), m_query(query), m_overlay(std::make_shared<changes::Overlay>())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &PendingRows::refresh);
}

PendingRows::~PendingRows() = default;

void PendingRows::setStore(store::CatalogStore *store)
{
    if (m_store)
        m_store->disconnect(this);
    if (m_editing && (!store || &m_editing->catalogs() != store))
        setEditing(nullptr);
    m_store = store;
    ++m_generation;
    if (store) {
        connect(store, &store::CatalogStore::catalogChanged, this, [this] {
            if (m_cells || m_running || m_soon.isActive()
                || (m_editing && !m_editing->shown().isEmpty()))
                refreshSoon();
            else
                m_query.setCatalog(m_store->catalog());
        });
    }
    refresh();
}

void PendingRows::setEditing(store::Editing *editing)
{
    if (m_editing == editing)
        return;
    if (m_editing)
        m_editing->disconnect(this);
    m_editing = editing;
    ++m_generation;
    if (editing) {
        connect(editing, &store::Editing::changed, this, &PendingRows::refreshSoon);
        connect(editing, &store::Editing::stateChanged, this, &PendingRows::refreshSoon);
        connect(editing, &QObject::destroyed, this, [this] {
            ++m_generation;
            refreshSoon();
        });
    }
    refresh();
}

void PendingRows::refreshSoon()
{
    if (m_running)
        m_again = true;
    else if (!m_soon.isActive())
        m_soon.start();
}

void PendingRows::refresh()
{
    m_soon.stop();
    const auto none = [this] {
        return m_store ? m_store->catalog() : std::make_shared<const catalog::Catalog>();
    };
    Task task;
    task.generation = m_generation;
    if (m_store && m_editing)
        task.shown = m_editing->shown();
    if (task.shown.isEmpty()) {
        ++m_generation; // what is being made is old
        m_overlay = std::make_shared<changes::Overlay>();
        take({none(), nullptr, m_generation, 0});
        return;
    }
    if (m_running) {
        m_again = true;
        return;
    }
    task.catalog = m_store->catalog();
    task.waiting = m_editing->changes();
    task.overlay = m_overlay;
    for (const QString &urn : task.waiting.entities()) {
        for (const changes::AspectEdit &edit : task.waiting.of(urn)) {
            if (const EditState state = m_editing->stateOf(edit.key);
                state.kind != EditState::Kind::Waiting)
                task.states.insert(edit.key, state);
        }
    }
    if (task.catalog->size() <= mostRowsAtOnce && task.shown.editCount() <= mostEditsAtOnce) {
        take(make(task));
        return;
    }
    m_running = true;
    auto *watcher = new QFutureWatcher<Made>(this);
    connect(watcher, &QFutureWatcher<Made>::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_running = false;
        const bool again = std::exchange(m_again, false);
        take(watcher->future().takeResult());
        if (again)
            refreshSoon();
    });
    watcher->setFuture(QtConcurrent::run([task] { return make(task); }));
}

//! Pure, but for the overlay, which only one at a time has.
PendingRows::Made PendingRows::make(const Task &task)
{
    QElapsedTimer timer;
    timer.start();
    auto cells = std::make_shared<items::PendingCells>();
    cells->server = task.catalog;
    cells->shown = task.overlay->of(task.catalog, task.shown, task.waiting);
    const auto mark = [&](PendingRow &pending, const changes::EditKey &key) {
        const auto state = task.states.constFind(key);
        if (state == task.states.constEnd() || markOf(state->kind) <= pending.mark)
            return;
        pending.mark = markOf(state->kind);
        pending.reason = state->reason;
    };
    for (const QString &urn : task.waiting.entities()) {
        const auto row = cells->shown->find(urn);
        for (const changes::AspectEdit &edit : task.waiting.of(urn)) {
            if (!row) { // of a model: seen in the deployments that it links to
                for (const catalog::Row linked : changes::relinkedRows(*cells->shown, edit)) {
                    PendingRow &pending = cells->rows[linked];
                    pending.isNew = linked >= task.catalog->size();
                    ++pending.changes;
                    pending.columns |= 1u << int(DeploymentRows::Column::Model);
                    mark(pending, edit.key);
                }
                continue;
            }
            PendingRow &pending = cells->rows[*row];
            pending.isNew = *row >= task.catalog->size();
            pending.changes += int(edit.delta.size());
            for (const changes::FieldChange &change : edit.delta)
                pending.columns |= columnsOf(edit.key.aspect, change.key.field);
            mark(pending, edit.key);
        }
    }
    Made made {cells->shown, nullptr, task.generation, timer.elapsed()};
    if (!cells->rows.empty())
        made.cells = std::move(cells);
    return made;
}

void PendingRows::take(Made made)
{
    if (made.generation != m_generation) {
        refreshSoon();
        return;
    }
    // While an apply runs, changes come faster than a large catalog is made.
    m_soon.setInterval(int(std::min(made.tookMs * 2, longestPauseMs)));
    const bool differs = made.cells != m_cells;
    m_cells = std::move(made.cells);
    if (differs)
        Q_EMIT changed();
    m_query.setCatalog(std::move(made.catalog));
}
