// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/suggestiondelegate.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/deployments/suggestionpopup.h"
#include "ui/deployments/wording.h"

#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int iconSize = 14;
constexpr int iconLeft = 10;
constexpr int labelLeft = 34;
constexpr int rightMargin = 10;

//! \a text from \a left to \a right at most, the part that is \a typed in bold; returns its end.
qreal paintTyped(QPainter &painter, const QRectF &area, QFont font, const QString &text,
                 const QString &typed)
{
    const QString shown = QFontMetricsF(font).elidedText(text, Qt::ElideRight, area.width());
    const qsizetype at = typed.isEmpty() ? -1 : shown.indexOf(typed, 0, Qt::CaseInsensitive);
    const QStringList parts = at < 0 ? QStringList {shown}
                                     : QStringList {shown.left(at), shown.mid(at, typed.size()),
                                                    shown.mid(at + typed.size())};
    qreal x = area.left();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        font.setBold(i == 1);
        painter.setFont(font);
        painter.drawText(QRectF(x, area.top(), area.right() - x + 4, area.height()),
                         Qt::AlignVCenter | Qt::TextSingleLine, parts[i]);
        x += QFontMetricsF(font).horizontalAdvance(parts[i]);
    }
    return x;
}

} // namespace

QSize SuggestionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, qMax(rowHeight, QFontMetrics(fonts::mono(fonts::Size::Base)).height() + 6)};
}

void SuggestionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto *model = static_cast<const SuggestionModel *>(index.model()); // the popup's own
    const Suggestion &line = model->line(index.row());
    const Theme &theme = Theme::of(option.palette);
    QRectF room = QRectF(option.rect);
    painter->save();
    if (line.kind == Suggestion::Kind::Head) {
        painter->setFont(fonts::ui(fonts::Size::Tiny, QFont::DemiBold));
        painter->setPen(theme.muted);
        painter->drawText(room.adjusted(iconLeft, 0, -rightMargin, 0),
                          Qt::AlignVCenter | Qt::TextSingleLine, line.label);
        painter->restore();
        return;
    }
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(room, theme.selection);
    if (!line.icon.isEmpty())
        icons::paint(
            *painter, {room.left() + iconLeft, room.top() + (room.height() - iconSize) / 2},
            line.icon,
            line.icon.startsWith("status-"_L1) ? theme.statusColor(line.status) : theme.muted,
            iconSize);
    const QFont small = fonts::ui(fonts::Size::Small);
    room.adjust(labelLeft, 0, -rightMargin, 0);
    if (line.count) {
        const QString number = wording::number(*line.count);
        painter->setFont(small);
        painter->setPen(theme.text);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, number);
        room.setRight(room.right() - QFontMetricsF(small).horizontalAdvance(number) - 12);
    }
    const bool words = line.kind == Suggestion::Kind::Saved;
    const QFont font = words ? fonts::ui() : fonts::mono(fonts::Size::Base);
    const qreal detailLeft = option.rect.left() + option.rect.width() * 0.43;
    const qreal detailWidth = QFontMetricsF(small).horizontalAdvance(line.detail);
    painter->setPen(theme.text);
    // What is typed may have the place of the words behind it, all but a last bit.
    const qreal least = line.detail.isEmpty() ? 0 : qMin(detailWidth, 110.0) + 12;
    const qreal end = paintTyped(*painter, room.adjusted(0, 0, -least, 0), font,
                                 wording::oneLine(line.label, 200), m_typed);
    if (!line.detail.isEmpty()) {
        QRectF detail(room);
        detail.setLeft(qMax(detailLeft, end + 12));
        painter->setFont(small);
        painter->setPen(theme.muted);
        painter->drawText(
            detail, Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetricsF(small).elidedText(line.detail, Qt::ElideRight, detail.width()));
    }
    painter->restore();
}
