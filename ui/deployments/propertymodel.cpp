// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/propertymodel.h"

#include "ui/deployments/wording.h"

void PropertyModel::setProperties(std::vector<catalog::Property> properties)
{
    beginResetModel();
    m_properties = std::move(properties);
    choose();
    endResetModel();
}

void PropertyModel::setSearch(const QString &text)
{
    beginResetModel();
    m_search = text.trimmed();
    choose();
    endResetModel();
}

void PropertyModel::choose()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_properties.size(); ++i) {
        const catalog::Property &property = m_properties[i];
        if (m_search.isEmpty() || property.key.contains(m_search, Qt::CaseInsensitive)
            || property.value.contains(m_search, Qt::CaseInsensitive))
            m_shown.push_back(int(i));
    }
}

int PropertyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int PropertyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant PropertyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const catalog::Property &property
        = m_properties[std::size_t(m_shown[std::size_t(index.row())])];
    const QString &text = index.column() == Key ? property.key : property.value;
    switch (role) {
    case Qt::DisplayRole:
        return wording::oneLine(text, 500);
    case Qt::EditRole:
        return text;
    case Qt::ToolTipRole:
        return wording::toolTip(text);
    case Qt::AccessibleTextRole:
        return text;
    default:
        return {};
    }
}

QVariant PropertyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Key ? tr("Key") : tr("Value");
}
