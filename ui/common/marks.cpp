// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/marks.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace marks {

namespace {

constexpr qreal tagPadding = 5;
constexpr qreal tagSquare = 7;
constexpr qreal badgePadding = 6;
constexpr int badgeIcon = 12;

QFont environmentFont(bool production)
{
    return fonts::ui(fonts::Size::Small, production ? QFont::DemiBold : QFont::Normal);
}

qreal advance(const QFont &font, const QString &text)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(text));
}

//! The box of a mark: as tall as its font wants, at the left of \a area and half way down.
QRectF boxIn(const QRectF &area, qreal width, const QFont &font, qreal least)
{
    const qreal height = std::ceil(qMax(least, QFontMetricsF(font).height() + 2));
    const qreal top = std::floor(area.top() + (area.height() - height) / 2);
    return {area.left(), top, width, height};
}

void word(QPainter &painter, const QRectF &rect, const QFont &font, const QColor &ink,
          const QString &text, int align = Qt::AlignLeft)
{
    painter.save();
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect, align | Qt::AlignVCenter | Qt::TextSingleLine, text);
    painter.restore();
}

} // namespace

qreal environmentWidth(const QString &environment, bool production)
{
    return advance(environmentFont(production), environment) + 13;
}

qreal environment(QPainter &painter, const QRectF &area, const QString &environment,
                  bool production, const Theme &theme)
{
    const QFont font = environmentFont(production);
    const QRectF rect = boxIn(area, environmentWidth(environment, production), font, 17);
    if (production) {
        flat::box(painter, rect, theme.prodFill, {}, 2);
        painter.fillRect(flat::snapped(painter, QRectF(rect.topLeft(), QSizeF(2, rect.height()))),
                         theme.text);
    }
    word(painter, rect.adjusted(7, 0, 0, 0), font, production ? theme.text : theme.muted,
         environment);
    return rect.width();
}

qreal tagWidth(const QString &name)
{
    return tagPadding + tagSquare + 5 + advance(fonts::ui(fonts::Size::Small), name) + 7;
}

qreal tag(QPainter &painter, const QRectF &area, const QString &name, const QColor &color,
          const Theme &theme)
{
    const QFont font = fonts::ui(fonts::Size::Small);
    const QRectF rect = boxIn(area, tagWidth(name), font, 18);
    flat::box(painter, rect, theme.chipFill(color), {}, 3);
    const QRectF square(rect.left() + tagPadding, std::round(rect.center().y() - tagSquare / 2 - 1),
                        tagSquare + 2, tagSquare + 2);
    flat::box(painter, square, color.isValid() ? color : theme.control, theme.muted, 2);
    word(painter, rect.adjusted(tagPadding + tagSquare + 6, 0, 0, 0), font, theme.text, name);
    return rect.width();
}

qreal avatar(QPainter &painter, const QRectF &area, const QString &initials, bool group,
             const Theme &theme)
{
    const QRectF rect(area.left(), std::floor(area.top() + (area.height() - avatarSize) / 2),
                      avatarSize, avatarSize);
    flat::box(painter, rect, theme.prodFill, {}, group ? 4 : avatarSize / 2);
    QFont font = fonts::ui(fonts::Size::Tiny, QFont::DemiBold);
    const qreal width = QFontMetricsF(font).horizontalAdvance(initials);
    if (width > avatarSize - 5) // two wide letters, or a large system font
        font.setPointSizeF(font.pointSizeF() * (avatarSize - 5) / width);
    word(painter, rect, font, theme.text, initials, Qt::AlignHCenter);
    return avatarSize;
}

QString initials(const QString &name)
{
    static const QRegularExpression gap(u"[\\s._\\-/@]+"_s);
    const QStringList words = name.split(gap, Qt::SkipEmptyParts);
    if (words.isEmpty())
        return u"?"_s;
    const QString both
        = words.size() == 1 ? words.first().left(2) : words.first().left(1) + words.at(1).left(1);
    return both.toUpper();
}

qreal badgeWidth(const QString &text, const QString &iconName)
{
    const qreal icon = iconName.isEmpty() ? 0 : badgeIcon + 4;
    return badgePadding * 2 + icon + advance(fonts::ui(fonts::Size::Tiny, QFont::Medium), text);
}

qreal badge(QPainter &painter, const QRectF &area, const QString &text, Tone tone,
            const Theme &theme, const QString &iconName)
{
    const QFont font = fonts::ui(fonts::Size::Tiny, QFont::Medium);
    const QColor ink = tone == Tone::Neutral ? theme.text : tones::ink(tone, theme);
    const QRectF rect = boxIn(area, badgeWidth(text, iconName), font, 16);
    flat::box(painter, rect, tones::ground(tone, theme), {}, 3);
    QRectF rest = rect.adjusted(badgePadding, 0, 0, 0);
    if (!iconName.isEmpty()) {
        const QPointF corner(rest.left(), std::round(rest.center().y() - badgeIcon / 2.0));
        icons::paint(painter, corner, iconName, ink, badgeIcon);
        rest.adjust(badgeIcon + 4, 0, 0, 0);
    }
    word(painter, rest, font, ink, text);
    return rect.width();
}

} // namespace marks
