// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectiondelegate.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/connections/connectionitems.h"

#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal left = 12;
constexpr qreal right = 12;
constexpr int lockSize = 14;

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    const QRectF rect(option.rect);
    const bool active = option.state.testFlag(QStyle::State_Active)
                     && option.state.testFlag(QStyle::State_HasFocus);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(rect, theme.selection);
        painter.fillRect(flat::snapped(painter, {rect.left(), rect.top(), 3, rect.height()}),
                         active ? theme.accent : theme.control);
    }
    flat::edge(painter, rect, Qt::BottomEdge, theme.border);
}

//! From the right: lock, badge, PROD. Returns where they begin.
qreal paintMarks(QPainter &painter, const QRectF &line, const QModelIndex &index,
                 const Theme &theme)
{
    qreal end = line.right();
    const auto word = [&](const QString &text, Tone tone) {
        end -= marks::badgeWidth(text);
        marks::badge(painter, {end, line.top(), line.width(), line.height()}, text, tone, theme);
        end -= 6;
    };
    if (index.data(ConnectionItems::ReadOnlyRole).toBool()) {
        end -= lockSize;
        icons::paint(painter, {end, std::round(line.center().y() - lockSize / 2.0)}, u"lock"_s,
                     theme.muted, lockSize);
        end -= 6;
    }
    if (index.data(ConnectionItems::ConnectedRole).toBool())
        word(ConnectionDelegate::tr("connected"), Tone::Ok);
    if (const QString badge = index.data(ConnectionItems::BadgeRole).toString(); !badge.isEmpty())
        word(badge, Tone::Neutral);
    if (index.data(ConnectionItems::ProductionRole).toBool())
        word(ConnectionDelegate::tr("PROD"), Tone::Danger);
    return end;
}

void paintText(QPainter &painter, const QRectF &rect, const QFont &font, const QColor &ink,
               const QString &text)
{
    painter.setFont(font);
    painter.setPen(ink);
    const QString shown = QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, rect.width());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

} // namespace

void ConnectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    painter->save();
    paintGround(*painter, option, theme);
    const QRectF rect = QRectF(option.rect).adjusted(left, 8, -right, -9);
    flat::box(*painter, {rect.left(), rect.top(), 6, rect.height()},
              index.data(ConnectionItems::ColourRole).value<QColor>(), {}, 2);

    const QRectF text = rect.adjusted(15, 0, 0, 0);
    const qreal half = std::round(text.height() * 0.54);
    QRectF first(text.left(), text.top(), text.width(), half);
    const qreal end = paintMarks(*painter, first, index, theme);
    first.setRight(end - 4);
    paintText(*painter, first, fonts::ui(fonts::Size::Base, QFont::Medium), theme.text,
              index.data().toString());
    paintText(*painter, {text.left(), text.top() + half, text.width(), text.height() - half},
              fonts::ui(fonts::Size::Small), theme.muted,
              index.data(ConnectionItems::DetailRole).toString());
    painter->restore();
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int lines
        = QFontMetrics(fonts::ui()).height() + QFontMetrics(fonts::ui(fonts::Size::Small)).height();
    return {option.rect.width(), qMax(51, lines + 20)};
}
