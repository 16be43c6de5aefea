// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/deploymenttreemodel.h"

#include "models/core/fold.h"
#include "models/domain/vocabulary.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Facet;
using catalog::Row;
using items::Branch;

namespace {

bool isSameDeployment(const Catalog &a, Row rowA, const Catalog &b, Row rowB)
{
    const auto placeA = a.place(rowA);
    const auto placeB = b.place(rowB);
    return (&placeA.chunk == &placeB.chunk && placeA.i == placeB.i)
        || a.urnUtf8(rowA) == b.urnUtf8(rowB);
}

} // namespace

DeploymentTreeModel::DeploymentTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_catalog(std::make_shared<const Catalog>())
    , m_tree(items::growBranches(*m_catalog, {}))
{
}

void DeploymentTreeModel::show(catalog::CatalogPtr catalog, const std::vector<Row> &rows)
{
    items::BranchTree tree = items::growBranches(*catalog, rows);
    if (looksTheSame(tree, *catalog)) {
        m_tree = std::move(tree);
        m_catalog = std::move(catalog);
        announceCells();
        return;
    }
    beginResetModel();
    m_tree = std::move(tree);
    m_catalog = std::move(catalog);
    endResetModel();
}

//! Whether every index stands for what it stood for.
bool DeploymentTreeModel::looksTheSame(const items::BranchTree &other, const Catalog &catalog) const
{
    const auto sameBranch = [&](const Branch &a, const Branch &b) {
        return a.key == b.key && a.branches == b.branches
            && std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(),
                          [&](Row before, Row now) {
                              return isSameDeployment(*m_catalog, before, catalog, now);
                          });
    };
    return std::equal(m_tree.branches.begin(), m_tree.branches.end(), other.branches.begin(),
                      other.branches.end(), sameBranch);
}

void DeploymentTreeModel::announceCells()
{
    for (std::size_t b = 0; b < m_tree.branches.size(); ++b) {
        const QModelIndex around = indexOfBranch(b);
        if (const int rows = rowCount(around); rows > 0)
            Q_EMIT dataChanged(index(0, 0, around), index(rows - 1, 0, around));
    }
}

std::vector<Row> DeploymentTreeModel::rowsBelow(const QModelIndex &branch) const
{
    std::vector<Row> rows;
    std::vector<std::size_t> open {branchOf(branch)};
    while (!open.empty()) {
        const Branch &next = m_tree.branches[open.back()];
        open.pop_back();
        rows.insert(rows.end(), next.rows.begin(), next.rows.end());
        open.insert(open.end(), next.branches.begin(), next.branches.end());
    }
    return rows;
}

filter::AnyOf DeploymentTreeModel::valueOf(const QModelIndex &branch) const
{
    const Branch &top = m_tree.branches[branchOf(branch)];
    if (top.kind != Branch::Kind::Container)
        return {top.kind == Branch::Kind::Platform ? Facet::Platform : Facet::Instance, {top.urn}};
    // A deployment names the innermost of its containers only.
    filter::AnyOf value {Facet::Container, {}};
    std::vector<std::size_t> open {branchOf(branch)};
    while (!open.empty()) {
        const Branch &next = m_tree.branches[open.back()];
        open.pop_back();
        if (!next.rows.empty())
            value.values.append(next.urn);
        open.insert(open.end(), next.branches.begin(), next.branches.end());
    }
    return value;
}

QModelIndex DeploymentTreeModel::indexOfUrn(const QString &deployment) const
{
    const auto row = m_catalog->find(deployment);
    if (!row)
        return {};
    const std::size_t b = m_tree.branchOf(*m_catalog, *row);
    const Branch &branch = m_tree.branches[b];
    const auto it = std::find(branch.rows.begin(), branch.rows.end(), *row);
    if (it == branch.rows.end())
        return {};
    return index(int(branch.branches.size()) + int(it - branch.rows.begin()), 0, indexOfBranch(b));
}

