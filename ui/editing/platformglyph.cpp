// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/platformglyph.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QTextDocument>

PlatformGlyph::PlatformGlyph(int size, QWidget *parent) : QWidget(parent), m_size(size)
{
    setFixedSize(size, size);
}

void PlatformGlyph::set(const QString &platform, const QString &name)
{
    m_platform = platform;
    m_name = name;
    setAccessibleName(name);
    setToolTip(Qt::convertFromPlainText(name));
    update();
}

void PlatformGlyph::paintEvent(QPaintEvent *)
{
    if (m_platform.isEmpty())
        return;
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const QString glyph = icons::forPlatform(m_platform);
    if (glyph != QLatin1String("platform-fallback")) {
        icons::paint(painter, QPointF(), glyph, theme.muted, m_size);
        return;
    }
    flat::box(painter, QRectF(rect()), {}, theme.muted, m_size / 5.0);
    QFont font = fonts::ui(fonts::Size::Tiny, QFont::DemiBold);
    font.setPixelSize(qMax(6, qRound(m_size * 0.45)));
    painter.setFont(font);
    painter.setPen(theme.muted);
    painter.drawText(QRectF(rect()), Qt::AlignCenter, marks::initials(m_name));
}
