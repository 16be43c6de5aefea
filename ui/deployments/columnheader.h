// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHeaderView>

//! The head of the table: the sorted column speaks up, with its arrow right behind the word; the
//! first one is indented as its cells are.
class ColumnHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit ColumnHeader(QWidget *parent = nullptr);

    //! Logical index of the first column on screen.
    int leading() const;
    //! What the title of \a logical needs, with its arrow.
    int titleWidth(int logical) const;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logical) const override;
    QSize sectionSizeFromContents(int logical) const override;

private:
    bool sorts(int logical) const;
    QFont fontOf(int logical) const;
};
