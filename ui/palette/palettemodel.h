// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/palette/paletteentry.h"

#include <QAbstractListModel>
#include <QList>

//! What the palette shows, below heads where there are any. Rows change in place: a view's current
//! row stays where it is.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    //! Either a head or an entry.
    struct Row
    {
        QString head {};
        PaletteEntry entry {};

        bool isHead() const { return !head.isEmpty(); }
    };

    explicit PaletteModel(QObject *parent = nullptr);

    void show(QList<Row> rows);
    //! Puts the entries of \a rows under the view, but for those up to and with row \a kept, which
    //! stay as they are.
    void showBehind(int kept, const QList<Row> &rows);

    //! Null for a head.
    const PaletteEntry *entry(int row) const;
    const QList<Row> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    //! "owner", "model" and so on, for people.
    static QString kindWord(PaletteEntry::Kind kind);

private:
    QList<Row> m_rows;
};
