// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/flatpaint.h"

#include "ui/common/fonts.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace flat {

namespace {

//! A logical width as whole device pixels, in logical pixels again.
qreal wholePixels(const QPainter &painter, qreal width)
{
    const qreal dpr = painter.device()->devicePixelRatioF();
    return qMax(1.0, std::floor(width * dpr + 0.1)) / dpr;
}

void stroke(QPainter &painter, const QList<QPointF> &points, const QColor &color, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points.constData(), static_cast<int>(points.size()));
    painter.restore();
}

} // namespace

QRectF snapped(const QPainter &painter, const QRectF &rect)
{
    const QTransform device = painter.deviceTransform();
    if (device.type() > QTransform::TxScale)
        return rect;
    const QRectF there = device.mapRect(rect);
    const QPointF topLeft(std::round(there.left()), std::round(there.top()));
    const QPointF bottomRight(std::round(there.right()), std::round(there.bottom()));
    return device.inverted().mapRect(QRectF(topLeft, bottomRight));
}

void box(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &outline,
         qreal radius, qreal width)
{
    const qreal pen = outline.isValid() ? wholePixels(painter, width) : 0;
    const QRectF inner = snapped(painter, rect).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(pen > 0 ? QPen(outline, pen) : QPen(Qt::NoPen));
    const qreal round = qMax(0.0, radius - pen / 2);
    painter.drawRoundedRect(inner, round, round);
    painter.restore();
}

void edge(QPainter &painter, const QRectF &rect, Qt::Edge side, const QColor &color)
{
    const QRectF area = snapped(painter, rect);
    const qreal width = wholePixels(painter, 1);
    QRectF line = area;
    switch (side) {
    case Qt::TopEdge:
        line.setHeight(width);
        break;
    case Qt::BottomEdge:
        line.setTop(area.bottom() - width);
        break;
    case Qt::LeftEdge:
        line.setWidth(width);
        break;
    case Qt::RightEdge:
        line.setLeft(area.right() - width);
        break;
    }
    painter.fillRect(line, color);
}

void tick(QPainter &painter, const QRectF &box, const QColor &color)
{
    const qreal w = box.width();
    stroke(painter,
           {box.topLeft() + QPointF(w * 0.27, w * 0.53),
            box.topLeft() + QPointF(w * 0.44, w * 0.69),
            box.topLeft() + QPointF(w * 0.74, w * 0.34)},
           color, w * 0.11);
}

void dash(QPainter &painter, const QRectF &box, const QColor &color)
{
    const qreal w = box.width();
    stroke(painter,
           {box.topLeft() + QPointF(w * 0.28, w * 0.5), box.topLeft() + QPointF(w * 0.72, w * 0.5)},
           color, w * 0.11);
}

void chevron(QPainter &painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color)
{
    painter.save();
    painter.translate(rect.center());
    switch (direction) {
    case Qt::DownArrow:
        break;
    case Qt::UpArrow:
        painter.rotate(180);
        break;
    case Qt::LeftArrow:
        painter.rotate(90);
        break;
    case Qt::RightArrow:
    case Qt::NoArrow:
        painter.rotate(-90);
        break;
    }
    stroke(painter, {{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}, color, 1.3);
    painter.restore();
}

qreal keyBadgeWidth(const QString &key)
{
    return QFontMetricsF(fonts::ui(fonts::Size::Tiny)).horizontalAdvance(key) + 10;
}

qreal keyBadge(QPainter &painter, const QRectF &rect, const QString &key, const QColor &ink,
               const QColor &outline)
{
    const QFont font = fonts::ui(fonts::Size::Tiny);
    const qreal height = QFontMetricsF(font).height() + 2;
    const QRectF area(rect.left(), rect.center().y() - height / 2, keyBadgeWidth(key), height);
    box(painter, area, {}, outline, 3);
    painter.save();
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(area, Qt::AlignCenter, key);
    painter.restore();
    return area.width();
}

} // namespace flat
