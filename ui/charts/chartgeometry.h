// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/dashboard/chartmodel.h"

#include <QRectF>
#include <QSizeF>

#include <vector>

enum class ChartKind {
    Stacked, //!< lying bars of several series, over an axis
    Bars, //!< lying bars of one series, each with its share
    Shares, //!< lying bars of a whole each, below their names
    Columns, //!< standing bars of one or several series
    Lines, //!< over days
};

//! One bar of a chart, as its model has it: column 0 is the whole line.
struct ChartBar
{
    int row = -1;
    int column = 0;

    bool isValid() const { return row >= 0; }
    bool operator==(const ChartBar &) const = default;
};

//! Where things lie in a chart of a size, in logical pixels. Pure; depends on the user's font.
class ChartGeometry
{
public:
    ChartGeometry() = default;
    ChartGeometry(ChartKind kind, const dashboard::ChartTable &table, const QSizeF &size);

    ChartKind kind() const { return m_kind; }
    bool isLying() const { return m_kind != ChartKind::Columns && m_kind != ChartKind::Lines; }
    //! Lines from the top that have room; the rest is in the table only.
    int shown() const { return m_shown; }
    //! Where values are drawn: the axis is its lower or left edge.
    const QRectF &plot() const { return m_plot; }
    //! How thick a bar is, as a part of what a line has.
    qreal thickness() const { return m_thickness; }
    //! The end of the axis, and where it has numbers; empty where it has none.
    double maximum() const { return m_maximum; }
    const std::vector<double> &ticks() const { return m_ticks; }
    const QRectF &legend() const { return m_legend; }
    //! For "3 more"; empty where all have room.
    const QRectF &more() const { return m_more; }
    qreal labelWidth() const { return m_labelWidth; }
    //! Left for the number behind a bar, and for its share.
    qreal valueWidth() const { return m_valueWidth; }

    //! What a line has of the chart, from edge to edge.
    QRectF band(int row) const;
    //! The value as it is drawn: what there is is never too small to be seen.
    double drawn(int row, int column) const;
    //! Of a line (column 0) or a series in it; empty where there is nothing.
    QRectF bar(int row, int column) const;
    //! A point of a line chart.
    QPointF point(int row, int column) const;
    //! What is at \a at; a point of a line chart that is near.
    ChartBar at(const QPointF &at) const;

private:
    void placeLegend(const QSizeF &size);
    void placeLying(const QSizeF &size);
    void placeColumns(const QSizeF &size);
    void placeLines(const QSizeF &size);
    void makeTicks(double largest, qreal length);
    double lengthOf(double value) const;
    double largestSum() const;

    ChartKind m_kind = ChartKind::Bars;
    const dashboard::ChartTable *m_table = nullptr; //!< outlives this
    QRectF m_plot;
    QRectF m_legend;
    QRectF m_more;
    int m_shown = 0;
    qreal m_thickness = 0.6;
    double m_maximum = 1;
    std::vector<double> m_ticks;
    qreal m_labelWidth = 0;
    qreal m_valueWidth = 0;
    qreal m_bandHeight = 0;
    qreal m_bandTop = 0;
    qreal m_width = 0;
};

//! The entries of a legend: series that are to be told apart.
std::vector<std::size_t> legendSeries(ChartKind kind, const dashboard::ChartTable &table);
//! The room of one of them: shape, word and gap.
qreal legendWidth(const QString &title);
