// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartpainter.h"

#include "models/domain/urn.h"
#include "ui/charts/chartinks.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/servertext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using dashboard::Ink;
using dashboard::Mark;
using fonts::Size;

namespace {

struct ChartPaintWords
{
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

constexpr qreal canvasSide = 12;
constexpr qreal afterMark = 27;
constexpr int glyphSize = 18;
constexpr int shapeSize = 12;
constexpr qreal endsApart = 14; // px between the numbers at the ends of lines

QString digits(qint64 number)
{
    return QLocale().toString(number);
}

QString percent(qint64 part, qint64 whole)
{
    if (whole <= 0)
        return {};
    const double share = 100.0 * double(part) / double(whole);
    // Neither all nor nothing is said where it is only nearly so.
    const auto rounded = part == 0 || part == whole ? qRound(share) : qBound(1, qRound(share), 99);
    return ChartPaintWords::tr("%1 %").arg(rounded);
}

void word(QPainter &painter, const QRectF &area, int flags, const QString &text, const QFont &font,
          const QColor &ink, Qt::TextElideMode elide = Qt::ElideRight)
{
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(area, flags | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(text, elide, area.width()));
}

void paintShape(QPainter &painter, const QPointF &topLeft, Ink ink, const Theme &theme)
{
    const QColor color = chartinks::color(ink, theme);
    const QString shape = chartinks::shape(ink);
    if (shape.isEmpty())
        painter.fillRect(flat::snapped(painter, {topLeft + QPointF(1, 1), QSizeF(10, 10)}), color);
    else
        icons::paint(painter, topLeft, shape, color, shapeSize);
}

} // namespace

bool ChartPainter::isExcluded(int row) const
{
    return excluded.contains({row, 0}) || (table.series.size() == 1 && excluded.contains({row, 1}));
}

void ChartPainter::below(QPainter &painter) const
{
    if (geometry.kind() == ChartKind::Lines)
        return;
    for (int row = 0; row < geometry.shown(); ++row) {
        bool isChosen = false;
        for (int column = 0; column <= int(table.series.size()); ++column)
            isChosen = isChosen || chosen.contains({row, column});
        const QRectF band = flat::snapped(painter, geometry.band(row));
        if (isChosen) {
            painter.fillRect(band, theme.selection);
            if (geometry.isLying())
                painter.fillRect(QRectF(band.left(), band.top(), 3, band.height()), theme.accent);
        } else if (hovered.row == row) {
            painter.fillRect(band, theme.alternate);
        }
    }
}

void ChartPainter::above(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    switch (geometry.kind()) {
    case ChartKind::Stacked:
    case ChartKind::Bars:
        paintNames(painter);
        paintLyingValues(painter);
        break;
    case ChartKind::Shares:
        paintShares(painter);
        break;
    case ChartKind::Columns:
        paintColumnWords(painter);
        break;
    case ChartKind::Lines:
        paintDays(painter);
        paintGap(painter);
        paintEnds(painter);
        break;
    }
    paintTicks(painter);
    paintLegend(painter);
    paintNote(painter);
    paintCurrent(painter);
    painter.restore();
}

qreal ChartPainter::paintMark(QPainter &painter, int row, const QRectF &area) const
{
    const auto &line = table.rows[std::size_t(row)];
    const QPointF glyph(area.left(), std::round(area.center().y() - glyphSize / 2.0));
    switch (line.mark) {
    case Mark::None:
    case Mark::Environment:
    case Mark::Production:
        return 0;
    case Mark::Platform: {
        const QString name = icons::forPlatform(domain::platformId(line.key));
        icons::paint(painter, glyph, name, theme.muted, glyphSize);
        if (name == "platform-fallback"_L1)
            word(painter, {glyph, QSizeF(glyphSize, glyphSize)}, Qt::AlignCenter,
                 marks::initials(line.label), fonts::ui(Size::Tiny), theme.muted);
        return afterMark;
    }
    case Mark::Person:
    case Mark::Group:
        marks::avatar(painter, area, marks::initials(line.label), line.mark == Mark::Group, theme);
        return afterMark;
    case Mark::Others:
        icons::paint(painter, glyph, u"owner-group"_s, theme.muted, glyphSize);
        return afterMark;
    case Mark::Warning:
        icons::paint(painter, glyph, u"warning"_s, theme.warn, glyphSize);
        return afterMark;
    }
    return 0;
}

void ChartPainter::paintName(QPainter &painter, int row, const QRectF &area) const
{
    const auto &line = table.rows[std::size_t(row)];
    const bool production = line.mark == Mark::Production;
    QFont font = fonts::ui(geometry.kind() == ChartKind::Stacked ? Size::Small : Size::Base,
                           production ? QFont::DemiBold : QFont::Normal);
    QColor ink = line.mark == Mark::Environment ? theme.muted : theme.text;
    if (line.mark == Mark::Warning)
        ink = theme.warn;
    if (isExcluded(row)) {
        font.setStrikeOut(true);
        ink = theme.removed;
    }
    const int align = geometry.kind() == ChartKind::Stacked ? Qt::AlignRight : Qt::AlignLeft;
    word(painter, area, align | Qt::AlignVCenter, servertext::oneLine(line.label, 200), font, ink,
         Qt::ElideMiddle);
}

void ChartPainter::paintNames(QPainter &painter) const
{
    for (int row = 0; row < geometry.shown(); ++row) {
        const QRectF band = geometry.band(row);
        QRectF area(canvasSide, band.top(), geometry.labelWidth() - 8, band.height());
        area.setLeft(area.left() + paintMark(painter, row, area));
        paintName(painter, row, area);
    }
    if (!geometry.more().isEmpty()) {
        const auto left = qlonglong(table.rows.size()) - geometry.shown();
        word(painter, geometry.more(), Qt::AlignLeft | Qt::AlignVCenter,
             ChartPaintWords::tr("%1 more in the table").arg(digits(left)), fonts::ui(Size::Small),
             theme.accent);
    }
}

void ChartPainter::paintLyingValues(QPainter &painter) const
{
    const bool stacked = geometry.kind() == ChartKind::Stacked;
    for (int row = 0; row < geometry.shown(); ++row) {
        const QRectF band = geometry.band(row);
        const qint64 sum = table.sum(std::size_t(row));
        const QFont font = fonts::ui(stacked ? Size::Small : Size::Base,
                                     stacked ? QFont::Normal : QFont::Medium);
        const QRectF behind(geometry.bar(row, 0).right() + 6, band.top(),
                            geometry.valueWidth() + 12, band.height());
        word(painter, behind, Qt::AlignLeft | Qt::AlignVCenter, digits(sum), font, theme.text);
        if (table.whole > 0)
            word(painter, band.adjusted(0, 0, -canvasSide, 0), Qt::AlignRight | Qt::AlignVCenter,
                 percent(sum, table.whole), fonts::ui(Size::Small), theme.muted);
    }
}

void ChartPainter::paintShares(QPainter &painter) const
{
    const qreal percentWidth
        = QFontMetricsF(fonts::ui(Size::Small, QFont::DemiBold)).horizontalAdvance(u"100 %  "_s);
    for (int row = 0; row < geometry.shown(); ++row) {
        const auto &line = table.rows[std::size_t(row)];
        const QRectF bar = geometry.bar(row, 0);
        const QRectF words(geometry.plot().left(), geometry.band(row).top(),
                           geometry.plot().width(), bar.top() - geometry.band(row).top());
        const qint64 sum = table.sum(std::size_t(row));
        word(painter, words, Qt::AlignLeft | Qt::AlignVCenter, line.label, fonts::ui(Size::Small),
             theme.text);
        word(painter, words, Qt::AlignRight | Qt::AlignVCenter, percent(line.values.front(), sum),
             fonts::ui(Size::Small, QFont::DemiBold), theme.text);
        if (line.values.back() > 0)
            word(painter, words.adjusted(0, 0, -percentWidth, 0), Qt::AlignRight | Qt::AlignVCenter,
                 ChartPaintWords::tr("%1 without").arg(digits(line.values.back())),
                 fonts::ui(Size::Small), theme.muted);
        const qreal goal = std::round(bar.left() + bar.width() * table.goal / 100.0);
        if (table.goal > 0)
            painter.fillRect(QRectF(goal, bar.top() - 2, 2, bar.height() + 4), theme.text);
    }
    if (table.goal > 0 && geometry.shown() > 0)
        word(painter,
             {canvasSide + 2, geometry.band(geometry.shown() - 1).bottom() + 2,
              geometry.plot().width(), 18},
             Qt::AlignLeft | Qt::AlignVCenter,
             ChartPaintWords::tr("The line is the goal, %1 %.").arg(table.goal),
             fonts::ui(Size::Small), theme.muted);
}

void ChartPainter::paintColumnWords(QPainter &painter) const
{
    for (int row = 0; row < geometry.shown(); ++row) {
        const QRectF band = geometry.band(row);
        const QRectF name(band.left() - 2, geometry.plot().bottom() + 3, band.width() + 4, 16);
        word(painter, name, Qt::AlignCenter, table.rows[std::size_t(row)].label,
             fonts::ui(Size::Tiny), theme.muted);
        const qint64 sum = table.sum(std::size_t(row));
        const qreal top = geometry.bar(row, 0).top();
        if (sum > 0)
            word(painter, {band.left() - 4, top - 18, band.width() + 8, 16},
                 Qt::AlignHCenter | Qt::AlignBottom, digits(sum), fonts::ui(Size::Small),
                 theme.text);
    }
}

void ChartPainter::paintDays(QPainter &painter) const
{
    if (table.rows.empty())
        return;
    const QFontMetricsF metrics(fonts::ui(Size::Tiny));
    const QRectF &plot = geometry.plot();
    qreal free = plot.right() + 100; // from the right: today is always named
    for (int row = int(table.rows.size()) - 1; row >= 0; --row) {
        const QString day = QLocale().toString(table.rows[std::size_t(row)].day, u"d MMM"_s);
        const qreal width = metrics.horizontalAdvance(day);
        const qreal x = geometry.point(row, 1).x();
        if (x + width / 2 + 28 > free)
            continue;
        word(painter, {x - width / 2 - 2, plot.bottom() + 3, width + 4, 16}, Qt::AlignCenter, day,
             fonts::ui(Size::Tiny), theme.muted);
        free = x - width / 2;
    }
}

//! The last days of which there is no snapshot: what a line says of them is drawn across.
void ChartPainter::paintGap(QPainter &painter) const
{
    for (int row = int(table.rows.size()) - 1; row > 0; --row) {
        const QDate before = table.rows[std::size_t(row) - 1].day;
        const QDate after = table.rows[std::size_t(row)].day;
        if (before.daysTo(after) < 2)
            continue;
        const QRectF &plot = geometry.plot();
        const qreal x
            = std::round((geometry.point(row - 1, 1).x() + geometry.point(row, 1).x()) / 2) + 0.5;
        painter.setPen(QPen(theme.control, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const QString first = QLocale().toString(before.addDays(1), u"d MMM"_s);
        const QString last = QLocale().toString(after.addDays(-1), u"d MMM"_s);
        const QString text = first == last
                               ? ChartPaintWords::tr("no snapshot %1").arg(first)
                               : ChartPaintWords::tr("no snapshot %1 – %2").arg(first, last);
        const bool right = x < plot.center().x();
        const QRectF area(right ? x + 4 : x - 204, plot.top() - 8, 200, 16);
        word(painter, area, (right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, text,
             fonts::ui(Size::Tiny), theme.muted);
        return;
    }
}

//! Shape and number behind the last point of each line, pushed apart where lines end together.
void ChartPainter::paintEnds(QPainter &painter) const
{
    if (table.rows.empty())
        return;
    struct End
    {
        std::size_t series;
        qreal y;
    };
    std::vector<End> ends;
    const int last = int(table.rows.size()) - 1;
    for (const std::size_t s : legendSeries(ChartKind::Lines, table))
        ends.push_back({s, geometry.point(last, int(s) + 1).y()});
    std::stable_sort(ends.begin(), ends.end(),
                     [](const End &a, const End &b) { return a.y > b.y; });
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const qreal highest = i == 0 ? geometry.plot().bottom() + 4 : ends[i - 1].y - endsApart;
        ends[i].y = std::min(ends[i].y, highest);
        const QPointF shape(geometry.plot().right() + 6, std::round(ends[i].y - shapeSize / 2.0));
        paintShape(painter, shape, table.series[ends[i].series].ink, theme);
        word(painter, {shape.x() + 17, ends[i].y - 8, geometry.valueWidth(), 16},
             Qt::AlignLeft | Qt::AlignVCenter, digits(table.rows.back().values[ends[i].series]),
             fonts::ui(Size::Small), theme.text);
    }
}

void ChartPainter::paintTicks(QPainter &painter) const
{
    const QRectF &plot = geometry.plot();
    for (const double tick : geometry.ticks()) {
        const QString text = digits(qint64(tick));
        const qreal share = tick / geometry.maximum();
        if (geometry.isLying())
            word(painter, {plot.left() + share * plot.width() - 40, plot.bottom() + 2, 80, 16},
                 Qt::AlignCenter, text, fonts::ui(Size::Tiny), theme.muted);
        else
            word(painter, {0, plot.bottom() - share * plot.height() - 8, plot.left() - 6, 16},
                 Qt::AlignRight | Qt::AlignVCenter, text, fonts::ui(Size::Tiny), theme.muted);
    }
}

void ChartPainter::paintLegend(QPainter &painter) const
{
    const QRectF &room = geometry.legend();
    QPointF at = room.topLeft();
    for (const std::size_t s : legendSeries(geometry.kind(), table)) {
        const qreal width = legendWidth(table.series[s].title);
        if (at.x() > room.left() && at.x() + width > room.right())
            at = {room.left(), at.y() + 18};
        paintShape(painter, at + QPointF(0, 2), table.series[s].ink, theme);
        word(painter, {at.x() + 17, at.y(), width, 16}, Qt::AlignLeft | Qt::AlignVCenter,
             table.series[s].title, fonts::ui(Size::Small), theme.text);
        at.rx() += width;
    }
}

void ChartPainter::paintNote(QPainter &painter) const
{
    const QString note = !table.note.isEmpty() ? table.note
                       : table.rows.empty()    ? ChartPaintWords::tr("Nothing to show")
                                               : QString();
    if (note.isEmpty())
        return;
    const QRectF &plot = geometry.plot();
    const QRectF area = geometry.kind() == ChartKind::Lines
                          ? QRectF(plot.left(), plot.top() + 4, plot.width() - 8, 20)
                          : QRectF(canvasSide, 20, plot.right() - canvasSide, 40);
    word(painter, area, Qt::AlignCenter, note, fonts::ui(Size::Small), theme.muted);
}

void ChartPainter::paintCurrent(QPainter &painter) const
{
    if (!current.isValid() || current.row >= geometry.shown())
        return;
    if (geometry.kind() == ChartKind::Lines) {
        painter.setPen(QPen(theme.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(geometry.point(current.row, std::max(1, current.column)), 6, 6);
        return;
    }
    const QRectF bar = geometry.bar(current.row, current.column);
    const bool isLine = current.column == 0 || bar.isEmpty();
    const QRectF ring
        = isLine ? geometry.band(current.row).adjusted(2, 1, -2, -1) : bar.adjusted(-3, -3, 3, 3);
    flat::box(painter, ring, {}, theme.focus, 3, 2);
}