QModelIndex DeploymentTreeModel::indexOfKey(const QString &branch) const
{
    for (std::size_t b = 1; b < m_tree.branches.size(); ++b) {
        if (m_tree.branches[b].key == branch)
            return indexOfBranch(b);
    }
    return {};
}

QModelIndex DeploymentTreeModel::indexOfBranch(std::size_t branch) const
{
    return branch == 0 ? QModelIndex()
                       : createIndex(m_tree.branches[branch].position, 0, quintptr(branch) << 1);
}

QModelIndex DeploymentTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    const std::size_t b = branchOf(parent);
    const auto &branches = m_tree.branches[b].branches;
    if (row < int(branches.size()))
        return createIndex(row, 0, quintptr(branches[std::size_t(row)]) << 1);
    return createIndex(row, 0, quintptr(b) << 1 | 1);
}

QModelIndex DeploymentTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const std::size_t b = branchOf(index);
    return indexOfBranch(isLeaf(index) ? b : m_tree.branches[b].parent);
}

int DeploymentTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() && isLeaf(parent))
        return 0;
    const Branch &branch = m_tree.branches[branchOf(parent)];
    return int(branch.branches.size() + branch.rows.size());
}

int DeploymentTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool DeploymentTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

Row DeploymentTreeModel::rowOf(const QModelIndex &leaf) const
{
    const Branch &branch = m_tree.branches[branchOf(leaf)];
    return branch.rows[std::size_t(leaf.row()) - branch.branches.size()];
}

QVariant DeploymentTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return isLeaf(index) ? leafData(rowOf(index), role)
                         : branchData(m_tree.branches[branchOf(index)], role);
}

QVariant DeploymentTreeModel::branchData(const Branch &branch, int role) const
{
    const auto status
        = [&] { return fromUtf8(m_catalog->dictionary(Facet::Status)[branch.worst]); };
    const QString name = branch.name.isEmpty() ? tr("no platform") : branch.name;
    const auto kind = [&]() -> QString {
        if (branch.kind == Branch::Kind::Instance)
            return tr("instance");
        if (branch.kind != Branch::Kind::Container)
            return {};
        const catalog::Neighbour *container = m_catalog->directory().find(branch.urn);
        return container && !container->subType.isEmpty() ? container->subType : tr("container");
    };
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
        return (name + (kind().isEmpty() ? QString() : u" · "_s + kind()) + u'\n' + branch.urn)
            .toHtmlEscaped()
            .replace(u'\n', u"<br>"_s);
    case Qt::AccessibleTextRole: {
        QStringList words {name, kind(),
                           branch.count == 1 ? tr("1 deployment")
                                             : tr("%1 deployments").arg(branch.count)};
        if (branch.worst != catalog::absent)
            words.append(tr("worst status: %1").arg(domain::statusLabel(status())));
        words.removeAll(QString());
        return words.join(u", "_s);
    }
    case KindNameRole:
        return kind();
    case KindRole:
        return int(branch.kind);
    case UrnRole:
        return branch.urn;
    case KeyRole:
        return branch.key;
    case CountRole:
        return branch.count;
    case StatusRole:
        return status();
    default:
        return {};
    }
}

QVariant DeploymentTreeModel::leafData(Row row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return m_catalog->name(row);
    case Qt::ToolTipRole:
        return (m_catalog->name(row) + u'\n' + m_catalog->urn(row))
            .toHtmlEscaped()
            .replace(u'\n', u"<br>"_s);
    case Qt::AccessibleTextRole: {
        QStringList words {m_catalog->name(row),
                           domain::statusLabel(m_catalog->text(row, Facet::Status)),
                           m_catalog->text(row, Facet::Environment)};
        words.removeAll(QString());
        return words.join(u", "_s);
    }
    case UrnRole:
        return m_catalog->urn(row);
    case StatusRole:
        return m_catalog->text(row, Facet::Status);
    case EnvironmentRole:
        return m_catalog->text(row, Facet::Environment);
    default:
        return {};
    }
}
