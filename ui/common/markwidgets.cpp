// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/markwidgets.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/marks.h"

#include <QPainter>

namespace {

QSize around(qreal width, const QFont &font, int least)
{
    return {qCeil(width), qMax(least, qCeil(QFontMetricsF(font).height() + 2))};
}

void keepSize(QWidget *widget, const QString &words)
{
    widget->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    widget->setAccessibleName(words);
}

} // namespace

Badge::Badge(QWidget *parent) : QWidget(parent)
{
    keepSize(this, {});
}

Badge::Badge(const QString &text, Tone tone, QWidget *parent) : Badge(parent)
{
    set(text, tone);
}

void Badge::set(const QString &text, Tone tone, const QString &iconName)
{
    m_text = text;
    m_tone = tone;
    m_icon = iconName;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return around(marks::badgeWidth(m_text, m_icon), fonts::ui(fonts::Size::Tiny), 16);
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    marks::badge(painter, QRectF(rect()), m_text, m_tone, Theme::of(this), m_icon);
}

EnvironmentMark::EnvironmentMark(const QString &environment, bool production, QWidget *parent)
    : QWidget(parent), m_environment(environment), m_production(production)
{
    keepSize(this, production ? tr("%1, production").arg(environment) : environment);
}

QSize EnvironmentMark::sizeHint() const
{
    return around(marks::environmentWidth(m_environment, m_production),
                  fonts::ui(fonts::Size::Small), 17);
}

void EnvironmentMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    marks::environment(painter, QRectF(rect()), m_environment, m_production, Theme::of(this));
}

TagChip::TagChip(const QString &name, const QColor &color, QWidget *parent)
    : QWidget(parent), m_name(name), m_color(color)
{
    keepSize(this, tr("Tag %1").arg(name));
    setToolTip(name);
}

QSize TagChip::sizeHint() const
{
    return around(marks::tagWidth(m_name), fonts::ui(fonts::Size::Small), 18);
}

void TagChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    marks::tag(painter, QRectF(rect()), m_name, m_color, Theme::of(this));
}

Avatar::Avatar(const QString &name, bool group, QWidget *parent)
    : QWidget(parent), m_initials(marks::initials(name)), m_group(group)
{
    keepSize(this, group ? tr("Group %1").arg(name) : name);
}

QSize Avatar::sizeHint() const
{
    return QSizeF(marks::avatarSize, marks::avatarSize).toSize();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    marks::avatar(painter, QRectF(rect()), m_initials, m_group, Theme::of(this));
}

Glyph::Glyph(const QString &iconName, Tone tone, int size, QWidget *parent)
    : QWidget(parent), m_icon(iconName), m_tone(tone), m_size(size)
{
    keepSize(this, tones::spoken(tone));
}

void Glyph::set(const QString &iconName, Tone tone)
{
    m_icon = iconName;
    m_tone = tone;
    setAccessibleName(tones::spoken(tone));
    update();
}

void Glyph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    icons::paint(painter, QPointF(), m_icon, tones::ink(m_tone, Theme::of(this)), m_size);
}

KeyBadge::KeyBadge(const QString &key, QWidget *parent) : QWidget(parent), m_key(key)
{
    keepSize(this, key);
}

QSize KeyBadge::sizeHint() const
{
    return around(flat::keyBadgeWidth(m_key), fonts::ui(fonts::Size::Tiny), 16);
}

void KeyBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    flat::keyBadge(painter, QRectF(rect()), m_key, theme.muted, theme.border);
}

Line::Line(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent), m_orientation(orientation)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Line::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    flat::edge(painter, QRectF(rect()),
               m_orientation == Qt::Horizontal ? Qt::TopEdge : Qt::LeftEdge,
               Theme::of(this).border);
}
