// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/changeset/conflictmodel.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

//! Two lines per head, and the colour of the side above theirs and mine.
class ConflictHeader final : public QHeaderView
{
public:
    explicit ConflictHeader(QWidget *parent);

protected:
    QSize sectionSizeFromContents(int section) const override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

class ConflictDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

    //! Where in the cell of a result theirs, mine and other stand; other is empty where there is
    //! none.
    struct Buttons
    {
        QRectF theirs;
        QRectF mine;
        QRectF other;
    };
    static Buttons buttons(const QStyleOptionViewItem &option, const QModelIndex &index);

private:
    void paintSection(QPainter &painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;
    void paintResult(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;
};

//! The table of a conflict. 1 takes theirs, 2 mine, 3 asks for another value.
class ConflictView final : public QTableView
{
    Q_OBJECT

public:
    explicit ConflictView(ConflictModel &model, QWidget *parent = nullptr);

    void choose(store::Editing::Choice::Kind kind);
    void goToNextOpen();

Q_SIGNALS:
    void otherRequested(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void layOut();

    ConflictModel &m_model;
};
