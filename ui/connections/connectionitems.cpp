// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectionitems.h"

#include <QColor>

using namespace Qt::Literals::StringLiterals;

namespace {

const QColor localColour(0x6B, 0x7A, 0x8C);
const QColor foundColour(0x7A, 0x7F, 0x87);

} // namespace

ConnectionItems::ConnectionItems(const Profiles &profiles, QObject *parent)
    : QAbstractListModel(parent), m_profiles(profiles)
{
    // A handful of rows; a reset keeps nothing worth keeping, and the view selects by id.
    connect(&profiles, &Profiles::added, this, &ConnectionItems::refreshAll);
    connect(&profiles, &Profiles::removed, this, &ConnectionItems::refreshAll);
    connect(&profiles, &Profiles::changed, this, [this](const QString &id) {
        const QModelIndex index = indexOf(id);
        Q_EMIT dataChanged(index, index);
    });
}

void ConnectionItems::refreshAll()
{
    beginResetModel();
    endResetModel();
}

void ConnectionItems::setLocal(const FixedConnection &local)
{
    m_local = local;
    refreshAll();
}

void ConnectionItems::setFound(const FixedConnection &found)
{
    m_found = found;
    refreshAll();
}

void ConnectionItems::setConnected(const QString &id)
{
    m_connected = id;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const FixedConnection *ConnectionItems::fixed(const QString &id) const
{
    if (!id.isEmpty() && id == m_local.id)
        return &m_local;
    if (!id.isEmpty() && id == m_found.id)
        return &m_found;
    return nullptr;
}

QModelIndex ConnectionItems::indexOf(const QString &id) const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (row(i).id == id)
            return index(i);
    }
    return {};
}

int ConnectionItems::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_profiles.all().size()) + (m_local.id.isEmpty() ? 0 : 1)
         + (m_found.id.isEmpty() ? 0 : 1);
}

ConnectionItems::Row ConnectionItems::row(int index) const
{
    const auto fixedRow = [](const FixedConnection &fixed, const QColor &colour) {
        return Row {fixed.id, fixed.name, fixed.detail, fixed.badge, colour, false, fixed.readOnly};
    };
    const int first = m_local.id.isEmpty() ? 0 : 1;
    if (index < first)
        return fixedRow(m_local, localColour);
    if (index - first >= m_profiles.all().size())
        return fixedRow(m_found, foundColour);
    const ConnectionProfile &profile = m_profiles.all().at(index - first);
    const QString where = profile.url.isEmpty() ? tr("no address yet") : profile.url.toString();
    return {profile.id,         profile.name,    where, {}, QColor(profile.colour),
            profile.production, profile.readOnly};
}

QString ConnectionItems::spoken(const Row &row) const
{
    QStringList words {row.name, row.detail};
    if (row.production)
        words += tr("production");
    words += row.readOnly ? tr("read-only") : tr("writable");
    if (row.id == m_connected)
        words += tr("connected");
    return words.join(", "_L1);
}

QVariant ConnectionItems::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row found = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return found.name;
    case Qt::ToolTipRole:
        return found.detail;
    case Qt::AccessibleTextRole:
        return spoken(found);
    case IdRole:
        return found.id;
    case DetailRole:
        return found.detail;
    case ColourRole:
        return found.colour;
    case BadgeRole:
        return found.badge;
    case ProductionRole:
        return found.production;
    case ReadOnlyRole:
        return found.readOnly;
    case ConnectedRole:
        return found.id == m_connected;
    default:
        return {};
    }
}
