// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/sincedelegate.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"
#include "ui/common/tone.h"
#include "ui/history/phrasepaint.h"
#include "ui/history/sincemodel.h"

#include <QLocale>
#include <QPainter>
#include <QTreeView>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using Model = SinceModel;

namespace {

constexpr qreal groupLeft = 32;
constexpr qreal rowLeft = 34;
constexpr qreal environmentWidth = 62;
constexpr qreal endMargin = 12;
constexpr int rowGlyph = 14;

} // namespace

QSize SinceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, std::max(26, option.fontMetrics.height() + 8)};
}

void SinceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const auto *model = qobject_cast<const Model *>(index.model());
    if (!model)
        return;
    const Theme &theme = Theme::of(option.palette);
    QRectF row(option.rect);
    row.setLeft(0); // the branches are painted here, too
    QStyleOptionViewItem whole = option;
    whole.rect = row.toRect();
    const bool focused = option.widget && option.widget->hasFocus();
    painter->save();
    if (model->isGroup(index))
        painter->fillRect(row, theme.header);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(row, focused ? theme.selection : theme.selectionIdle);
        painter->fillRect(QRectF(row.left(), row.top(), 3, row.height()),
                          focused ? theme.accent : theme.control);
    }
    flat::edge(*painter, row, Qt::BottomEdge, theme.border);
    if (model->isGroup(index))
        paintGroup(*painter, whole, index);
    else
        paintChange(*painter, whole, index);
    if (focused && option.state.testFlag(QStyle::State_HasFocus))
        flat::box(*painter, row, {}, theme.focus, 0);
    painter->restore();
}

void SinceDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF row(option.rect);
    const auto *tree = qobject_cast<const QTreeView *>(option.widget);
    flat::chevron(painter, QRectF(row.left() + 10, row.top(), 14, row.height()),
                  tree && tree->isExpanded(index) ? Qt::DownArrow : Qt::RightArrow, theme.muted);
    painter.drawPixmap(
        QPointF(row.left() + groupLeft, row.top() + std::floor((row.height() - rowGlyph) / 2)),
        m_glyphs.glyph(index.data(Model::IconRole).toString(),
                       tones::ink(Tone(index.data(Model::ToneRole).toInt()), theme), rowGlyph,
                       painter.device()->devicePixelRatioF()));
    const QFont strong = fonts::ui(fonts::Size::Base, QFont::DemiBold);
    const QString title = index.data().toString();
    const qreal left = row.left() + groupLeft + 22;
    painter.setFont(strong);
    painter.setPen(theme.text);
    painter.drawText(QRectF(left, row.top(), row.width() - left, row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, title);
    const qreal after = left + QFontMetricsF(strong).horizontalAdvance(title) + 10;
    painter.setFont(fonts::ui());
    painter.setPen(theme.muted);
    painter.drawText(QRectF(after, row.top(), 100, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     QLocale().toString(index.data(Model::CountRole).toInt()));
}

void SinceDelegate::paintChange(QPainter &painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    QRectF room = QRectF(option.rect).adjusted(rowLeft, 0, -endMargin, 0);
    const QString environment = index.data(Model::EnvironmentRole).toString();
    QRectF mark = room;
    mark.setWidth(environmentWidth);
    painter.save();
    painter.setClipRect(mark);
    if (!environment.isEmpty())
        marks::environment(painter, mark, environment, index.data(Model::ProductionRole).toBool(),
                           theme);
    painter.restore();
    room.setLeft(room.left() + environmentWidth + 8);
    const qreal nameWidth = std::clamp(room.width() * 0.36, 120.0, 360.0);
    const QFont medium = fonts::ui(fonts::Size::Base, QFont::Medium);
    painter.setFont(medium);
    painter.setPen(theme.text);
    painter.drawText(QRectF(room.left(), room.top(), nameWidth, room.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(medium).elidedText(index.data(Model::NameRole).toString(),
                                                      Qt::ElideMiddle, nameWidth));
    room.setLeft(room.left() + nameWidth + 16);
    const QString status = index.data(Model::StatusRole).toString();
    if (!status.isEmpty()) {
        painter.drawPixmap(
            QPointF(room.left(), room.top() + std::floor((room.height() - rowGlyph) / 2)),
            m_glyphs.glyph(icons::forStatus(status), theme.statusColor(status), rowGlyph,
                           painter.device()->devicePixelRatioF()));
        room.setLeft(room.left() + 20);
    }
    phrasepaint::paint(painter, room, qobject_cast<const Model *>(index.model())->phraseAt(index),
                       fonts::ui(), theme);
}
