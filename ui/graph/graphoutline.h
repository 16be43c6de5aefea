// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/picture.h"

#include <QAbstractItemModel>
#include <QSet>
#include <QTreeView>

//! The cards of a picture as a tree. What is closed in the picture says that it has children and
//! holds none.
class GraphOutlineModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole, //!< QString; Card::key
        EndRole, //!< QString; what stands at the right: a count or an environment
    };

    using QAbstractItemModel::QAbstractItemModel;

    void show(graph::PicturePtr picture);
    const graph::PicturePtr &picture() const { return m_picture; }
    const graph::Card &cardAt(const QModelIndex &index) const
    {
        return m_picture->cards[index.internalId()];
    }
    QModelIndex indexOf(const QString &key) const; //!< invalid where there is none

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    graph::PicturePtr m_picture;
    std::vector<std::uint32_t> m_start; //!< children of card i, of the root behind the last card
    std::vector<std::uint32_t> m_children;
    std::vector<int> m_rows; //!< of each card below its parent
};

//! The text outline beside the graph, with the same selection: its twin for screen readers and for
//! those who prefer lists.
class GraphOutline final : public QTreeView
{
    Q_OBJECT

public:
    explicit GraphOutline(QWidget *parent = nullptr);

    void setPicture(const graph::PicturePtr &picture);
    //! Emits nothing.
    void setCurrentKey(const QString &key);
    const GraphOutlineModel &outline() const { return *m_model; }

Q_SIGNALS:
    void currentKeyChosen(const QString &key);
    void toggleRequested(const QString &key);
    void activatedKey(const QString &key);
    void menuRequested(const QPoint &globalPos, const QString &key);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;

private:
    void onExpanded(const QModelIndex &index);
    void onCollapsed(const QModelIndex &index);
    void expandAgain();

    GraphOutlineModel *m_model;
    QSet<QString> m_closedHere; //!< keys that are open in the picture and collapsed here
    bool m_updating = false;
};
