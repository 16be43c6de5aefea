// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dashboard/dashboardtile.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;
using fonts::Size;

namespace {

constexpr int padding = 14;
constexpr int glyphSize = 13;

int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height();
}

QColor numberInk(dashboard::Tile::Tone tone, const Theme &theme)
{
    switch (tone) {
    case dashboard::Tile::Tone::Neutral:
        return theme.text;
    case dashboard::Tile::Tone::Warn:
        return theme.warn;
    case dashboard::Tile::Tone::Danger:
        return theme.danger;
    }
    return theme.text;
}

} // namespace

DashboardTile::DashboardTile(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DashboardTile::setContent(const dashboard::Tile &tile)
{
    if (tile == m_tile)
        return;
    m_tile = tile;
    const QString spoken = tr("%1: %2").arg(tile.title, QLocale().toString(tile.value));
    setAccessibleName(tile.detail.isEmpty() ? spoken : tr("%1, %2").arg(spoken, tile.detail));
    setToolTip(tile.term ? tr("Filter to these. Ctrl+click adds them, Shift+click leaves them out.")
                         : tr("Show them in the table"));
    updateGeometry();
    update();
}

QSize DashboardTile::sizeHint() const
{
    const int lines = lineHeight(fonts::ui(Size::Small)) * 2
                    + lineHeight(fonts::ui(Size::Display, QFont::DemiBold));
    return {170, qMax(80, lines + 16)};
}

QSize DashboardTile::minimumSizeHint() const
{
    return {90, sizeHint().height()};
}

//! With the keys that are held, unlike clicked(); checked is what the filter says.
void DashboardTile::mouseReleaseEvent(QMouseEvent *event)
{
    const bool hit = isDown() && hitButton(event->position().toPoint());
    setDown(false);
    if (hit && event->button() == Qt::LeftButton)
        Q_EMIT chosen(event->modifiers());
}

void DashboardTile::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT chosen(event->modifiers() & ~Qt::KeypadModifier);
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void DashboardTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const QRectF area(rect());
    if (isChecked()) {
        painter.fillRect(area, theme.selection);
        painter.fillRect(QRectF(0, 0, 3, height()), theme.accent);
    } else {
        painter.fillRect(area, underMouse() ? theme.alternate : theme.base);
    }
    flat::edge(painter, area, Qt::RightEdge, theme.border);

    const QFont small = fonts::ui(Size::Small);
    const QFont large = fonts::ui(Size::Display, QFont::DemiBold);
    const int whole = 2 * lineHeight(small) + lineHeight(large);
    QRectF line(padding, (height() - whole) / 2.0, width() - padding - 6, lineHeight(small));
    const QColor ink = numberInk(m_tile.tone, theme);
    const auto words
        = [&](const QRectF &place, const QString &text, const QFont &font, const QColor &color) {
              painter.setFont(font);
              painter.setPen(color);
              painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                               QFontMetricsF(font).elidedText(text, Qt::ElideRight, place.width()));
          };
    qreal before = 0;
    if (!m_tile.icon.isEmpty() && m_tile.value > 0) {
        icons::paint(painter, {line.left(), line.center().y() - glyphSize / 2.0}, m_tile.icon, ink,
                     glyphSize);
        before = glyphSize + 5;
    }
    words(line.adjusted(before, 0, 0, 0), m_tile.title, small, theme.muted);
    line.moveTop(line.bottom());
    line.setHeight(lineHeight(large));
    words(line, QLocale().toString(m_tile.value), large, ink);
    line.moveTop(line.bottom());
    line.setHeight(lineHeight(small));
    words(line, m_tile.detail, small, theme.muted);
    if (hasFocus())
        flat::box(painter, area.adjusted(1, 1, -2, -1), {}, theme.focus, 3, 2);
}
