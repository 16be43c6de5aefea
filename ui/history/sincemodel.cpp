// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/sincemodel.h"

#include "models/history/sincewords.h"
#include "ui/common/servertext.h"
#include "ui/common/tone.h"

using namespace Qt::Literals::StringLiterals;
using history::Change;
using history::ChangeKind;

namespace {

constexpr quintptr groupId = ~quintptr(0);

QString iconOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::GotWorse:
        return u"status-failed"_s;
    case ChangeKind::Gone:
        return u"offline"_s;
    case ChangeKind::SoftDeleted:
        return u"discard"_s;
    case ChangeKind::LostOwners:
    case ChangeKind::OwnersChanged:
        return u"owner"_s;
    case ChangeKind::Deprecated:
    case ChangeKind::Undeprecated:
        return u"deprecate"_s;
    case ChangeKind::DateMoved:
        return u"calendar"_s;
    case ChangeKind::ReplacementChanged:
        return u"forward"_s;
    case ChangeKind::VersionChanged:
        return u"history"_s;
    case ChangeKind::StatusChanged:
        return u"status-in-service"_s;
    case ChangeKind::TagsChanged:
        return u"tag"_s;
    case ChangeKind::New:
        return u"plus"_s;
    case ChangeKind::Restored:
        return u"restore"_s;
    case ChangeKind::OtherChanged:
        return u"edit"_s;
    }
    return {};
}

Tone toneOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::GotWorse:
    case ChangeKind::Gone:
        return Tone::Danger;
    case ChangeKind::SoftDeleted:
    case ChangeKind::LostOwners:
    case ChangeKind::Deprecated:
        return Tone::Warn;
    case ChangeKind::StatusChanged:
        return Tone::Ok;
    default:
        return Tone::Neutral;
    }
}

} // namespace

void SinceModel::setChanges(Changes changes, const changes::Naming &naming)
{
    beginResetModel();
    m_changes = std::move(changes);
    m_naming = naming;
    m_groups.clear();
    for (std::size_t i = 0; m_changes && i < m_changes->size(); ++i) {
        const ChangeKind kind = (*m_changes)[i].kind;
        if (m_groups.empty() || m_groups.back().kind != kind)
            m_groups.push_back({kind, i, i});
        m_groups.back().to = i + 1;
    }
    endResetModel();
}

bool SinceModel::isGroup(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() == groupId;
}

const Change &SinceModel::changeAt(const QModelIndex &index) const
{
    return (*m_changes)[m_groups[index.internalId()].from + std::size_t(index.row())];
}

history::Phrase SinceModel::phraseAt(const QModelIndex &index) const
{
    if (!index.isValid() || isGroup(index))
        return {};
    return history::phraseOf(changeAt(index), m_naming);
}

QModelIndex SinceModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : groupId);
}

QModelIndex SinceModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || isGroup(index))
        return {};
    return createIndex(int(index.internalId()), 0, groupId);
}

int SinceModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (!isGroup(parent))
        return 0;
    const Group &group = m_groups[std::size_t(parent.row())];
    return int(group.to - group.from);
}

int SinceModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant SinceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (isGroup(index)) {
        const Group &group = m_groups[std::size_t(index.row())];
        switch (role) {
        case Qt::DisplayRole:
            return history::kindTitle(group.kind);
        case Qt::AccessibleTextRole:
            return tr("%1, %2").arg(history::kindTitle(group.kind)).arg(group.to - group.from);
        case CountRole:
            return int(group.to - group.from);
        case IconRole:
            return iconOf(group.kind);
        case ToneRole:
            return int(toneOf(group.kind));
        default:
            return {};
        }
    }
    const Change &change = changeAt(index);
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return history::oneLine(change.name, 200);
    case Qt::AccessibleTextRole:
        return u"%1, %2: %3"_s.arg(history::oneLine(change.name, 200), change.environment,
                                   history::phraseOf(change, m_naming).plain());
    case Qt::ToolTipRole:
        return servertext::toolTip(change.urn + u'\n'
                                   + history::phraseOf(change, m_naming).plain());
    case UrnRole:
        return change.urn;
    case EnvironmentRole:
        return change.environment;
    case ProductionRole:
        return change.production;
    case StatusRole:
        return change.kind == ChangeKind::GotWorse || change.kind == ChangeKind::StatusChanged
                    || change.kind == ChangeKind::New
                 ? change.is
                 : QString();
    default:
        return {};
    }
}
