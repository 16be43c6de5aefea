// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/deploymenttree.h"

#include "ui/common/flatpaint.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/deployments/treedelegate.h"
#include "ui/deployments/wording.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;

DeploymentTree::DeploymentTree(DeploymentQuery &query, QWidget *parent)
    : QTreeView(parent), m_query(query)
{
    setObjectName(u"deploymentTree"_s);
    setAccessibleName(tr("Deployments by platform"));
    setAccessibleDescription(
        tr("Enter filters for a branch or goes from a deployment to the table, Space chooses all "
           "deployments of a branch."));
    setModel(&m_model);
    setItemDelegate(new TreeDelegate(m_model, query, this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(11);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false); // it filters
    header()->hide();
    header()->setStretchLastSection(true);
    viewport()->setAutoFillBackground(false);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        m_open.insert(index.data(DeploymentTreeModel::KeyRole).toString());
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_open.remove(index.data(DeploymentTreeModel::KeyRole).toString());
    });
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (m_model.isBranch(index))
            filterFor(index, false);
        else
            Q_EMIT left();
    });
    connect(&m_query, &DeploymentQuery::productionEnvironmentsChanged, viewport(),
            qOverload<>(&QWidget::update));
    connect(&m_query, &DeploymentQuery::answered, this, [this] {
        m_stale = true;
        if (isVisible())
            showAnswer();
    });
}

DeploymentTree::~DeploymentTree()
{
    setModel(nullptr); // a member, which goes before the view does
}

void DeploymentTree::showEvent(QShowEvent *event)
{
    if (m_stale)
        showAnswer();
    reveal(m_revealed);
    QTreeView::showEvent(event);
}

void DeploymentTree::showAnswer()
{
    m_stale = false;
    const QModelIndex current = currentIndex();
    Place place;
    place.scroll = verticalScrollBar()->value();
    if (m_model.isBranch(current))
        place.branch = current.data(DeploymentTreeModel::KeyRole).toString();
    else
        place.deployment = current.data(DeploymentTreeModel::UrnRole).toString();
    bool reset = false;
    const auto watch
        = connect(&m_model, &QAbstractItemModel::modelReset, this, [&reset] { reset = true; });
    {
        const QScopedValueRollback guard(m_restoring, true);
        m_model.show(m_query.answer().catalog, m_query.answer().rows);
    }
    disconnect(watch);
    if (reset)
        restore(place);
}

void DeploymentTree::restore(const Place &place)
{
    const QScopedValueRollback guard(m_restoring, true);
    restoreOpen();
    const QModelIndex current = !place.branch.isEmpty()     ? m_model.indexOfKey(place.branch)
                              : !place.deployment.isEmpty() ? m_model.indexOfUrn(place.deployment)
                                                            : QModelIndex();
    const bool follows = hasAutoScroll();
    setAutoScroll(false);
    if (current.isValid())
        setCurrentIndex(current);
    setAutoScroll(follows);
    doItemsLayout();
    verticalScrollBar()->setValue(place.scroll);
}

void DeploymentTree::restoreOpen()
{
    const QSet<QString> open = m_open;
    if (m_model.rowCount() == 1) // nothing else to open
        setExpanded(m_model.index(0, 0), true);
    for (const QString &key : open) {
        if (const QModelIndex branch = m_model.indexOfKey(key); branch.isValid())
            setExpanded(branch, true);
    }
    m_open = open; // without what we opened ourselves
}

void DeploymentTree::reveal(const QStringList &urns)
{
    m_revealed = urns;
    if (!isVisible() || m_stale)
        return;
    const QScopedValueRollback guard(m_restoring, true);
    const QModelIndex index = urns.size() == 1 ? m_model.indexOfUrn(urns.first()) : QModelIndex();
    if (!index.isValid()) {
        if (!m_model.isBranch(currentIndex()))
            selectionModel()->clearSelection();
    } else if (index != currentIndex()) {
        setCurrentIndex(index);
        scrollTo(index);
    } else {
        selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
    }
}

void DeploymentTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (m_restoring || !current.isValid() || m_model.isBranch(current))
        return;
    const QString urn = current.data(DeploymentTreeModel::UrnRole).toString();
    m_revealed = {urn};
    Q_EMIT chosen(urn);
}

void DeploymentTree::activate(const QModelIndex &index)
{
    if (m_model.isBranch(index)) {
        filterFor(index, false);
        return;
    }
    if (!index.isValid())
        return;
    Q_EMIT chosen(index.data(DeploymentTreeModel::UrnRole).toString());
    Q_EMIT left();
}

void DeploymentTree::filterFor(const QModelIndex &branch, bool excluded)
{
    if (branch.isValid())
        m_query.add({m_model.valueOf(branch), excluded});
}

void DeploymentTree::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(current);
        return;
    case Qt::Key_Space:
        if (m_model.isBranch(current))
            Q_EMIT chosenBelow(m_model.rowsBelow(current));
        else if (current.isValid())
            Q_EMIT chosen(current.data(DeploymentTreeModel::UrnRole).toString());
        return;
    default:
        break;
    }
    if (event->matches(QKeySequence::Copy))
        event->ignore(); // the page's action: URNs, not the text of the row
    else
        QTreeView::keyPressEvent(event);
}

void DeploymentTree::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QPersistentModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    const QPoint at
        = byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft());
    if (!m_model.isBranch(index)) {
        Q_EMIT chosen(index.data(DeploymentTreeModel::UrnRole).toString());
        Q_EMIT menuRequested(at);
        return;
    }
    showBranchMenu(index, at);
}

void DeploymentTree::showBranchMenu(const QPersistentModelIndex &index, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"branchMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = wording::oneLine(index.data().toString(), 40).replace(u'&', u"&&"_s);
    connect(menu->addAction(icons::icon(u"filter"_s), tr("&Filter for %1").arg(name)),
            &QAction::triggered, this, [this, index] { filterFor(index, false); });
    connect(menu->addAction(tr("E&xclude %1").arg(name)), &QAction::triggered, this,
            [this, index] { filterFor(index, true); });
    menu->addSeparator();
    connect(menu->addAction(tr("&Select all below")), &QAction::triggered, this, [this, index] {
        if (index.isValid())
            Q_EMIT chosenBelow(m_model.rowsBelow(index));
    });
    menu->addSeparator();
    connect(menu->addAction(tr("&Expand all below")), &QAction::triggered, this, [this, index] {
        if (index.isValid())
            expandRecursively(index);
    });
    connect(menu->addAction(tr("&Collapse all")), &QAction::triggered, this, [this] {
        collapseAll();
        m_open.clear(); // collapseAll() tells nobody
    });
    menu->popup(at);
}

void DeploymentTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRect row = option.rect;
    int depth = 0;
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        ++depth;
    const int inset = indentation() * (depth + 1);
    const bool selected = selectionModel()->isSelected(index);
    if (selected) {
        painter->fillRect(row, hasFocus() ? theme.selection : theme.selectionIdle);
        if (!hasFocus()) { // a ground so quiet has edges
            flat::edge(*painter, row, Qt::TopEdge, theme.edge);
            flat::edge(*painter, row, Qt::BottomEdge, theme.edge);
        }
        painter->fillRect(QRect(0, row.top(), 3, row.height()),
                          hasFocus() ? theme.accent : theme.control);
    }
    if (m_model.isBranch(index))
        flat::chevron(*painter, QRectF(inset - 10, row.top(), 12, row.height()),
                      isExpanded(index) ? Qt::DownArrow : Qt::RightArrow, theme.muted);
    QStyleOptionViewItem item(option);
    item.rect = row.adjusted(inset, 0, 0, 0);
    itemDelegateForIndex(index)->paint(painter, item, index);
    if (hasFocus() && index == currentIndex())
        flat::box(*painter, QRectF(row).adjusted(5, 0, -5, 0), {}, theme.focus, 3);
}
