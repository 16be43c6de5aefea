// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/treedelegate.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QPainter>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using Kind = DeploymentTreeModel::Kind;

namespace {

constexpr qreal endMargin = 14; // as in the facets, where counts stand
constexpr qreal leafMargin = 8;
constexpr int glyphSize = 14;

QFont rowFont(const QFont &base, QFont::Weight weight = QFont::Normal)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() > 0 ? base.pointSizeF() * 0.95 : 9.5);
    font.setWeight(weight);
    return font;
}

void paintText(QPainter &painter, const QRectF &room, const QFont &font, const QColor &ink,
               const QString &text, Qt::Alignment side = Qt::AlignLeft)
{
    const QFontMetricsF metrics(font);
    const QString line
        = metrics.elidedText(wording::oneLine(text, 200), Qt::ElideMiddle, room.width());
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(room, side | Qt::AlignVCenter | Qt::TextSingleLine, line);
}

//! Branches are ordered by name, so that equal ones stand together.
bool isNamedLikeAnother(const QModelIndex &branch)
{
    const auto named = [&branch](const QModelIndex &other) {
        return other.isValid() && other.data() == branch.data();
    };
    return named(branch.parent()) || named(branch.siblingAtRow(branch.row() - 1))
        || named(branch.siblingAtRow(branch.row() + 1));
}

QPointF centred(const QRectF &room, qreal from, qreal height)
{
    return {from, room.top() + std::floor((room.height() - height) / 2)};
}

} // namespace

TreeDelegate::TreeDelegate(const DeploymentTreeModel &model, const DeploymentQuery &query,
                           QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_query(query)
{
}

QSize TreeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, qMax(22, option.fontMetrics.height() + 4)};
}

void TreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    if (m_model.isBranch(index))
        paintBranch(*painter, option, index);
    else
        paintDeployment(*painter, option, index);
    painter->restore();
}

void TreeDelegate::paintStatus(QPainter &painter, const QPointF &at, const QString &symbol,
                               int size, const Theme &theme) const
{
    painter.drawPixmap(at, m_glyphs.glyph(icons::forStatus(symbol), theme.statusColor(symbol), size,
                                          painter.device()->devicePixelRatioF()));
}

void TreeDelegate::paintBranch(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    QRectF room = QRectF(option.rect).adjusted(3, 0, -endMargin, 0);
    const QString urn = index.data(DeploymentTreeModel::UrnRole).toString();
    const qreal dpr = painter.device()->devicePixelRatioF();
    const Kind kind = Kind(index.data(DeploymentTreeModel::KindRole).toInt());
    const QPointF mark = centred(room, room.left(), glyphSize);
    if (kind == Kind::Platform)
        painter.drawPixmap(mark, wording::platformPixmap(m_model.catalog()->directory(), urn,
                                                         theme.muted, glyphSize, dpr));
    else
        painter.drawPixmap(
            mark, m_glyphs.glyph(kind == Kind::Instance ? u"kind-instance"_s : u"kind-container"_s,
                                 theme.muted, glyphSize, dpr));
    room.setLeft(room.left() + glyphSize + 6);

    const QFont numbers = rowFont(option.font);
    const QString count = wording::number(index.data(DeploymentTreeModel::CountRole).toUInt());
    paintText(painter, room, numbers, theme.muted, count, Qt::AlignRight);
    // No count is longer, so that the marks stand below each other.
    const QString longest = wording::number(m_model.total());
    room.setRight(room.right() - QFontMetricsF(numbers).horizontalAdvance(longest) - 6);
    const QString worst = index.data(DeploymentTreeModel::StatusRole).toString();
    if (!worst.isEmpty()) {
        paintStatus(painter, centred(room, room.right() - 12, 12), worst, 12, theme);
        room.setRight(room.right() - 12 - 5);
    }
    const QFont font = rowFont(option.font, QFont::Medium);
    const QString name = index.data().toString();
    const QFont small = fonts::scaled(option.font, fonts::Size::Tiny);
    const qreal nameWidth = QFontMetricsF(font).horizontalAdvance(wording::oneLine(name, 200));
    const auto widthOf = [&small](const QString &word) {
        return QFontMetricsF(small).horizontalAdvance(word) + 6;
    };
    // Where a branch is called like one beside or around it, its kind is what tells them apart:
    // then it has room before the name, though in a word only.
    const QString full = index.data(DeploymentTreeModel::KindNameRole).toString();
    const QString plain = kind == Kind::Container ? tr("container") : tr("instance");
    QString word;
    if (!full.isEmpty() && nameWidth + widthOf(full) <= room.width())
        word = full;
    else if (!full.isEmpty() && isNamedLikeAnother(index) && widthOf(plain) < room.width() * 0.7)
        word = plain;
    if (!word.isEmpty()) {
        const qreal left = std::min(nameWidth, room.width() - widthOf(word));
        paintText(painter, room.adjusted(left + 6, 0, 1, 0), small, theme.muted, word);
        room.setWidth(left);
    }
    paintText(painter, room.adjusted(0, 0, 1, 0), font, theme.text, name);
}

void TreeDelegate::paintDeployment(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    QRectF room = QRectF(option.rect).adjusted(3, 0, -leafMargin, 0);
    const QString status = index.data(DeploymentTreeModel::StatusRole).toString();
    if (!status.isEmpty())
        paintStatus(painter, centred(room, room.left() + 1, 12), status, 12, theme);
    room.setLeft(room.left() + glyphSize + 6);

    const QString environment = index.data(DeploymentTreeModel::EnvironmentRole).toString();
    const bool production = wording::isProduction(environment, m_query.productionEnvironments());
    const QFont small = fonts::scaled(option.font, fonts::Size::Tiny,
                                      production ? QFont::DemiBold : QFont::Normal);
    const QString name = index.data().toString();
    const qreal needed = QFontMetricsF(small).horizontalAdvance(environment) + 6;
    const qreal nameWidth
        = QFontMetricsF(rowFont(option.font)).horizontalAdvance(wording::oneLine(name, 200));
    // The name has the first right to the room: the tooltip has the URN, and with it the rest.
    if (nameWidth + needed <= room.width()) {
        paintText(painter, room, small, production ? theme.text : theme.muted, environment,
                  Qt::AlignRight);
        room.setRight(room.right() - needed);
    }
    paintText(painter, room.adjusted(0, 0, 1, 0), rowFont(option.font), theme.text, name);
}
