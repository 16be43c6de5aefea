// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

//! Paints a line of the list below the filter line: icon, what is typed, what it is, count.
class SuggestionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 26;

    using QStyledItemDelegate::QStyledItemDelegate;

    //! What is typed, which stands out in each line.
    void setTyped(const QString &typed) { m_typed = typed; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    QString m_typed;
};
