// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/words.h"
#include "models/history/changessince.h"
#include "models/history/phrase.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

//! What changed, grouped by kind, the most important first.
class SinceModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        UrnRole = Qt::UserRole + 1,
        NameRole,
        EnvironmentRole,
        ProductionRole, //!< bool
        CountRole, //!< of a group
        StatusRole, //!< the symbol that it has now, where it is a change of the status
        IconRole,
        ToneRole, //!< int of Tone
    };

    using QAbstractItemModel::QAbstractItemModel;

    using Changes = std::shared_ptr<const std::vector<history::Change>>;
    //! As changesBetween() has them: sorted by kind.
    void setChanges(Changes changes, const changes::Naming &naming);
    int total() const { return m_changes ? int(m_changes->size()) : 0; }
    bool isGroup(const QModelIndex &index) const;
    history::Phrase phraseAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Group
    {
        history::ChangeKind kind;
        std::size_t from;
        std::size_t to;
    };
    const history::Change &changeAt(const QModelIndex &index) const;

    Changes m_changes;
    changes::Naming m_naming;
    std::vector<Group> m_groups;
};
