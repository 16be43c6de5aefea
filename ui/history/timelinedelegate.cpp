// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/timelinedelegate.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"
#include "ui/history/phrasepaint.h"
#include "ui/history/timelinemodel.h"

#include <QPainter>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using Model = TimelineModel;

namespace {

constexpr qreal timeRight = 92;
constexpr qreal railMiddle = timeRight + 15;
constexpr qreal textLeft = timeRight + 30;
constexpr qreal endPad = 12;
constexpr qreal memoryLeft = 35;
constexpr int railGlyph = 14;

Model::Kind kindOf(const QModelIndex &index)
{
    return Model::Kind(index.data(Model::KindRole).toInt());
}

} // namespace

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    switch (kindOf(index)) {
    case Model::Kind::Day:
        return {200, std::max(26, line + 8)};
    case Model::Kind::Event:
        return {200, std::max(48, 2 * line + 14)};
    case Model::Kind::Memory: {
        const int room = std::max(120, option.rect.width() - int(memoryLeft + endPad));
        const QFontMetrics small(fonts::ui(fonts::Size::Small));
        return {
            200,
            small.boundingRect(0, 0, room, 4000, Qt::TextWordWrap, index.data().toString()).height()
                + 20};
    }
    }
    return {};
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    switch (kindOf(index)) {
    case Model::Kind::Day:
        paintDay(*painter, option, index);
        break;
    case Model::Kind::Event:
        paintEvent(*painter, option, index);
        break;
    case Model::Kind::Memory:
        paintMemory(*painter, option, index);
        break;
    }
    painter->restore();
}

void TimelineDelegate::paintDay(QPainter &painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF row(option.rect);
    painter.fillRect(row, theme.header);
    flat::edge(painter, row, Qt::BottomEdge, theme.border);
    painter.setFont(fonts::ui(fonts::Size::Small, QFont::DemiBold));
    painter.setPen(theme.muted);
    painter.drawText(row.adjusted(12, 0, -endPad, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     index.data().toString());
}

void TimelineDelegate::paintMemory(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF row(option.rect);
    painter.fillRect(row, theme.warnTint);
    flat::edge(painter, row, Qt::BottomEdge, theme.border);
    painter.drawPixmap(
        QPointF(row.left() + 12, row.top() + std::floor((row.height() - 14) / 2)),
        m_glyphs.glyph(u"info"_s, theme.warn, railGlyph, painter.device()->devicePixelRatioF()));
    painter.setFont(fonts::ui(fonts::Size::Small));
    painter.setPen(theme.text);
    painter.drawText(row.adjusted(memoryLeft, 4, -endPad, -4),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, index.data().toString());
}

void TimelineDelegate::paintEvent(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF row(option.rect);
    const qreal dpr = painter.device()->devicePixelRatioF();
    const bool focused = option.widget && option.widget->hasFocus();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(row, focused ? theme.selection : theme.selectionIdle);
        painter.fillRect(QRectF(row.left(), row.top(), 3, row.height()),
                         focused ? theme.accent : theme.control);
    }
    flat::edge(painter, row, Qt::BottomEdge, theme.border);

    const qreal half = std::floor(row.height() / 2);
    const QRectF upper(row.left() + textLeft, row.top() + 3, row.width() - textLeft - endPad,
                       half - 2);
    const QRectF lower(upper.left(), row.top() + half, upper.width(), half - 4);
    painter.setFont(fonts::ui());
    painter.setPen(theme.muted);
    painter.drawText(QRectF(row.left(), upper.top(), timeRight - 8, upper.height()),
                     Qt::AlignRight | Qt::AlignVCenter, index.data(Model::TimeRole).toString());

    // The rail, with a gap for the icon.
    const qreal rail = row.left() + railMiddle;
    const qreal glyphTop = upper.top() + std::floor((upper.height() - railGlyph) / 2);
    painter.fillRect(QRectF(rail, row.top(), 1, glyphTop - 2 - row.top()), theme.border);
    painter.fillRect(
        QRectF(rail, glyphTop + railGlyph + 2, 1, row.bottom() - glyphTop - railGlyph - 2),
        theme.border);
    const QString status = index.data(Model::StatusRole).toString();
    const bool warn = index.data(Model::IsWarnRole).toBool();
    const QString icon
        = status.isEmpty() ? index.data(Model::IconRole).toString() : icons::forStatus(status);
    const QColor ink = !status.isEmpty() ? theme.statusColor(status)
                     : warn              ? theme.danger
                                         : theme.muted;
    painter.drawPixmap(QPointF(rail - railGlyph / 2.0 + 0.5, glyphTop),
                       m_glyphs.glyph(icon, ink, railGlyph, dpr));

    const auto *model = qobject_cast<const Model *>(index.model());
    if (model)
        phrasepaint::paint(painter, upper, model->phraseAt(index), fonts::ui(), theme);

    const QFont mono = fonts::mono(fonts::Size::Tiny);
    painter.setFont(mono);
    painter.setPen(theme.muted);
    const QString version = index.data(Model::VersionRole).toString();
    painter.drawText(lower, Qt::AlignRight | Qt::AlignVCenter, version);
    QRectF room = lower.adjusted(0, 0, -QFontMetricsF(mono).horizontalAdvance(version) - 12, 0);
    const QString author = index.data(Model::AuthorRole).toString();
    if (index.data(Model::IsPersonRole).toBool()) {
        const qreal taken = marks::avatar(painter, room, marks::initials(author), false, theme);
        room.setLeft(room.left() + taken + 6);
    } else if (!author.isEmpty()) {
        painter.drawPixmap(
            QPointF(room.left(), room.top() + std::floor((room.height() - 12) / 2)),
            m_glyphs.glyph(icon == "history"_L1 ? u"clock"_s : u"server"_s, theme.muted, 12, dpr));
        room.setLeft(room.left() + 18);
    }
    const bool mine = index.data(Model::IsMineRole).toBool();
    const QString you = Model::tr("you");
    const qreal badge = mine ? marks::badgeWidth(you) + 8 : 0;
    painter.setFont(fonts::ui(fonts::Size::Small));
    painter.setPen(theme.muted);
    const QFontMetricsF metrics(painter.font());
    const QString line = metrics.elidedText(author, Qt::ElideRight, room.width() - badge);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
    if (mine)
        marks::badge(painter, room.adjusted(metrics.horizontalAdvance(line) + 8, 0, 0, 0), you,
                     Tone::Mine, theme);
    if (focused && option.state.testFlag(QStyle::State_HasFocus))
        flat::box(painter, row, {}, theme.focus, 0);
}
