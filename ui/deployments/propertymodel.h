// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/record.h"

#include <QAbstractTableModel>

//! Custom properties, key and value, those that contain a text. Values are text whatever they look
//! like: ingestion writes Python literals into them.
class PropertyModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    enum Column { Key, Value };

    void setProperties(std::vector<catalog::Property> properties);
    void setSearch(const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    //! DisplayRole: on one line; EditRole: the whole, to be copied.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void choose();

    std::vector<catalog::Property> m_properties;
    std::vector<int> m_shown;
    QString m_search;
};
