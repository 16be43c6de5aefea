// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartgeometry.h"

#include "ui/common/fonts.h"

#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <cmath>

using dashboard::ChartTable;
using dashboard::Mark;

namespace {

constexpr qreal side = 12; // between the chart and its card
constexpr qreal markWidth = 27; // a glyph or an avatar, and what is left before the name
constexpr qreal gap = 8;
constexpr qreal legendLine = 18;
constexpr qreal axisLine = 20;
constexpr qreal leastSeen = 2; // px of a value that is not 0
constexpr qreal near = 24; // from a point of a line, to be meant by the mouse

qreal textWidth(const QString &text, fonts::Size size = fonts::Size::Small)
{
    return std::ceil(QFontMetricsF(fonts::ui(size)).horizontalAdvance(text));
}

QString digitsOf(qint64 number)
{
    return QLocale().toString(number);
}

//! 1, 2 or 5 times a power of ten, at least \a least, and whole.
double niceStep(double least)
{
    if (least <= 1)
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= least)
            return power * factor;
    }
    return power * 10;
}

} // namespace

std::vector<std::size_t> legendSeries(ChartKind kind, const ChartTable &table)
{
    std::vector<std::size_t> series;
    if (kind == ChartKind::Bars || kind == ChartKind::Shares || table.series.size() < 2)
        return series;
    for (std::size_t s = 0; s < table.series.size(); ++s) {
        const bool used = std::any_of(table.rows.begin(), table.rows.end(),
                                      [s](const auto &line) { return line.values[s] > 0; });
        if (used || kind == ChartKind::Stacked)
            series.push_back(s);
    }
    return series;
}

qreal legendWidth(const QString &title)
{
    return 17 + textWidth(title) + 14;
}

ChartGeometry::ChartGeometry(ChartKind kind, const ChartTable &table, const QSizeF &size)
    : m_kind(kind), m_table(&table), m_shown(int(table.rows.size())), m_width(size.width())
{
    placeLegend(size);
    switch (kind) {
    case ChartKind::Stacked:
    case ChartKind::Bars:
    case ChartKind::Shares:
        placeLying(size);
        break;
    case ChartKind::Columns:
        placeColumns(size);
        break;
    case ChartKind::Lines:
        placeLines(size);
        break;
    }
}

void ChartGeometry::placeLegend(const QSizeF &size)
{
    const auto series = legendSeries(m_kind, *m_table);
    int lines = series.empty() ? 0 : 1;
    qreal x = 0;
    for (const std::size_t s : series) {
        const qreal width = legendWidth(m_table->series[s].title);
        if (x > 0 && x + width > size.width() - 2 * side) {
            ++lines;
            x = 0;
        }
        x += width;
    }
    const qreal height = lines * legendLine + (lines > 0 ? 6 : 0);
    m_legend = {side, size.height() - height, size.width() - 2 * side, height};
}

double ChartGeometry::largestSum() const
{
    qint64 largest = 0;
    for (std::size_t row = 0; row < m_table->rows.size(); ++row)
        largest = std::max(largest, m_table->sum(row));
    return double(largest);
}

void ChartGeometry::makeTicks(double largest, qreal length)
{
    const double wanted = std::clamp(std::floor(length / 55), 2.0, 5.0);
    const double step = niceStep(largest / wanted);
    m_maximum = std::max(1.0, std::ceil(largest / step)) * step;
    for (double tick = 0; tick <= m_maximum; tick += step)
        m_ticks.push_back(tick);
}

void ChartGeometry::placeLying(const QSizeF &size)
{
    const bool shares = m_kind == ChartKind::Shares;
    const bool axis = m_kind == ChartKind::Stacked;
    const qreal least = shares ? 30 : axis ? 17 : 21;
    const qreal most = shares ? 42 : axis ? 32 : 40;
    const qreal room = m_legend.top() - (axis ? axisLine : 4) - 4;
    const int lines = int(m_table->rows.size());
    if (lines * least > room) {
        m_shown = std::clamp(int((room - axisLine) / least), 0, lines);
        m_more = {side, m_legend.top() - axisLine, size.width() - 2 * side, axisLine};
        if (axis)
            m_more.translate(0, -axisLine);
    }
    const qreal height = room - (m_more.isEmpty() ? 0 : axisLine);
    m_bandTop = 4;
    m_bandHeight = m_shown > 0 ? std::clamp(std::floor(height / m_shown), least, most) : least;
    qreal widest = 0;
    bool marked = false;
    for (int row = 0; row < m_shown; ++row) {
        const ChartTable::Line &line = m_table->rows[std::size_t(row)];
        widest = std::max(widest, textWidth(line.label, fonts::Size::Base));
        marked = marked || (line.mark >= Mark::Platform);
        m_valueWidth = std::max(
            m_valueWidth, textWidth(digitsOf(m_table->sum(std::size_t(row))), fonts::Size::Base));
    }
    if (shares) {
        m_plot = {side + 2, m_bandTop, size.width() - 2 * side - 4, m_bandHeight * m_shown};
        m_plot.translate(0, std::round(m_bandHeight * 0.24));
        m_thickness = 8 / m_bandHeight;
        m_maximum = 1;
        return;
    }
    m_labelWidth
        = std::min(widest + (marked ? markWidth : 0), std::floor(size.width() * 0.38)) + gap;
    const bool percent = m_table->whole > 0;
    const qreal right = m_valueWidth + gap + (percent ? 42 : 0);
    const qreal left = side + m_labelWidth;
    m_plot = {left, m_bandTop, std::max<qreal>(20, size.width() - left - right - side),
              m_bandHeight * m_shown};
    m_thickness = axis ? 0.64 : 0.46;
    if (axis)
        makeTicks(largestSum(), m_plot.width());
    else
        m_maximum = std::max(1.0, largestSum());
}

