// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettemodel.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using Kind = PaletteEntry::Kind;

PaletteModel::PaletteModel(QObject *parent) : QAbstractListModel(parent) { }

void PaletteModel::show(QList<Row> rows)
{
    const auto before = int(m_rows.size());
    const auto after = int(rows.size());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows = std::move(rows);
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows = std::move(rows);
        endRemoveRows();
    } else {
        m_rows = std::move(rows);
    }
    if (const int both = qMin(before, after); both > 0)
        Q_EMIT dataChanged(index(0), index(both - 1));
}

void PaletteModel::showBehind(int kept, const QList<Row> &rows)
{
    QList<Row> all = m_rows.first(qBound(0, kept + 1, int(m_rows.size())));
    const qsizetype own = all.size();
    for (const Row &row : rows) {
        const bool shown = std::any_of(all.cbegin(), all.cbegin() + own, [&](const Row &other) {
            return !other.isHead() && other.entry.isSame(row.entry);
        });
        if (!shown)
            all.append(row);
    }
    show(std::move(all));
}

const PaletteEntry *PaletteModel::entry(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].isHead())
        return nullptr;
    return &m_rows[row].entry;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const PaletteEntry &entry = row.entry;
    if (row.isHead())
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? row.head : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::ToolTipRole:
        return entry.kind == Kind::Deployment ? entry.id : QVariant();
    case Qt::AccessibleTextRole: {
        QStringList words {entry.title, kindWord(entry.kind)};
        if (!entry.detail.isEmpty() && entry.detail != words.last())
            words.append(entry.detail);
        if (!entry.keys.isEmpty())
            words.append(entry.keys);
        if (!entry.enabled)
            words.append(tr("not available"));
        return words.join(u", "_s);
    }
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows[index.row()].isHead())
        return Qt::NoItemFlags;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

QString PaletteModel::kindWord(Kind kind)
{
    switch (kind) {
    case Kind::Action:
        return tr("action");
    case Kind::View:
        return tr("view");
    case Kind::Model:
        return tr("model");
    case Kind::Owner:
        return tr("owner");
    case Kind::Tag:
        return tr("tag");
    case Kind::Deployment:
        break;
    }
    return tr("deployment");
}
