// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/changesetmodel.h"

#include "ui/changeset/changesetentity.h"

#include <algorithm>

using changes::AspectEdit;
using changes::EditKey;
using changes::EditState;

namespace {

constexpr std::size_t quickEdits = 2000; // up to here every step is followed at once
constexpr qint64 leastPauseMs = 120;
constexpr int mostRanges = 64; // beyond, telling the view range by range costs more than all anew

} // namespace

ChangeSetModel::ChangeSetModel(QObject *parent) : QAbstractItemModel(parent)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ChangeSetModel::sync);
}

ChangeSetModel::~ChangeSetModel() = default;

void ChangeSetModel::setEditing(store::Editing *editing)
{
    if (m_editing)
        m_editing->disconnect(this);
    m_editing = editing;
    m_unchecked.clear();
    m_keepsApplied = false;
    m_sent.clear();
    m_soon.stop();
    if (editing) {
        connect(editing, &store::Editing::changed, this, &ChangeSetModel::editingChanged);
        connect(editing, &store::Editing::stateChanged, this, &ChangeSetModel::stateChanged);
        connect(editing, &QObject::destroyed, this, [this] { setEditing(nullptr); });
    }
    reload();
}

void ChangeSetModel::editingChanged()
{
    if (m_editing->changes().editCount() <= quickEdits && m_entities.size() <= quickEdits)
        sync();
    else if (!m_soon.isActive()) // one step at once, a run of them now and then
        m_soon.start(int(
            m_sinceSync.isValid() ? std::max<qint64>(0, m_pauseMs - m_sinceSync.elapsed()) : 0));
}

void ChangeSetModel::letGoApplied()
{
    m_keepsApplied = false;
    m_sent.clear();
    if (!m_editing)
        return;
    for (const auto &entity : m_entities)
        std::fill(entity->applied.begin(), entity->applied.end(), false);
    sync();
}

void ChangeSetModel::reload()
{
    beginResetModel();
    m_entities.clear();
    m_byUrn.clear();
    if (m_editing) {
        const QStringList urns = m_editing->changes().entities();
        m_entities.reserve(std::size_t(urns.size()));
        for (const QString &urn : urns)
            m_entities.push_back(entityOf(urn));
    }
    renumber(0);
    endResetModel();
    Q_EMIT contentChanged();
}

std::unique_ptr<ChangeSetModel::Entity> ChangeSetModel::entityOf(const QString &urn) const
{
    auto entity = std::make_unique<Entity>();
    entity->urn = urn;
    entity->edits = m_editing->changes().of(urn);
    entity->applied.assign(entity->edits.size(), false);
    entity->makeLines();
    return entity;
}

void ChangeSetModel::renumber(std::size_t from)
{
    for (std::size_t i = from; i < m_entities.size(); ++i) {
        m_entities[i]->row = int(i);
        m_byUrn.insert(m_entities[i]->urn, m_entities[i].get());
    }
}

//! What is kept with a mark counts as it was.
bool ChangeSetModel::isUpToDate(const Entity &entity) const
{
    for (std::size_t i = 0; i < entity.edits.size(); ++i) {
        const AspectEdit *now = m_editing->changes().find(entity.edits[i].key);
        if (entity.applied[i] ? now != nullptr : !now || !(*now == entity.edits[i]))
            return false;
    }
    return true;
}

void ChangeSetModel::sync()
{
    m_soon.stop();
    if (!m_editing)
        return;
    QElapsedTimer clock;
    clock.start();
    removeGone();
    addNew();
    // An aspect more of an entity that is here shows in the count alone.
    std::size_t waiting = 0;
    for (const auto &entity : m_entities)
        waiting += std::size_t(std::ranges::count(entity->applied, false));
    const bool lacks = waiting != m_editing->changes().editCount();
    for (const auto &entity : m_entities) {
        if (!isUpToDate(*entity) || (lacks && m_editing->changes().touches(entity->urn)))
            refill(*entity);
    }
    Q_EMIT contentChanged();
    m_pauseMs = std::max<qint64>(leastPauseMs, 4 * clock.elapsed());
    m_sinceSync.start();
}

