// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/logdelegate.h"

#include "ui/changeset/logmodel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF cell(option.rect);
    const bool focused = option.widget && option.widget->hasFocus();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool reverted = index.data(LogModel::RevertedRole).toBool();
    const int column = index.column();
    painter->save();
    if (selected)
        painter->fillRect(cell, focused ? theme.selection : theme.selectionIdle);
    if (selected && column == LogModel::When)
        painter->fillRect(QRectF(cell.left(), cell.top(), 3, cell.height()),
                          focused ? theme.accent : theme.control);
    if (index.row() > 0 && index.data(LogModel::BatchStartRole).toBool())
        flat::edge(*painter, cell, Qt::TopEdge, theme.edge);

    QRectF room = cell.adjusted(7, 0, -6, 0);
    if (column == LogModel::Change) {
        painter->drawPixmap(QPointF(room.left(), room.top() + std::floor((room.height() - 14) / 2)),
                            m_glyphs.glyph(index.data(LogModel::IconRole).toString(), theme.muted,
                                           14, painter->device()->devicePixelRatioF()));
        room.setLeft(room.left() + 20);
    }
    if (column == LogModel::Deployment) {
        const QString environment = index.data(LogModel::EnvironmentRole).toString();
        const bool production = index.data(LogModel::ProductionRole).toBool();
        if (!environment.isEmpty()) {
            const qreal width = marks::environmentWidth(environment, production);
            QRectF end = room;
            end.setLeft(room.right() - width);
            marks::environment(*painter, end, environment, production, theme);
            room.setRight(room.right() - width - 8);
        }
    }
    const bool main = column == LogModel::Deployment || column == LogModel::Change;
    const bool badge = column == LogModel::Between && reverted;
    QString text = index.data().toString();
    if (badge) {
        const QString word = LogModel::tr("reverted");
        const qreal width = marks::badge(*painter, room, word, Tone::Neutral, theme, u"undo"_s);
        room.setLeft(room.left() + width + 8);
        text = text.section(u"; "_s, 1);
    }
    QFont font = fonts::ui(fonts::Size::Base,
                           column == LogModel::Deployment ? QFont::Medium : QFont::Normal);
    font.setStrikeOut(reverted && column == LogModel::Change);
    painter->setFont(font);
    painter->setPen(reverted && main ? theme.removed : main ? theme.text : theme.muted);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetricsF(font).elidedText(
                          text.left(400).simplified(),
                          column == LogModel::Deployment ? Qt::ElideMiddle : Qt::ElideRight,
                          room.width()));
    if (focused && option.state.testFlag(QStyle::State_HasFocus))
        flat::box(*painter, cell, {}, theme.focus, 0);
    painter->restore();
}
