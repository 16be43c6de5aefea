// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/icons.h"

#include <QStyledItemDelegate>

struct Theme;

//! Paints a row of ChangeSetModel: an entity with its box, environment and count; a change with its
//! drawing, words and mark. All rows are equally high, so that tens of thousands need no measuring.
class ChangeSetDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    //! Where the box of an entity is, in a row at \a row.
    static QRectF boxRect(const QRectF &row);

private:
    void paintEntity(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index, const Theme &theme) const;
    void paintChange(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index, const Theme &theme) const;

    mutable GlyphCache m_glyphs;
};
