// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/phrasepaint.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QFontMetricsF>
#include <QPainter>

using history::Phrase;

namespace phrasepaint {

qreal paint(QPainter &painter, const QRectF &room, const Phrase &phrase, const QFont &font,
            const Theme &theme)
{
    qreal left = room.left();
    for (const Phrase::Part &part : phrase.parts) {
        QFont own = font;
        QColor ink = theme.text;
        switch (part.style) {
        case Phrase::Style::Plain:
            break;
        case Phrase::Style::Strong:
            own.setWeight(QFont::DemiBold);
            break;
        case Phrase::Style::Struck:
            own.setStrikeOut(true);
            ink = theme.removed;
            break;
        case Phrase::Style::Code:
            own = fonts::mono();
            break;
        case Phrase::Style::Warn:
            ink = theme.warn;
            break;
        }
        const QFontMetricsF metrics(own);
        const qreal width = metrics.horizontalAdvance(part.text);
        const qreal rest = room.right() - left;
        painter.setFont(own);
        painter.setPen(ink);
        const QRectF place(left, room.top(), rest, room.height());
        const bool fits = width <= rest;
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         fits ? part.text : metrics.elidedText(part.text, Qt::ElideRight, rest));
        if (!fits)
            return room.width();
        left += width;
    }
    return left - room.left();
}

} // namespace phrasepaint
