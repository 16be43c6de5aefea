// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/conflictmodel.h"

#include "models/changes/words.h"
#include "ui/changeset/changewords.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using changes::AspectEdit;
using changes::EditKey;
using changes::EditState;
using changes::Json;

ConflictModel::ConflictModel(QObject *parent) : QAbstractTableModel(parent) { }

void ConflictModel::setEditing(store::Editing *editing)
{
    m_editing = editing;
    m_urn.clear();
    m_rows.clear();
    reload();
}

void ConflictModel::setUrn(const QString &urn)
{
    if (urn != m_urn)
        m_rows.clear();
    m_urn = urn;
    reload();
}

void ConflictModel::setShown(Shown shown)
{
    m_shown = shown;
    reload();
}

void ConflictModel::reload()
{
    beginResetModel();
    const std::vector<Row> before = std::exchange(m_rows, {});
    if (m_editing) {
        for (const AspectEdit &edit : m_editing->changes().of(m_urn)) {
            if (m_editing->stateOf(edit.key).kind == EditState::Kind::Conflict)
                gather(edit);
        }
    }
    // A choice between what is the same two values still is the same choice.
    for (Row &row : m_rows) {
        const auto it = std::ranges::find_if(before, [&](const Row &old) {
            return old.choice && old.place.key == row.place.key
                && old.place.field == row.place.field && old.place.theirs == row.place.theirs
                && old.place.mine == row.place.mine;
        });
        if (it != before.end() && row.kind == Kind::Collision)
            row.choice = it->choice;
    }
    m_shownRows.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!isShown(m_rows[i]))
            continue;
        // A head with nothing below it says nothing.
        if (m_rows[i].kind == Kind::Section && !m_shownRows.empty()
            && m_rows[m_shownRows.back()].kind == Kind::Section)
            m_shownRows.pop_back();
        m_shownRows.push_back(i);
    }
    if (!m_shownRows.empty() && m_rows[m_shownRows.back()].kind == Kind::Section)
        m_shownRows.pop_back();
    endResetModel();
    Q_EMIT choicesChanged();
}

void ConflictModel::gather(const AspectEdit &edit)
{
    const Json theirs = m_editing->stateOf(edit.key).theirs;
    const std::vector<changes::Collision> collisions = m_editing->collisionsOf(edit.key);
    const changes::Cells cells = changes::Cells::of(edit.key.aspect, theirs);
    m_rows.push_back({Kind::Section, {edit.key, {}, {}, {}, {}}, {}});
    for (const changes::FieldChange &change : edit.delta) {
        const Json *there = cells.find(change.key);
        Row row {Kind::Mine,
                 {edit.key, change.key, change.before, there ? *there : Json(), change.after},
                 {}};
        if (std::ranges::find(collisions, change.key, &changes::Collision::key) != collisions.end())
            row.kind = Kind::Collision;
        else if (changes::holds(edit.key.aspect, theirs, {change}))
            row.kind = Kind::Same;
        m_rows.push_back(std::move(row));
    }
    for (const changes::Cell &cell : cells.all()) {
        const bool mine = std::ranges::any_of(
            edit.delta, [&](const changes::FieldChange &one) { return one.key == cell.key; });
        if (!mine && !changes::isKept(cell.key))
            m_rows.push_back(
                {Kind::Untouched, {edit.key, cell.key, cell.value, cell.value, cell.value}, {}});
    }
}

bool ConflictModel::isShown(const Row &row) const
{
    switch (m_shown) {
    case Shown::All:
        return true;
    case Shown::Changed:
        return row.kind != Kind::Untouched;
    case Shown::Open: // with those that were open: a row that vanishes under the key is no help
        return row.kind == Kind::Section || row.kind == Kind::Collision;
    }
    return true;
}

bool ConflictModel::isCollision(int row) const
{
    return row >= 0 && row < rowCount() && at(row).kind == Kind::Collision;
}

ConflictModel::Place ConflictModel::placeAt(int row) const
{
    return at(row).place;
}

void ConflictModel::choose(int row, const Choice &choice)
{
    if (!isCollision(row))
        return;
    m_rows[m_shownRows[std::size_t(row)]].choice = choice;
    Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
    Q_EMIT choicesChanged();
}

