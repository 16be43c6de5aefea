// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/theme.h"
#include "ui/common/tone.h"

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

//! The small marks that stand in rows, panes and lists, as functions of a painter, so that a
//! delegate and a widget draw the same. Each is centred vertically in \a area, starts at its left
//! edge and returns the width that it took; …Width() says it beforehand. Nothing is elided: a
//! caller that has less room shows "+n" instead.
namespace marks {

//! An environment: strong on a fill with a bar at its left where it is production, else muted.
qreal environmentWidth(const QString &environment, bool production);
qreal environment(QPainter &painter, const QRectF &area, const QString &environment,
                  bool production, const Theme &theme);

//! A tag: the server's colour as a square and, thinned, as the ground. An invalid colour: none.
qreal tagWidth(const QString &name);
qreal tag(QPainter &painter, const QRectF &area, const QString &name, const QColor &color,
          const Theme &theme);

//! 20 px of initials: a circle is a user, a square a group.
constexpr qreal avatarSize = 20;
qreal avatar(QPainter &painter, const QRectF &area, const QString &initials, bool group,
             const Theme &theme);
//! Two letters of a name: "Olu Adeyemi" OA, "fraud-platform" FP, "mlops_team" MT, "kl" KL.
QString initials(const QString &name);

//! A word on a tinted ground, with an optional icon before it.
qreal badgeWidth(const QString &text, const QString &iconName = {});
qreal badge(QPainter &painter, const QRectF &area, const QString &text, Tone tone,
            const Theme &theme, const QString &iconName = {});

} // namespace marks
