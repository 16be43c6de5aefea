// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartgeometry.h"
#include "ui/common/theme.h"

#include <QSet>

class QPainter;

inline size_t qHash(const ChartBar &bar, size_t seed = 0)
{
    return qHashMulti(seed, bar.row, bar.column);
}

//! What is painted around the bars and lines of a chart: names with their marks, numbers, legend,
//! goal, and what is chosen or has the keyboard.
struct ChartPainter
{
    const dashboard::ChartTable &table;
    const ChartGeometry &geometry;
    const Theme &theme;
    const QSet<ChartBar> &chosen;
    const QSet<ChartBar> &excluded;
    ChartBar current {}; //!< has the keyboard; none where the chart has no focus
    ChartBar hovered {};

    void below(QPainter &painter) const;
    void above(QPainter &painter) const;

private:
    void paintNames(QPainter &painter) const;
    void paintName(QPainter &painter, int row, const QRectF &area) const;
    qreal paintMark(QPainter &painter, int row, const QRectF &area) const;
    void paintLyingValues(QPainter &painter) const;
    void paintShares(QPainter &painter) const;
    void paintColumnWords(QPainter &painter) const;
    void paintDays(QPainter &painter) const;
    void paintGap(QPainter &painter) const;
    void paintEnds(QPainter &painter) const;
    void paintTicks(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
    void paintNote(QPainter &painter) const;
    void paintCurrent(QPainter &painter) const;
    bool isExcluded(int row) const;
};
