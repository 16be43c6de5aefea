// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/sorting.h"

#include <QHeaderView>

//! The head of the table: the sorted columns speak up, with their arrows right behind the word, and
//! where there are several with the place of each; the first one is indented as its cells are.
class ColumnHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit ColumnHeader(QWidget *parent = nullptr);

    //! Logical index of the first column on screen.
    int leading() const;
    //! What the title of \a logical needs, with its arrow.
    int titleWidth(int logical) const;
    void setSorting(const filter::Sorting &sorting);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logical) const override;
    QSize sectionSizeFromContents(int logical) const override;

private:
    std::optional<std::size_t> placeOf(int logical) const;
    int markWidth() const;
    void paintMark(QPainter &painter, const QRectF &rect, std::size_t place) const;

    filter::Sorting m_sorting;
};
