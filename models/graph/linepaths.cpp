// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/linepaths.h"

#include <algorithm>
#include <cmath>

namespace graph {

namespace {

constexpr double leastBow = 34; // of a replacement, to the right of the cards
constexpr double mostBow = 120;
constexpr double off = 4; // the arrow's tip stays clear of the card

QPointF middleOfLeft(const QRectF &rect)
{
    return {rect.left(), rect.center().y()};
}

QPointF middleOfRight(const QRectF &rect)
{
    return {rect.right(), rect.center().y()};
}

std::array<QPointF, 4> across(const QRectF &from, const QRectF &to)
{
    const QPointF start = middleOfRight(from);
    const QPointF end = middleOfLeft(to);
    const double bend = std::max(18.0, (end.x() - start.x()) / 2);
    return {start, {start.x() + bend, start.y()}, {end.x() - bend, end.y()}, end};
}

//! From the replaced to the replacement, leaving low and arriving high or the other way round, so
//! that a card that does both shows which is which.
std::array<QPointF, 4> around(const QRectF &from, const QRectF &to)
{
    const bool down = to.center().y() > from.center().y();
    const double low = from.height() * 0.18;
    const QPointF start(from.right() + 1, from.center().y() + (down ? low : -low));
    const QPointF end(to.right() + off, to.center().y() + (down ? -low : low));
    const double bow = std::clamp(std::abs(end.y() - start.y()) * 0.45, leastBow, mostBow);
    const double edge = std::max(start.x(), end.x()) + bow;
    return {start, {edge, start.y()}, {edge, end.y()}, end};
}

//! A replacement in another strip.
std::array<QPointF, 4> over(const QRectF &from, const QRectF &to)
{
    if (to.left() > from.right()) {
        auto path = across(from, to);
        path[3].rx() -= off;
        return path;
    }
    const QPointF start(from.right() + 1, from.center().y());
    const QPointF end(to.right() + off, to.center().y());
    return {start, {start.x() + leastBow, start.y()}, {end.x() + mostBow, end.y()}, end};
}

std::array<QPointF, 4> pathOf(const Picture &picture, const Line &line)
{
    const QRectF &from = picture.cards[line.from].rect;
    const QRectF &to = picture.cards[line.to].rect;
    if (line.kind != LineKind::Replaced && to.left() > from.right())
        return across(from, to);
    const bool sameStrip = from.left() < to.right() && to.left() < from.right();
    return sameStrip ? around(from, to) : over(from, to);
}

} // namespace

void addPaths(Picture &picture, const std::vector<std::vector<QPointF>> &paths)
{
    picture.points.reserve(picture.lines.size() * 4);
    for (std::size_t i = 0; i < picture.lines.size(); ++i) {
        Line &line = picture.lines[i];
        line.start = std::uint32_t(picture.points.size());
        if (i < paths.size() && paths[i].size() >= 4) {
            picture.points.insert(picture.points.end(), paths[i].begin(), paths[i].end());
        } else {
            const auto path = pathOf(picture, line);
            picture.points.insert(picture.points.end(), path.begin(), path.end());
        }
        line.count = std::uint32_t(picture.points.size()) - line.start;
    }
}

} // namespace graph