void ChangeSetModel::removeGone()
{
    const auto isGone = [&](const std::unique_ptr<Entity> &entity) {
        if (m_editing->changes().touches(entity->urn))
            return false;
        if (!m_keepsApplied)
            return true;
        return std::ranges::none_of(
            entity->edits, [&](const AspectEdit &edit) { return m_sent.contains(edit.key); });
    };
    std::vector<std::pair<int, int>> ranges; // the last row and the first one
    for (int row = int(m_entities.size()) - 1; row >= 0; --row) {
        if (!isGone(m_entities[std::size_t(row)]))
            continue;
        if (!ranges.empty() && ranges.back().second == row + 1)
            ranges.back().second = row;
        else
            ranges.emplace_back(row, row);
    }
    if (ranges.size() > mostRanges) {
        beginResetModel();
        for (const auto &entity : m_entities) {
            if (isGone(entity))
                m_byUrn.remove(entity->urn);
        }
        std::erase_if(m_entities, isGone);
        renumber(0);
        endResetModel();
        return;
    }
    for (const auto &[last, first] : ranges) {
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_byUrn.remove(m_entities[std::size_t(row)]->urn);
        m_entities.erase(m_entities.begin() + first, m_entities.begin() + last + 1);
        renumber(std::size_t(first));
        endRemoveRows();
    }
}

void ChangeSetModel::addNew()
{
    qsizetype known = 0;
    for (const auto &entity : m_entities)
        known += m_editing->changes().touches(entity->urn) ? 1 : 0;
    if (known == m_editing->changes().entityCount())
        return;
    const QStringList urns = m_editing->changes().entities();
    QStringList fresh;
    bool atTheEnd = true;
    for (const QString &urn : urns) {
        if (!m_byUrn.contains(urn))
            fresh.append(urn);
        else
            atTheEnd = atTheEnd && fresh.isEmpty();
    }
    if (atTheEnd) {
        const int first = int(m_entities.size());
        beginInsertRows({}, first, first + int(fresh.size()) - 1);
        for (const QString &urn : fresh)
            m_entities.push_back(entityOf(urn));
        renumber(std::size_t(first));
        endInsertRows();
        return;
    }
    if (fresh.size() > mostRanges)
        return reload();
    std::size_t place = 0; // behind the one that stands before it in the set
    for (const QString &urn : urns) {
        if (const Entity *there = m_byUrn.value(urn)) {
            place = std::size_t(there->row) + 1;
            continue;
        }
        beginInsertRows({}, int(place), int(place));
        m_entities.insert(m_entities.begin() + qptrdiff(place), entityOf(urn));
        renumber(place);
        endInsertRows();
        ++place;
    }
}

void ChangeSetModel::refill(Entity &entity)
{
    std::vector<AspectEdit> edits = m_editing->changes().of(entity.urn);
    std::vector<bool> applied(edits.size(), false);
    for (std::size_t i = 0; i < entity.edits.size(); ++i) {
        const EditKey &key = entity.edits[i].key;
        const bool waits = std::ranges::find(edits, key, &AspectEdit::key) != edits.end();
        if (waits && entity.applied[i])
            m_sent.remove(key); // it waits anew
        if (waits || !m_keepsApplied || !(entity.applied[i] || m_sent.contains(key)))
            continue;
        const auto at = std::min(i, edits.size());
        edits.insert(edits.begin() + qptrdiff(at), entity.edits[i]);
        applied.insert(applied.begin() + qptrdiff(at), true);
    }
    Entity next;
    next.edits = std::move(edits);
    next.makeLines();
    const QModelIndex parent = createIndex(entity.row, 0);
    const int before = int(entity.lines.size());
    const int after = int(next.lines.size());
    const auto take = [&] {
        entity.edits = std::move(next.edits);
        entity.applied = std::move(applied);
        entity.lines = std::move(next.lines);
    };
    // The first line that is another is where one came or went.
    const auto keyOf = [](const Entity &of, int line) {
        const auto [e, c] = of.lines[std::size_t(line)];
        const AspectEdit &edit = of.edits[std::size_t(e)];
        return std::pair(edit.key.aspect, edit.delta[std::size_t(c)].key);
    };
    int first = 0;
    while (first < std::min(before, after) && keyOf(entity, first) == keyOf(next, first))
        ++first;
    if (after < before) {
        beginRemoveRows(parent, first, first + before - after - 1);
        take();
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows(parent, first, first + after - before - 1);
        take();
        endInsertRows();
    } else {
        take();
    }
    tellChanged(parent, after);
}

