// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/changesetmodel.h"

#include "models/changes/words.h"
#include "ui/changeset/changesetentity.h"
#include "ui/changeset/changewords.h"

using namespace Qt::Literals::StringLiterals;

//! What the rows of ChangeSetModel say.

QVariant ChangeSetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_editing)
        return {};
    return index.internalPointer() ? changeData(index, role) : entityData(index, role);
}

QVariant ChangeSetModel::entityData(const QModelIndex &index, int role) const
{
    const changes::AspectEdit *edit = editAt(index);
    if (!edit)
        return {};
    const QString &urn = edit->key.urn;
    const int count = rowCount(index);
    switch (role) {
    case Qt::DisplayRole:
        return m_editing->nameOf(urn);
    case Qt::CheckStateRole:
        return m_unchecked.contains(urn) ? Qt::Unchecked : Qt::Checked;
    case Qt::ToolTipRole:
        return changewords::toolTip(urn);
    case Qt::AccessibleTextRole: {
        QStringList words {m_editing->nameOf(urn)};
        if (const QString environment = changewords::environment(urn); !environment.isEmpty())
            words.append(environment);
        words.append(count == 1 ? tr("1 change")
                                : tr("%1 changes").arg(changewords::number(count)));
        words.append(isApplied(index)            ? changewords::appliedMark().word
                     : m_unchecked.contains(urn) ? tr("stays here when the rest is applied")
                                                 : tr("goes with apply"));
        return words.join(u", "_s);
    }
    case UrnRole:
        return urn;
    case IsEntityRole:
        return true;
    case EnvironmentRole:
        return changewords::environment(urn);
    case ProductionRole:
        return changewords::isProduction(*m_editing, urn);
    case CountRole:
        return count;
    case MarkIconRole:
        return isApplied(index) ? changewords::appliedMark().icon : QString();
    case MarkToneRole:
        return int(Tone::Ok);
    default:
        return {};
    }
}

QVariant ChangeSetModel::changeData(const QModelIndex &index, int role) const
{
    const changes::AspectEdit &edit = *editAt(index);
    const changes::FieldChange &change = *changeAt(index);
    const auto words = [&] {
        return changes::sentence(edit.key.aspect, change, changewords::naming(*m_editing));
    };
    const auto mark = [&] {
        return isApplied(index) ? changewords::appliedMark()
                                : changewords::mark(m_editing->stateOf(edit.key).kind);
    };
    switch (role) {
    case Qt::DisplayRole:
        return words();
    case Qt::ToolTipRole: {
        const QString reason = m_editing->stateOf(edit.key).reason;
        return changewords::toolTip(reason.isEmpty() ? words() : words() + u'\n' + reason);
    }
    case Qt::AccessibleTextRole: {
        QStringList parts {words()};
        for (const QString &more : {mark().word, m_editing->stateOf(edit.key).reason}) {
            if (!more.isEmpty())
                parts.append(more);
        }
        return parts.join(u", "_s);
    }
    case UrnRole:
        return edit.key.urn;
    case IsEntityRole:
        return false;
    case AspectRole:
        return edit.key.aspect;
    case IconRole:
        return changewords::iconName(edit.key.aspect, change);
    case MarkIconRole:
        return mark().icon;
    case MarkToneRole:
        return int(mark().tone);
    case MarkWordRole:
        return mark().word;
    case ReasonRole:
        return m_editing->stateOf(edit.key).reason;
    default:
        return {};
    }
}

int ChangeSetModel::positionOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return 0;
    const QModelIndex top = index.internalPointer() ? index.parent() : index;
    int before = 0;
    for (int row = 0; row < top.row(); ++row)
        before += int(m_entities[std::size_t(row)]->lines.size());
    return before + (index.internalPointer() ? index.row() : 0) + 1;
}

ChangeSetModel::Waiting ChangeSetModel::waiting() const
{
    Waiting result;
    for (const auto &entity : m_entities) {
        int changes = 0;
        for (std::size_t i = 0; i < entity->edits.size(); ++i)
            changes += entity->applied[i] ? 0 : int(entity->edits[i].delta.size());
        if (changes == 0)
            continue;
        result.changes += changes;
        ++result.entities;
        result.areDeployments = result.areDeployments && changewords::isDeployment(entity->urn);
    }
    return result;
}

ChangeSetModel::Chosen ChangeSetModel::chosen() const
{
    Chosen result;
    result.isAll = true;
    if (!m_editing)
        return result;
    for (const auto &entity : m_entities) {
        const bool unchecked = m_unchecked.contains(entity->urn);
        bool any = false;
        for (std::size_t i = 0; i < entity->edits.size(); ++i) {
            const changes::AspectEdit &edit = entity->edits[i];
            if (entity->applied[i]
                || m_editing->stateOf(edit.key).kind == changes::EditState::Kind::Conflict)
                continue;
            if (unchecked) {
                result.isAll = false;
                continue;
            }
            any = true;
            result.keys.append(edit.key);
            result.changes += int(edit.delta.size());
            result.byAspect[edit.key.aspect] += int(edit.delta.size());
        }
        if (any)
            result.urns.append(entity->urn);
    }
    return result;
}

bool ChangeSetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.internalPointer())
        return false;
    const QString &urn = m_entities[std::size_t(index.row())]->urn;
    if (value.toInt() == Qt::Checked)
        m_unchecked.remove(urn);
    else
        m_unchecked.insert(urn);
    Q_EMIT dataChanged(index, index);
    Q_EMIT contentChanged();
    return true;
}

Qt::ItemFlags ChangeSetModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.internalPointer() ? common | Qt::ItemNeverHasChildren
                                   : common | Qt::ItemIsUserCheckable;
}
