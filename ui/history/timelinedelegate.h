// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/icons.h"

#include <QStyledItemDelegate>

//! Paints a row of TimelineModel: time, rail with the icon of what changed, the sentence, and who
//! did it.
class TimelineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintDay(QPainter &painter, const QStyleOptionViewItem &option,
                  const QModelIndex &index) const;
    void paintMemory(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;
    void paintEvent(QPainter &painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;

    mutable GlyphCache m_glyphs;
};
