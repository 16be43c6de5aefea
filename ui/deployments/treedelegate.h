// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "models/items/deploymenttreemodel.h"
#include "ui/common/icons.h"

#include <QStyledItemDelegate>

struct Theme;

//! Paints a row of the tree: a branch with its mark, worst status and count; a deployment with its
//! status and environment. The ground is the view's.
class TreeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! Of \a query it wants to know what counts as production.
    TreeDelegate(const DeploymentTreeModel &model, const DeploymentQuery &query, QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintBranch(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;
    void paintDeployment(QPainter &painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const;
    void paintStatus(QPainter &painter, const QPointF &at, const QString &symbol, int size,
                     const Theme &theme) const;

    const DeploymentTreeModel &m_model;
    const DeploymentQuery &m_query;
    mutable GlyphCache m_glyphs;
};
