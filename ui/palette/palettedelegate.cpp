// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettedelegate.h"

#include "models/filter/fuzzy.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/palette/palettemodel.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal left = 14;
constexpr qreal right = 12;
constexpr int iconSize = 14;
constexpr qreal textAt = 38;
constexpr qsizetype longestTitle = 300; //!< more than a row has room for

//! The ranges of \a positions that follow each other, in bold.
QList<QTextLayout::FormatRange> boldRanges(const QList<int> &positions, const QColor &ink)
{
    QList<QTextLayout::FormatRange> ranges;
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    bold.setForeground(ink);
    for (const int position : positions) {
        if (!ranges.isEmpty() && ranges.last().start + ranges.last().length == position)
            ++ranges.last().length;
        else
            ranges.append({position, 1, bold});
    }
    return ranges;
}

} // namespace

PaletteDelegate::PaletteDelegate(const PaletteModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, qMax(26, option.fontMetrics.height() + 8)};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF rect(option.rect);
    const PaletteEntry *entry = m_model.entry(index.row());
    painter->save();
    const QFont small = fonts::scaled(option.font, fonts::Size::Small);
    if (!entry) {
        painter->setFont(fonts::scaled(option.font, fonts::Size::Small, QFont::DemiBold));
        painter->setPen(theme.muted);
        painter->drawText(rect.adjusted(left, 0, -right, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          index.data().toString());
        painter->restore();
        return;
    }
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(rect, theme.selection);
        painter->fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.accent);
    }
    paintIcon(*painter, rect, *entry, theme);

    QRectF room = rect.adjusted(textAt, 0, -right, 0);
    if (!entry->keys.isEmpty()) {
        const qreal width = flat::keyBadgeWidth(entry->keys);
        flat::keyBadge(*painter, {room.right() - width, room.top(), width, room.height()},
                       entry->keys, theme.muted, theme.edge);
        room.adjust(0, 0, -width - 10, 0);
    }
    if (!entry->detail.isEmpty()) {
        const QFontMetricsF metrics(small);
        const QString detail
            = metrics.elidedText(entry->detail, Qt::ElideRight, room.width() * 0.5);
        painter->setFont(small);
        painter->setPen(theme.muted);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, detail);
        room.adjust(0, 0, -metrics.horizontalAdvance(detail) - 14, 0);
    }
    paintTitle(*painter, room, option.font, *entry, theme);
    painter->restore();
}

void PaletteDelegate::paintIcon(QPainter &painter, const QRectF &rect, const PaletteEntry &entry,
                                const Theme &theme) const
{
    const QPointF at(rect.left() + left, rect.top() + std::floor((rect.height() - iconSize) / 2));
    if (entry.kind == PaletteEntry::Kind::Tag) {
        flat::box(painter, {at + QPointF(2, 2), QSizeF(10, 10)},
                  entry.color.isValid() ? entry.color : theme.control, theme.muted, 2);
    } else if (!entry.status.isEmpty()) {
        icons::paint(painter, at, icons::forStatus(entry.status), theme.statusColor(entry.status),
                     iconSize);
    } else if (!entry.icon.isEmpty()) {
        icons::paint(painter, at, entry.icon, entry.enabled ? theme.muted : theme.control,
                     iconSize);
    } else {
        entry.picture.paint(&painter, QRect(at.toPoint(), QSize(iconSize, iconSize)),
                            Qt::AlignCenter, entry.enabled ? QIcon::Normal : QIcon::Disabled);
    }
}

void PaletteDelegate::paintTitle(QPainter &painter, const QRectF &room, const QFont &font,
                                 const PaletteEntry &entry, const Theme &theme) const
{
    const QColor ink = entry.enabled ? theme.text : theme.control;
    const QString title = entry.title.left(longestTitle);
    QList<int> positions = filter::FuzzyPattern(QStringView(m_words)).positions(title);
    QTextLayout layout(title, font);
    layout.setFormats(boldRanges(positions, ink));
    const auto lay = [&layout] {
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(1e6);
        line.setPosition({0, 0});
        layout.endLayout();
        return line;
    };
    QTextLine line = lay();
    if (line.naturalTextWidth() > room.width()) {
        const qreal dots = QFontMetricsF(font).horizontalAdvance(u'…');
        const int fits
            = line.xToCursor(qMax(0.0, room.width() - dots), QTextLine::CursorOnCharacter);
        positions.removeIf([fits](int position) { return position >= fits; });
        layout.setText(title.left(fits) + u'…');
        layout.setFormats(boldRanges(positions, ink));
        line = lay();
    }
    painter.setPen(ink);
    line.draw(&painter, {room.left(), room.top() + (room.height() - line.height()) / 2});
}