void ChartGeometry::placeColumns(const QSizeF &size)
{
    const qreal top = 20; // for the number above the highest
    const qreal bottom = m_legend.top() - axisLine;
    makeTicks(largestSum(), bottom - top);
    const qreal left = side + textWidth(digitsOf(qint64(m_ticks.back())), fonts::Size::Tiny) + gap;
    m_plot = {left, top, size.width() - left - side, std::max<qreal>(20, bottom - top)};
    m_thickness = 0.66;
}

void ChartGeometry::placeLines(const QSizeF &size)
{
    qint64 largest = 1;
    for (const ChartTable::Line &line : m_table->rows) {
        for (const qint64 value : line.values)
            largest = std::max(largest, value);
    }
    const qreal top = 12;
    const qreal bottom = m_legend.top() - axisLine;
    makeTicks(double(largest), bottom - top);
    const qreal left = side + textWidth(digitsOf(qint64(m_ticks.back())), fonts::Size::Tiny) + gap;
    m_valueWidth = textWidth(digitsOf(largest)) + 24; // with the shape before it
    m_plot = {left, top, std::max<qreal>(20, size.width() - left - m_valueWidth - side),
              std::max<qreal>(20, bottom - top)};
}

QRectF ChartGeometry::band(int row) const
{
    if (row < 0 || row >= m_shown)
        return {};
    if (isLying())
        return {0, m_bandTop + row * m_bandHeight, m_width, m_bandHeight};
    if (m_kind == ChartKind::Lines) {
        const QPointF at = point(row, 1);
        return {at.x() - 0.5, m_plot.top(), 1, m_plot.height()};
    }
    const qreal width = m_plot.width() / m_shown;
    return {m_plot.left() + row * width, m_plot.top(), width, m_plot.height() + axisLine};
}

double ChartGeometry::drawn(int row, int column) const
{
    const auto &line = m_table->rows[std::size_t(row)];
    const auto value = double(line.values[std::size_t(column - 1)]);
    if (value <= 0)
        return 0;
    const qreal length = isLying() ? m_plot.width() : m_plot.height();
    const double least = m_maximum * leastSeen / length;
    if (m_kind == ChartKind::Shares)
        return std::clamp(value / double(std::max<qint64>(1, m_table->sum(std::size_t(row)))),
                          least, 1.0);
    return std::max(value, least);
}

double ChartGeometry::lengthOf(double value) const
{
    return value / m_maximum * (isLying() ? m_plot.width() : m_plot.height());
}

QRectF ChartGeometry::bar(int row, int column) const
{
    if (row < 0 || row >= m_shown || m_kind == ChartKind::Lines)
        return {};
    const int series = int(m_table->series.size());
    const int first = column == 0 ? 1 : column;
    const int last = column == 0 ? series : column;
    if (last > series)
        return {};
    double before = 0;
    for (int s = 1; s < first; ++s)
        before += drawn(row, s);
    double length = 0;
    for (int s = first; s <= last; ++s)
        length += drawn(row, s);
    if (isLying()) {
        const qreal height = m_bandHeight * m_thickness;
        const qreal middle = m_plot.top() + (row + 0.5) * m_bandHeight;
        return {m_plot.left() + lengthOf(before), middle - height / 2, lengthOf(length), height};
    }
    const qreal band = m_plot.width() / m_shown;
    const qreal width = band * m_thickness;
    const qreal bottom = m_plot.bottom() - lengthOf(before);
    return {m_plot.left() + (row + 0.5) * band - width / 2, bottom - lengthOf(length), width,
            lengthOf(length)};
}

QPointF ChartGeometry::point(int row, int column) const
{
    const auto &rows = m_table->rows;
    const QDate first = rows.front().day;
    const auto days = double(std::max<qint64>(1, first.daysTo(rows.back().day)));
    const auto day = double(first.daysTo(rows[std::size_t(row)].day));
    const auto value = double(rows[std::size_t(row)].values[std::size_t(column - 1)]);
    const double share = rows.size() == 1 ? 1 : day / days; // today is at the right end
    return {m_plot.left() + share * m_plot.width(), m_plot.bottom() - lengthOf(value)};
}

ChartBar ChartGeometry::at(const QPointF &at) const
{
    const int series = m_table ? int(m_table->series.size()) : 0;
    if (m_kind == ChartKind::Lines) {
        ChartBar nearest;
        qreal least = near;
        for (int row = 0; row < m_shown; ++row) {
            for (int column = 1; column <= series; ++column) {
                const QPointF away = point(row, column) - at;
                if (const qreal distance = std::hypot(away.x(), away.y()); distance < least) {
                    least = distance;
                    nearest = {row, column};
                }
            }
        }
        return nearest;
    }
    for (int row = 0; row < m_shown; ++row) {
        if (!band(row).contains(at))
            continue;
        for (int column = 1; column <= series; ++column) {
            if (bar(row, column).contains(at))
                return {row, column};
        }
        return {row, series == 1 ? 1 : 0};
    }
    return {};
}
