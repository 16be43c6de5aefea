// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/facetdelegate.h"

#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QPainter>
#include <QTreeView>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

namespace {

constexpr qreal left = 12;
constexpr qreal boxSize = 14;
constexpr qreal afterBox = 21;
constexpr qreal right = 14;

QFont lineFont(const QFont &base, QFont::Weight weight = QFont::Normal)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() > 0 ? base.pointSizeF() * 0.95 : 9.5);
    font.setWeight(weight);
    return font;
}

void paintBox(QPainter &painter, const QRectF &box, FacetModel::State state, const Theme &theme)
{
    switch (state) {
    case FacetModel::State::Off:
        flat::box(painter, box, theme.base, theme.control, 3);
        break;
    case FacetModel::State::Chosen:
        flat::box(painter, box, theme.accentFill, theme.accentFill, 3);
        flat::tick(painter, box, theme.onAccent);
        break;
    case FacetModel::State::Excluded:
        flat::box(painter, box, theme.danger, theme.danger, 3);
        icons::paint(painter, box.topLeft() + QPointF(2, 2), u"close"_s, theme.base, 10);
        break;
    }
}

void paintWord(QPainter &painter, const QRectF &room, const QFont &font, const QColor &ink,
               const QString &text, bool struck = false)
{
    const QFontMetricsF metrics(font);
    const QString line
        = metrics.elidedText(wording::oneLine(text, 200), Qt::ElideRight, room.width());
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
    if (struck)
        painter.fillRect(flat::snapped(painter, {room.left(), std::round(room.center().y()),
                                                 metrics.horizontalAdvance(line), 1}),
                         ink);
}

} // namespace

FacetDelegate::FacetDelegate(const FacetModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{
}

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool group = index.data(FacetModel::KindRole).toInt() == int(FacetModel::Kind::Group);
    const int text = option.fontMetrics.height() + 4;
    return {120, group ? qMax(20, text) + (index.row() == 0 ? 7 : 10) : qMax(22, text)};
}

void FacetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    painter->save();
    if (index.data(FacetModel::KindRole).toInt() == int(FacetModel::Kind::Group))
        paintGroup(*painter, option, index);
    else
        paintValue(*painter, option, index);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.widget && option.widget->hasFocus())
        flat::box(*painter, QRectF(option.rect).adjusted(5, 0, -5, 0), {}, theme.focus, 3);
    painter->restore();
}

void FacetDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    QRectF room = QRectF(option.rect).adjusted(0, index.row() == 0 ? 4 : 7, -right, 0);
    const auto *tree = qobject_cast<const QTreeView *>(option.widget);
    const bool open = tree && tree->isExpanded(index);
    flat::chevron(painter, {left - 2, room.top(), 12, room.height()},
                  open ? Qt::DownArrow : Qt::RightArrow, theme.muted);
    room.setLeft(left + 15);
    const QFont font = fonts::scaled(option.font, fonts::Size::Small, QFont::DemiBold);
    const QString title = index.data().toString();
    paintWord(painter, room, font, theme.text, title);
    room.adjust(QFontMetricsF(font).horizontalAdvance(title) + 6, 0, 0, 0);
    paintWord(painter, room, fonts::scaled(option.font, fonts::Size::Small), theme.muted,
              index.data(FacetModel::HintRole).toString());
}

void FacetDelegate::paintValue(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF rect(option.rect);
    QRectF room = rect.adjusted(left + afterBox, 0, -right, 0);
    if (index.data(FacetModel::KindRole).toInt() == int(FacetModel::Kind::More)) {
        paintWord(painter, room, lineFont(option.font), theme.muted, index.data().toString());
        return;
    }
    const auto state = FacetModel::State(index.data(FacetModel::StateRole).toInt());
    const uint count = index.data(FacetModel::CountRole).toUInt();

    const qreal share = index.data(FacetModel::ShareRole).toDouble();
    if (share > 0 && state != FacetModel::State::Excluded) {
        const QRectF bar(room.left(), rect.top() + 2, qMax(2.0, share * (room.width() - 18)),
                         rect.height() - 4);
        flat::box(painter, bar, state == FacetModel::State::Chosen ? theme.selection : theme.header,
                  {}, 2);
    }
    const QRectF box(left, rect.top() + std::floor((rect.height() - boxSize) / 2), boxSize,
                     boxSize);
    paintBox(painter, box, state, theme);

    const QString number = wording::number(count);
    const QFont plain = lineFont(option.font);
    const qreal numberWidth = QFontMetricsF(plain).horizontalAdvance(number);
    painter.setFont(plain);
    painter.setPen(theme.muted);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, number);

    room.adjust(0, 0, -numberWidth - 6, 0);
    room.adjust(paintGlyph(painter, room, index, theme), 0, 0, 0);
    const QVariant facet = index.data(FacetModel::FacetRole);
    const QString wire = index.data(FacetModel::WireRole).toString();
    const bool production = facet == int(Facet::Environment)
                         && wording::isProduction(wire, m_model.query().productionEnvironments());
    const bool quiet
        = state == FacetModel::State::Off && (count == 0 || (facet.isValid() && wire.isEmpty()));
    const bool struck = state == FacetModel::State::Excluded;
    paintWord(painter, room, lineFont(option.font, production ? QFont::DemiBold : QFont::Normal),
              struck  ? theme.removed
              : quiet ? theme.muted
                      : theme.text,
              index.data().toString(), struck);
}

qreal FacetDelegate::paintGlyph(QPainter &painter, const QRectF &area, const QModelIndex &index,
                                const Theme &theme) const
{
    const QVariant facetValue = index.data(FacetModel::FacetRole);
    const QString wire = index.data(FacetModel::WireRole).toString();
    if (!facetValue.isValid() || wire.isEmpty())
        return 0;
    const catalog::Directory &directory = m_model.query().answer().catalog->directory();
    const auto at = [&](qreal height) {
        return QPointF(area.left(), area.top() + std::floor((area.height() - height) / 2));
    };
    switch (Facet(facetValue.toInt())) {
    case Facet::Platform:
        painter.drawPixmap(at(15), wording::platformPixmap(directory, wire, theme.muted, 15,
                                                           painter.device()->devicePixelRatioF()));
        return 21;
    case Facet::Status:
        icons::paint(painter, at(14), icons::forStatus(wire), theme.statusColor(wire), 14);
        return 20;
    case Facet::Owner:
        marks::avatar(painter, area, marks::initials(directory.displayName(wire)),
                      wording::isGroup(wire), theme);
        return marks::avatarSize + 7;
    case Facet::Tag: {
        const QColor color = wording::tagColor(directory, wire);
        flat::box(painter, QRectF(at(9), QSizeF(9, 9)), color.isValid() ? color : theme.control,
                  theme.muted, 2);
        return 16;
    }
    case Facet::Environment:
    case Facet::Instance:
    case Facet::Container:
        return 0;
    }
    return 0;
}
