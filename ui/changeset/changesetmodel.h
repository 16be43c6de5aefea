// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editing.h"

#include <QAbstractItemModel>
#include <QElapsedTimer>
#include <QMap>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <memory>

//! What waits, as a tree: entities in the order in which they were begun, below each its changes.
//! Follows store::Editing: rows that stay keep their place, and with it selection and scroll. Above
//! some thousand edits it follows with a short delay.
class ChangeSetModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        UrnRole = Qt::UserRole + 1,
        IsEntityRole, //!< bool
        AspectRole, //!< of a change
        EnvironmentRole, //!< of an entity
        ProductionRole, //!< bool
        CountRole, //!< of an entity: int, its changes
        IconRole, //!< a name of icons::
        MarkIconRole, //!< how it stands; empty while it waits
        MarkToneRole, //!< int(Tone)
        MarkWordRole,
        ReasonRole, //!< a sentence: why it failed or what is in conflict
    };

    explicit ChangeSetModel(QObject *parent = nullptr);
    ~ChangeSetModel() override;

    //! \a editing outlives this or is taken away by another call; null: nothing waits.
    void setEditing(store::Editing *editing);
    store::Editing *editing() const { return m_editing; }

    //! Edits that are applied from now on stay as rows with a mark, until letGoApplied().
    void keepApplied() { m_keepsApplied = true; }
    void letGoApplied();

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    //! The edit that a row is about; of an entity its first. Null for no row.
    const changes::AspectEdit *editAt(const QModelIndex &index) const;
    //! The change of a row; null for an entity's.
    const changes::FieldChange *changeAt(const QModelIndex &index) const;
    bool isApplied(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &urn) const;
    QModelIndex indexOf(const changes::EditKey &key,
                        const std::optional<changes::FieldKey> &field = {}) const;

    //! The number of the first change of \a index among all, from 1 on.
    int positionOf(const QModelIndex &index) const;

    struct Waiting
    {
        int changes = 0;
        int entities = 0;
        bool areDeployments = true; //!< all of them
    };
    //! Without what is applied.
    Waiting waiting() const;

    //! What apply() is to send: of the chosen entities all edits that are not in conflict.
    struct Chosen
    {
        QList<changes::EditKey> keys;
        QStringList urns;
        int changes = 0;
        bool isAll = false; //!< nothing that could be sent is left out
        QMap<QString, int> byAspect; //!< changes
    };
    Chosen chosen() const;

Q_SIGNALS:
    //! After rows, checks or marks became others.
    void contentChanged();

private:
    void tellChanged(const QModelIndex &parent, int lines);
    struct Entity;

    void editingChanged();
    void sync();
    void reload();
    std::unique_ptr<Entity> entityOf(const QString &urn) const;
    void refill(Entity &entity);
    bool isUpToDate(const Entity &entity) const;
    void renumber(std::size_t from);
    void removeGone();
    void addNew();
    void stateChanged(const changes::EditKey &key);
    QVariant entityData(const QModelIndex &index, int role) const;
    QVariant changeData(const QModelIndex &index, int role) const;

    QPointer<store::Editing> m_editing;
    std::vector<std::unique_ptr<Entity>> m_entities;
    QHash<QString, Entity *> m_byUrn;
    QSet<QString> m_unchecked;
    QSet<changes::EditKey> m_sent; //!< seen on their way since keepApplied()
    bool m_keepsApplied = false;
    QTimer m_soon;
    QElapsedTimer m_sinceSync;
    qint64 m_pauseMs = 0; //!< between two syncs, by what the last one took
};
