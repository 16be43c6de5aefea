// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/changesetdelegate.h"

#include "ui/changeset/changesetmodel.h"
#include "ui/changeset/changewords.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QTreeView>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using Model = ChangeSetModel;

namespace {

constexpr qreal boxLeft = 12;
constexpr qreal boxSide = 14;
constexpr qreal nameLeft = boxLeft + boxSide + 7;
constexpr qreal wordsLeft = nameLeft + 20;
constexpr qreal endPad = 12;
constexpr int glyphSide = 14;

//! Returns how wide the text was.
qreal paintLine(QPainter &painter, const QRectF &room, const QFont &font, const QColor &ink,
                const QString &text, Qt::Alignment side = Qt::AlignLeft,
                Qt::TextElideMode mode = Qt::ElideRight)
{
    const QFontMetricsF metrics(font);
    const QString line = metrics.elidedText(text.left(400).simplified(), mode, room.width());
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(room, side | Qt::AlignVCenter | Qt::TextSingleLine, line);
    return std::min(room.width(), std::ceil(metrics.horizontalAdvance(line)));
}

QPointF midway(const QRectF &room, qreal left, qreal height)
{
    return {left, room.top() + std::floor((room.height() - height) / 2)};
}

} // namespace

QSize ChangeSetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {160, qMax(22, option.fontMetrics.height() + 4)};
}

QRectF ChangeSetDelegate::boxRect(const QRectF &row)
{
    return {midway(row, row.left() + boxLeft, boxSide), QSizeF(boxSide, boxSide)};
}

void ChangeSetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const bool entity = index.data(Model::IsEntityRole).toBool();
    const QRectF row(option.rect);
    const bool focused = option.widget && option.widget->hasFocus();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(row, focused ? theme.selection : theme.selectionIdle);
        painter->fillRect(QRectF(row.left(), row.top(), 3, row.height()),
                          focused ? theme.accent : theme.control);
    }
    if (entity && index.row() > 0)
        flat::edge(*painter, row, Qt::TopEdge, theme.border);
    if (entity)
        paintEntity(*painter, option, index, theme);
    else
        paintChange(*painter, option, index, theme);
    if (focused && option.state.testFlag(QStyle::State_HasFocus))
        flat::box(*painter, row, {}, theme.focus, 0);
    painter->restore();
}

void ChangeSetDelegate::paintEntity(QPainter &painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index, const Theme &theme) const
{
    const QRectF row(option.rect);
    const QRectF box = boxRect(row);
    const QString done = index.data(Model::MarkIconRole).toString();
    if (!done.isEmpty()) {
        painter.drawPixmap(box.topLeft(),
                           m_glyphs.glyph(done, tones::ink(Tone::Ok, theme), glyphSide,
                                          painter.device()->devicePixelRatioF()));
    } else if (index.data(Qt::CheckStateRole).toInt() == Qt::Checked) {
        flat::box(painter, box, theme.accentFill, theme.accentFill, 3);
        flat::tick(painter, box, theme.onAccent);
    } else {
        flat::box(painter, box, theme.base, theme.control, 3);
    }
    QRectF room = row.adjusted(nameLeft, 0, -endPad, 0);
    const QFont small = fonts::scaled(option.font, fonts::Size::Small);
    const QString count = changewords::number(index.data(Model::CountRole).toInt());
    room.setRight(room.right() - paintLine(painter, room, small, theme.muted, count, Qt::AlignRight)
                  - 8);
    const QString environment = index.data(Model::EnvironmentRole).toString();
    const bool production = index.data(Model::ProductionRole).toBool();
    const qreal markWidth
        = environment.isEmpty() ? 0 : marks::environmentWidth(environment, production);
    const QFont strong = fonts::scaled(option.font, fonts::Size::Base, QFont::Medium);
    const qreal used
        = paintLine(painter, room.adjusted(0, 0, -markWidth - 8, 0), strong, theme.text,
                    index.data().toString(), Qt::AlignLeft, Qt::ElideMiddle);
    if (!environment.isEmpty())
        marks::environment(painter, room.adjusted(used + 8, 0, 0, 0), environment, production,
                           theme);
}

void ChangeSetDelegate::paintChange(QPainter &painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index, const Theme &theme) const
{
    const QRectF row(option.rect);
    const qreal dpr = painter.device()->devicePixelRatioF();
    painter.drawPixmap(
        midway(row, row.left() + nameLeft, glyphSide),
        m_glyphs.glyph(index.data(Model::IconRole).toString(), theme.pending, glyphSide, dpr));
    QRectF room = row.adjusted(wordsLeft, 0, -endPad, 0);
    const QFont font = fonts::scaled(option.font, fonts::Size::Small);
    const QString icon = index.data(Model::MarkIconRole).toString();
    if (!icon.isEmpty()) {
        const QColor ink = tones::ink(Tone(index.data(Model::MarkToneRole).toInt()), theme);
        const QString word = index.data(Model::MarkWordRole).toString();
        const qreal width = paintLine(painter, room, font, ink, word, Qt::AlignRight);
        const qreal left = room.right() - width - 12 - 4;
        painter.drawPixmap(midway(row, left, 12), m_glyphs.glyph(icon, ink, 12, dpr));
        room.setRight(left - 8);
    }
    paintLine(painter, room, font, theme.text, index.data().toString());
}
