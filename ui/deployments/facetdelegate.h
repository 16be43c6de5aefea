// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/deployments/facetmodel.h"

#include <QStyledItemDelegate>

struct Theme;

//! Paints the lines of the facet panel: box, glyph, word, a bar for the share, the count.
class FacetDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit FacetDelegate(const FacetModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    void paintValue(QPainter &painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    //! Returns the width taken.
    qreal paintGlyph(QPainter &painter, const QRectF &area, const QModelIndex &index,
                     const Theme &theme) const;

    const FacetModel &m_model;
};