//! The deployment's own row, its count and its mark, and \a lines below it.
void ChangeSetModel::tellChanged(const QModelIndex &parent, int lines)
{
    Q_EMIT dataChanged(parent, parent);
    if (lines > 0)
        Q_EMIT dataChanged(index(0, 0, parent), index(lines - 1, 0, parent));
}

void ChangeSetModel::stateChanged(const EditKey &key)
{
    if (m_editing->stateOf(key).kind != EditState::Kind::Sending)
        m_sent.remove(key); // it came back: gone later on, it was dropped
    else if (m_keepsApplied)
        m_sent.insert(key);
    const Entity *entity = m_byUrn.value(key.urn);
    if (!entity)
        return;
    const QModelIndex parent = createIndex(entity->row, 0);
    Q_EMIT dataChanged(parent, parent);
    if (!entity->lines.empty())
        Q_EMIT dataChanged(index(0, 0, parent), index(int(entity->lines.size()) - 1, 0, parent));
    if (!m_editing->applyState().running)
        Q_EMIT contentChanged();
}

QModelIndex ChangeSetModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0)
        return {};
    if (!parent.isValid())
        return row < int(m_entities.size()) ? createIndex(row, 0) : QModelIndex();
    if (parent.internalPointer())
        return {};
    const Entity &entity = *m_entities[std::size_t(parent.row())];
    return row < int(entity.lines.size()) ? createIndex(row, 0, &entity) : QModelIndex();
}

QModelIndex ChangeSetModel::parent(const QModelIndex &index) const
{
    const auto *entity = static_cast<const Entity *>(index.constInternalPointer());
    return entity ? createIndex(entity->row, 0) : QModelIndex();
}

int ChangeSetModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_entities.size());
    return parent.internalPointer() ? 0 : int(m_entities[std::size_t(parent.row())]->lines.size());
}

int ChangeSetModel::columnCount(const QModelIndex &) const
{
    return 1;
}

const AspectEdit *ChangeSetModel::editAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    if (const auto *entity = static_cast<const Entity *>(index.constInternalPointer()))
        return &entity->edits[std::size_t(entity->lines[std::size_t(index.row())].first)];
    const Entity &entity = *m_entities[std::size_t(index.row())];
    return entity.edits.empty() ? nullptr : &entity.edits.front();
}

const changes::FieldChange *ChangeSetModel::changeAt(const QModelIndex &index) const
{
    const auto *entity = static_cast<const Entity *>(index.constInternalPointer());
    return entity
             ? &editAt(index)->delta[std::size_t(entity->lines[std::size_t(index.row())].second)]
             : nullptr;
}

bool ChangeSetModel::isApplied(const QModelIndex &index) const
{
    if (!index.isValid())
        return false;
    if (const auto *entity = static_cast<const Entity *>(index.constInternalPointer()))
        return entity->applied[std::size_t(entity->lines[std::size_t(index.row())].first)];
    return m_entities[std::size_t(index.row())]->isWhollyApplied();
}

QModelIndex ChangeSetModel::indexOf(const QString &urn) const
{
    const Entity *entity = m_byUrn.value(urn);
    return entity ? createIndex(entity->row, 0) : QModelIndex();
}

QModelIndex ChangeSetModel::indexOf(const EditKey &key,
                                    const std::optional<changes::FieldKey> &field) const
{
    const Entity *entity = m_byUrn.value(key.urn);
    if (!entity)
        return {};
    for (std::size_t line = 0; line < entity->lines.size(); ++line) {
        const auto [e, c] = entity->lines[line];
        const AspectEdit &edit = entity->edits[std::size_t(e)];
        if (edit.key == key && (!field || edit.delta[std::size_t(c)].key == *field))
            return createIndex(int(line), 0, entity);
    }
    return {};
}
