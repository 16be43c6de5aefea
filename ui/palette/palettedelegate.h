// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

class PaletteModel;
struct PaletteEntry;
struct Theme;

//! Paints heads, and entries as icon, title with the matched letters bold, detail and keys.
class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PaletteDelegate(const PaletteModel &model, QObject *parent = nullptr);

    //! What the letters are matched with.
    void setWords(const QString &words) { m_words = words; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintIcon(QPainter &painter, const QRectF &rect, const PaletteEntry &entry,
                   const Theme &theme) const;
    void paintTitle(QPainter &painter, const QRectF &room, const QFont &font,
                    const PaletteEntry &entry, const Theme &theme) const;

    const PaletteModel &m_model;
    QString m_words;
};
