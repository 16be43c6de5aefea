// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartcanvas.h"

#include "ui/charts/chartinks.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHorizontalStackedBarSeries>
#include <QLineSeries>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>

using dashboard::ChartTable;
using dashboard::Ink;

class ChartCanvas::View final : public QChartView
{
public:
    View(QWidget *parent, Paint below, Paint above)
        : QChartView(parent), m_below(std::move(below)), m_above(std::move(above))
    {
        setFocusPolicy(Qt::NoFocus);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFrameShape(QFrame::NoFrame);
        setRubberBand(NoRubberBand);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setViewportUpdateMode(FullViewportUpdate);
        QChart *drawn = chart();
        drawn->setAnimationOptions(QChart::NoAnimation);
        drawn->setBackgroundVisible(false);
        drawn->setPlotAreaBackgroundVisible(false);
        drawn->legend()->hide();
        drawn->setMargins({});
        drawn->layout()->setContentsMargins(0, 0, 0, 0);
    }

    void show(const ChartTable &table, const ChartGeometry &geometry, const Theme &theme)
    {
        m_theme = &theme;
        QChart *drawn = chart();
        drawn->removeAllSeries();
        for (QAbstractAxis *axis : drawn->axes()) {
            drawn->removeAxis(axis);
            delete axis;
        }
        setRenderHint(QPainter::Antialiasing, geometry.kind() == ChartKind::Lines);
        drawn->setPlotArea(geometry.plot());
        if (geometry.kind() == ChartKind::Lines)
            addLines(table, geometry);
        else if (geometry.shown() > 0)
            addBars(table, geometry);
        viewport()->update();
    }

protected:
    void drawBackground(QPainter *painter, const QRectF &) override
    {
        painter->fillRect(sceneRect(), m_theme->base);
        m_below(*painter);
    }
    void drawForeground(QPainter *painter, const QRectF &) override { m_above(*painter); }

private:
    QValueAxis *valueAxis(const ChartGeometry &geometry, Qt::Alignment side)
    {
        auto *axis = new QValueAxis(chart());
        axis->setRange(0, geometry.maximum());
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
        axis->setGridLineColor(m_theme->border);
        axis->setGridLineVisible(!geometry.ticks().empty());
        axis->setTickCount(std::max(2, int(geometry.ticks().size())));
        chart()->addAxis(axis, side);
        return axis;
    }

    void addBars(const ChartTable &table, const ChartGeometry &geometry)
    {
        QAbstractBarSeries *series
            = geometry.isLying()
                ? static_cast<QAbstractBarSeries *>(new QHorizontalStackedBarSeries(chart()))
                : new QStackedBarSeries(chart());
        for (std::size_t s = 0; s < table.series.size(); ++s) {
            std::vector<Ink> inks;
            for (const ChartTable::Line &line : table.rows) {
                const Ink ink = inkOf(table, line, s);
                if (std::find(inks.begin(), inks.end(), ink) == inks.end())
                    inks.push_back(ink);
            }
            for (const Ink ink : inks)
                series->append(setOf(table, geometry, s, ink));
        }
        series->setBarWidth(geometry.thickness());
        series->setLabelsVisible(false);
        chart()->addSeries(series);
        auto *lines = new QBarCategoryAxis(chart());
        for (int row = 0; row < geometry.shown(); ++row)
            lines->append(QString::number(row));
        lines->setLabelsVisible(false);
        lines->setLineVisible(false);
        lines->setGridLineVisible(false);
        chart()->addAxis(lines, geometry.isLying() ? Qt::AlignLeft : Qt::AlignBottom);
        series->attachAxis(lines);
        series->attachAxis(
            valueAxis(geometry, geometry.isLying() ? Qt::AlignBottom : Qt::AlignLeft));
    }

    static Ink inkOf(const ChartTable &table, const ChartTable::Line &line, std::size_t series)
    {
        return series == 0 && line.ink ? *line.ink : table.series[series].ink;
    }

    //! The bars of a series that have one colour: a set has no more.
    QBarSet *setOf(const ChartTable &table, const ChartGeometry &geometry, std::size_t series,
                   Ink ink)
    {
        auto *set = new QBarSet(QString());
        for (int i = 0; i < geometry.shown(); ++i) {
            // Lying bars are drawn from the bottom up.
            const int row = geometry.isLying() ? geometry.shown() - 1 - i : i;
            const bool isIts = inkOf(table, table.rows[std::size_t(row)], series) == ink;
            set->append(isIts ? geometry.drawn(row, int(series) + 1) : 0);
        }
        set->setBrush(chartinks::color(ink, *m_theme));
        // The gap between neighbours in a stack.
        set->setPen(table.series.size() > 1 ? QPen(m_theme->base, 1) : QPen(Qt::NoPen));
        return set;
    }

    void addLines(const ChartTable &table, const ChartGeometry &geometry)
    {
        QValueAxis *values = valueAxis(geometry, Qt::AlignLeft);
        auto *days = new QValueAxis(chart());
        const QRectF &plot = geometry.plot();
        days->setRange(plot.left(), plot.right());
        days->setLabelsVisible(false);
        days->setLineVisible(false);
        days->setGridLineVisible(false);
        chart()->addAxis(days, Qt::AlignBottom);
        const auto used = legendSeries(ChartKind::Lines, table);
        if (used.empty()) { // an axis without a series is not laid out
            auto *empty = new QLineSeries(chart());
            chart()->addSeries(empty);
            empty->attachAxis(days);
            empty->attachAxis(values);
        }
        for (const std::size_t s : used) {
            const Ink ink = table.series[s].ink;
            auto *line = new QLineSeries(chart());
            for (std::size_t row = 0; row < table.rows.size(); ++row)
                line->append(geometry.point(int(row), int(s) + 1).x(),
                             double(table.rows[row].values[s]));
            QPen pen(chartinks::color(ink, *m_theme), 2);
            if (const auto dashes = chartinks::dashes(ink); !dashes.isEmpty())
                pen.setDashPattern(dashes);
            line->setPen(pen);
            chart()->addSeries(line);
            line->attachAxis(days);
            line->attachAxis(values);
        }
    }

    Paint m_below;
    Paint m_above;
    const Theme *m_theme = &Theme::light();
};

ChartCanvas::ChartCanvas(QWidget *parent, Paint below, Paint above)
    : m_view(new View(parent, std::move(below), std::move(above)))
{
}

ChartCanvas::~ChartCanvas() = default;

QWidget *ChartCanvas::widget() const
{
    return m_view;
}

void ChartCanvas::show(const ChartTable &table, const ChartGeometry &geometry, const Theme &theme)
{
    m_view->show(table, geometry, theme);
}

void ChartCanvas::update()
{
    m_view->viewport()->update();
}

void ChartCanvas::render(QPainter &painter, const QRectF &target)
{
    m_view->render(&painter, target, m_view->rect());
}
