// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLayout>
#include <QList>

//! Cards in as many columns as there is room for: three, below 1280 px two, below 960 px one. The
//! last one takes what is left of its line. Two lines share the height that can be seen, but are
//! never lower than a chart needs.
class CardGrid final : public QLayout
{
    Q_OBJECT

public:
    explicit CardGrid(QWidget *parent = nullptr);
    ~CardGrid() override;

    static int columnsFor(int width);
    //! The height that can be seen without scrolling.
    void setRoom(int height);

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int lines(int columns) const;
    int lineHeight(int columns) const;

    QList<QLayoutItem *> m_items;
    int m_room = 0;
};
