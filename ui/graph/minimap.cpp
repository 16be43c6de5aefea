// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/minimap.h"

#include "ui/common/flatpaint.h"
#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mapPadding = 6;

//! What is worth a look: what is failed or leads nowhere.
bool isBad(const graph::Card &card)
{
    return card.has(graph::MissingCard) || card.statuses[0] > 0
        || (card.kind == graph::CardKind::Deployment && card.status == "FAILED"_L1);
}

} // namespace

Minimap::Minimap(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"minimap"_s);
    setAccessibleName(tr("Overview of the graph"));
    setCursor(Qt::ArrowCursor);
    hide();
}

void Minimap::setPicture(graph::PicturePtr picture)
{
    m_picture = std::move(picture);
    forget();
}

void Minimap::setWindow(const QRectF &window)
{
    m_window = window;
    update();
}

void Minimap::forget()
{
    m_drawn = {};
    update();
}

double Minimap::scale() const
{
    const QRectF bounds = m_picture->cardGrid.bounds();
    return std::min((width() - 2 * mapPadding) / std::max(1.0, bounds.width()),
                    (height() - 2 * mapPadding) / std::max(1.0, bounds.height()));
}

QPointF Minimap::corner() const
{
    const QSizeF drawn = m_picture->cardGrid.bounds().size() * scale();
    return {(width() - drawn.width()) / 2, (height() - drawn.height()) / 2};
}

QPixmap Minimap::drawn() const
{
    const Theme &theme = Theme::of(this);
    const qreal dpr = devicePixelRatioF();
    QPixmap pixmap(size() * dpr);
    pixmap.setDevicePixelRatio(dpr);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const double factor = scale();
    const QPointF start = corner();
    const QPointF origin = m_picture->cardGrid.bounds().topLeft();
    QList<QRectF> plain;
    QList<QRectF> bad;
    for (const graph::Card &card : m_picture->cards) {
        const QRectF rect((card.rect.topLeft() - origin) * factor + start,
                          QSizeF(std::max(1.0, card.rect.width() * factor - 0.5),
                                 std::max(0.6, card.rect.height() * factor - 0.5)));
        (isBad(card) ? bad : plain).append(rect);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.control);
    painter.drawRects(plain);
    painter.setBrush(theme.failed);
    painter.drawRects(bad);
    return pixmap;
}

void Minimap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    flat::box(painter, rect(), theme.base, theme.edge, 6);
    if (!m_picture || m_picture->cards.empty())
        return;
    if (m_drawn.isNull())
        m_drawn = drawn();
    painter.drawPixmap(0, 0, m_drawn);
    const QPointF origin = m_picture->cardGrid.bounds().topLeft();
    const QRectF seen((m_window.topLeft() - origin) * scale() + corner(),
                      m_window.size() * scale());
    const QRectF frame = seen.intersected(QRectF(rect()).adjusted(3, 3, -3, -3));
    if (frame.isValid())
        flat::box(painter, frame.adjusted(-1, -1, 1, 1), {}, theme.accent, 0, 2);
}

void Minimap::centreAt(const QPointF &at)
{
    if (m_picture)
        Q_EMIT centreRequested((at - corner()) / scale() + m_picture->cardGrid.bounds().topLeft());
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        centreAt(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        centreAt(event->position());
}
