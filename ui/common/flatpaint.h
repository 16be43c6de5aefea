// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QRectF>

class QPainter;
struct Theme;

//! Flat shapes whose edges fall on device pixels at any ratio: 1×, 1.25×, 2×.
namespace flat {

//! \a rect with its edges moved to the nearest device pixels of \a painter.
QRectF snapped(const QPainter &painter, const QRectF &rect);

//! A rounded box; an invalid colour leaves out the fill or the outline. The outline lies inside
//! \a rect. \a width is in logical pixels and becomes whole device pixels.
void box(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &outline,
         qreal radius = 4, qreal width = 1);

//! One hair line along an edge of \a rect, inside it.
void edge(QPainter &painter, const QRectF &rect, Qt::Edge side, const QColor &color);

void tick(QPainter &painter, const QRectF &box, const QColor &color);
void dash(QPainter &painter, const QRectF &box, const QColor &color);

//! A small ">" turned to \a direction, in the middle of \a rect.
void chevron(QPainter &painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color);

//! A key's name in a small outlined box, vertically centred on \a rect's left edge; returns its
//! width.
qreal keyBadge(QPainter &painter, const QRectF &rect, const QString &key, const QColor &ink,
               const QColor &outline);
qreal keyBadgeWidth(const QString &key);

} // namespace flat
