// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/icons.h"

#include <QStyledItemDelegate>

//! Paints a row of SinceModel: the head of a group, or a deployment and what became of it.
class SinceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    void paintChange(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;

    mutable GlyphCache m_glyphs;
};