void ConflictModel::chooseAll(Choice::Kind kind)
{
    for (Row &row : m_rows) {
        if (row.kind == Kind::Collision)
            row.choice = Choice {kind, {}};
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    Q_EMIT choicesChanged();
}

int ConflictModel::openCount() const
{
    return int(std::ranges::count_if(
        m_rows, [](const Row &row) { return row.kind == Kind::Collision && !row.choice; }));
}

int ConflictModel::nextOpen(int row) const
{
    const int count = rowCount();
    for (int step = 1; step <= count; ++step) {
        const int next = (std::max(row, -1) + step) % count;
        if (at(next).kind == Kind::Collision && !at(next).choice)
            return next;
    }
    return -1;
}

//! What resolve() will leave of \a edit, seen from what is on the server.
changes::Delta ConflictModel::resolved(const AspectEdit &edit) const
{
    changes::Delta delta;
    for (const Row &row : m_rows) {
        if (!(row.place.key == edit.key))
            continue;
        if (row.kind == Kind::Mine) {
            delta.push_back({row.place.field, row.place.theirs, row.place.mine});
        } else if (row.kind == Kind::Collision && row.choice
                   && row.choice->kind != Choice::Kind::Theirs) {
            delta.push_back(
                {row.place.field, row.place.theirs,
                 row.choice->kind == Choice::Kind::Other ? row.choice->other : row.place.mine});
        }
    }
    return changes::combined(edit.key.aspect, {}, delta);
}

std::vector<ConflictModel::Plan> ConflictModel::plans() const
{
    std::vector<Plan> result;
    if (!m_editing)
        return result;
    for (const AspectEdit &edit : m_editing->changes().of(m_urn)) {
        const EditState state = m_editing->stateOf(edit.key);
        if (state.kind != EditState::Kind::Conflict)
            continue;
        const QString aspect = changes::aspectLabel(edit.key.aspect);
        Plan plan {changewords::iconName(edit.key.aspect), {}, Tone::Neutral};
        QStringList open;
        for (const Row &row : m_rows) {
            if (row.place.key == edit.key && row.kind == Kind::Collision && !row.choice)
                open.append(changes::fieldLabel(edit.key.aspect, row.place.field));
        }
        const changes::Delta delta = resolved(edit);
        if (!open.isEmpty()) {
            plan.icon = u"warning"_s;
            plan.tone = Tone::Warn;
            plan.words = tr("%1: choose first: %2").arg(aspect, open.join(u", "_s));
        } else if (delta.empty()) {
            plan.words = tr("%1: nothing, it stays as it is on the server").arg(aspect);
        } else {
            QStringList sentences;
            for (const changes::FieldChange &change : delta)
                sentences.append(
                    changes::sentence(edit.key.aspect, change, changewords::naming(*m_editing)));
            // The version first: what is cut where it is narrow are words that the table has.
            const QString on = state.theirsVersion > 0
                                 ? tr("%1, only if still version %2")
                                       .arg(aspect, changewords::number(state.theirsVersion))
                             : state.theirsVersion < 0
                                 ? tr("%1, only if there is still none").arg(aspect)
                                 : aspect;
            plan.words = tr("%1: %2").arg(on, sentences.join(u"; "_s));
        }
        result.push_back(std::move(plan));
    }
    return result;
}

bool ConflictModel::write()
{
    if (!m_editing || m_editing->isReadOnly() || m_editing->applyState().running || openCount() > 0)
        return false;
    const std::vector<Row> rows = m_rows; // each step below makes this anew
    QList<EditKey> keys;
    for (const AspectEdit &edit : m_editing->changes().of(m_urn)) {
        if (m_editing->stateOf(edit.key).kind != EditState::Kind::Conflict)
            continue;
        std::vector<std::pair<changes::FieldKey, Choice>> choices;
        for (const Row &row : rows) {
            if (row.place.key == edit.key && row.choice)
                choices.emplace_back(row.place.field, *row.choice);
        }
        keys.append(edit.key);
        m_editing->resolve(edit.key, choices);
    }
    keys.removeIf([this](const EditKey &key) { return !m_editing->changes().find(key); });
    if (!keys.isEmpty())
        m_editing->apply(keys);
    return true;
}
