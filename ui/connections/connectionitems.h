// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/profiles.h"

#include <QAbstractListModel>
#include <QColor>

//! What is connected to without being a profile: the embedded server, and what ~/.datahubenv names.
struct FixedConnection
{
    QString id;
    QString name;
    QString detail; //!< where it is
    QString badge; //!< "sample"; may be empty
    bool readOnly = false;
};

//! The embedded server, the profiles in their order, then what was found.
class ConnectionItems final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, //!< QString
        DetailRole, //!< QString: the URL
        ColourRole, //!< QColor
        BadgeRole, //!< QString
        ProductionRole, //!< bool
        ReadOnlyRole, //!< bool
        ConnectedRole, //!< bool
    };

    explicit ConnectionItems(const Profiles &profiles, QObject *parent = nullptr);

    void setLocal(const FixedConnection &local);
    //! An empty id: none was found.
    void setFound(const FixedConnection &found);
    void setConnected(const QString &id);

    const FixedConnection *fixed(const QString &id) const;
    QModelIndex indexOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString id, name, detail, badge;
        QColor colour;
        bool production = false;
        bool readOnly = false;
    };
    Row row(int index) const;
    QString spoken(const Row &row) const;
    void refreshAll();

    const Profiles &m_profiles;
    FixedConnection m_local;
    FixedConnection m_found;
    QString m_connected;
};
