// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/graphlegend.h"

#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/graph/graphpainter.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int legendLineHeight = 20;
constexpr int side = 12;

//! In two columns, as they are read: what is well first.
const QStringList &legendOrder()
{
    static const QStringList order {u"IN_SERVICE"_s, u"OUT_OF_SERVICE"_s, u"CREATING"_s,
                                    u"UPDATING"_s,   u"ROLLING_BACK"_s,   u"DELETING"_s,
                                    u"FAILED"_s,     u"UNKNOWN"_s};
    return order;
}

} // namespace

GraphLegend::GraphLegend(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"graphLegend"_s);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void GraphLegend::setPicture(graph::PicturePtr picture)
{
    m_picture = std::move(picture);
    setAccessibleName(title() + u": "_s + words().join(u", "_s));
    updateGeometry();
    update();
}

QString GraphLegend::title() const
{
    const auto colour = m_picture ? m_picture->colour : graph::ColourBy::Status;
    switch (colour) {
    case graph::ColourBy::Status:
        return tr("Colour and shape: status");
    case graph::ColourBy::Environment:
        return tr("Colour: environment");
    case graph::ColourBy::Owner:
        return tr("Colour: first owner");
    case graph::ColourBy::Platform:
        return tr("Colour: platform");
    }
    return {};
}

QStringList GraphLegend::words() const
{
    QStringList words;
    if (!m_picture || m_picture->colour == graph::ColourBy::Status) {
        for (const QString &symbol : legendOrder())
            words += domain::statusLabel(symbol);
    } else {
        for (const graph::HueName &hue : m_picture->hues)
            words += hue.value;
    }
    return words;
}

QSize GraphLegend::sizeHint() const
{
    const auto lines = int((words().size() + 1) / 2);
    return {220, 10 + 22 + lines * legendLineHeight + legendLineHeight + 8};
}

void GraphLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.window);
    flat::edge(painter, rect(), Qt::TopEdge, theme.border);
    painter.setFont(fonts::ui(fonts::Size::Small, QFont::DemiBold));
    painter.setPen(theme.text);
    painter.drawText(QRectF(side, 8, width() - 2 * side, 20), Qt::AlignVCenter, title());
    const QFont font = fonts::ui(fonts::Size::Small);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const bool byStatus = !m_picture || m_picture->colour == graph::ColourBy::Status;
    const QStringList all = words();
    const double column = (width() - 2.0 * side) / 2;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const double x = side + double(i % 2) * column;
        const qsizetype line = i / 2;
        const double y = 32 + double(line * legendLineHeight);
        if (byStatus) {
            const QString &symbol = legendOrder().at(i);
            icons::paint(painter, {x, y + 3}, icons::forStatus(symbol), theme.statusColor(symbol),
                         14);
        } else {
            flat::box(painter, {x + 1, y + 4, 12, 12},
                      GraphPainter::hueColour(std::size_t(i), theme), {}, 3);
        }
        painter.setPen(theme.text);
        painter.drawText(QRectF(x + 20, y, column - 24, legendLineHeight), Qt::AlignVCenter,
                         metrics.elidedText(all.at(i), Qt::ElideRight, column - 24));
    }
    const qsizetype lines = (all.size() + 1) / 2;
    const double y = 32 + double(lines * legendLineHeight) + legendLineHeight / 2.0;
    QPen pen(theme.warn, 1.6);
    pen.setDashPattern({3, 2.4});
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.drawLine(QPointF(side, y), QPointF(side + 22, y));
    QPainterPath arrow;
    arrow.addPolygon(QPolygonF({{side + 30.0, y}, {side + 22.0, y - 4}, {side + 22.0, y + 4}}));
    painter.fillPath(arrow, theme.warn);
    painter.setPen(theme.muted);
    painter.drawText(QRectF(side + 38, y - 10, 140, 20), Qt::AlignVCenter, tr("replaced by"));
}
