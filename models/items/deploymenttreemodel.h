// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/expression.h"
#include "models/items/treebranches.h"

#include <QAbstractItemModel>

//! The deployments of a filter's result below their platform, platform instance and containers.
//! Levels that a deployment does not name are left out. Branches come first and are ordered by
//! name, deployments are in the order of the result. A deployment costs nothing until it is asked
//! for.
class DeploymentTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    using Kind = items::Branch::Kind;

    enum Role {
        KindRole = Qt::UserRole, //!< int of Kind; invalid for a deployment
        UrnRole, //!< QString; of the deployment, platform, instance or container, as on the wire
        KeyRole, //!< QString; the same in every result: names a branch by its way from the root
        CountRole, //!< uint; deployments below a branch
        StatusRole, //!< QString; symbol of the deployment, or the worst one below a branch
        EnvironmentRole, //!< QString; of a deployment
        KindNameRole, //!< QString; "instance", "container" or what the server calls it; of these
    };

    explicit DeploymentTreeModel(QObject *parent = nullptr);

    //! Puts another result under the view. One that differs in cells only emits dataChanged(), any
    //! other resets: what is to stay is found again by key and URN.
    void show(catalog::CatalogPtr catalog, const std::vector<catalog::Row> &rows);

    const catalog::CatalogPtr &catalog() const { return m_catalog; }
    //! Deployments in the whole tree.
    std::uint32_t total() const { return m_tree.branches.front().count; }
    bool isBranch(const QModelIndex &index) const { return index.isValid() && !isLeaf(index); }
    //! All deployments below \a branch.
    std::vector<catalog::Row> rowsBelow(const QModelIndex &branch) const;
    //! What to filter for to see the deployments of \a branch: its platform or instance, or the
    //! containers of what is below.
    filter::AnyOf valueOf(const QModelIndex &branch) const;
    //! Invalid where the result does not hold it.
    QModelIndex indexOfUrn(const QString &deployment) const;
    QModelIndex indexOfKey(const QString &branch) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    //! DisplayRole: the name; ToolTipRole: the whole name and URN; AccessibleTextRole: in words.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    static bool isLeaf(const QModelIndex &index) { return (index.internalId() & 1) != 0; }
    //! The branch of \a index: itself, or the one around a deployment; the root where invalid.
    static std::size_t branchOf(const QModelIndex &index) { return index.internalId() >> 1; }
    QModelIndex indexOfBranch(std::size_t branch) const;
    catalog::Row rowOf(const QModelIndex &leaf) const;
    QVariant branchData(const items::Branch &branch, int role) const;
    QVariant leafData(catalog::Row row, int role) const;
    bool looksTheSame(const items::BranchTree &other, const catalog::Catalog &catalog) const;
    void announceCells();

    catalog::CatalogPtr m_catalog;
    items::BranchTree m_tree;
};
