// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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
    explicit TreeDelegate(const DeploymentTreeModel &model, QObject *parent);

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
    mutable GlyphCache m_glyphs;
};
