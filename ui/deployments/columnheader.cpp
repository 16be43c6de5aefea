// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/columnheader.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/deployments/columnlayout.h"
#include "ui/deployments/deploymentdelegate.h"

#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int arrowWidth = 12;
constexpr int arrowGap = 2;
constexpr int digitWidth = 8;

} // namespace

ColumnHeader::ColumnHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(u"columnHeader"_s);
    setSectionsClickable(true);
    setSectionsMovable(true);
    setSortIndicatorShown(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setMinimumSectionSize(36);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Columns"));
}

int ColumnHeader::leading() const
{
    for (int visual = 0; visual < count(); ++visual) {
        if (!isSectionHidden(logicalIndex(visual)))
            return logicalIndex(visual);
    }
    return 0;
}

void ColumnHeader::setSorting(const filter::Sorting &sorting)
{
    m_sorting = sorting;
    for (int c = 0; c < DeploymentRows::columnTotal; ++c) {
        if (placeOf(c) == std::size_t(0))
            setSortIndicator(c,
                             sorting.first().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    setAccessibleDescription(sortingWords(sorting));
    viewport()->update();
}

std::optional<std::size_t> ColumnHeader::placeOf(int logical) const
{
    if (logical >= DeploymentRows::columnTotal)
        return std::nullopt;
    return m_sorting.placeOf(DeploymentRows::sortKey(DeploymentRows::Column(logical)));
}

int ColumnHeader::markWidth() const
{
    return arrowGap + arrowWidth + (m_sorting.keys().size() > 1 ? digitWidth : 0);
}

int ColumnHeader::titleWidth(int logical) const
{
    if (!model()) // on its way out
        return minimumSectionSize();
    const QString title = model()->headerData(logical, Qt::Horizontal).toString();
    const QFont strong = fonts::ui(fonts::Size::Small, QFont::DemiBold);
    return QFontMetrics(strong).horizontalAdvance(title) + 2 * int(DeploymentDelegate::padding)
         + markWidth() + (logical == leading() ? int(DeploymentDelegate::gutter) : 0);
}

void ColumnHeader::paintSection(QPainter *painter, const QRect &rect, int logical) const
{
    const Theme &theme = Theme::of(this);
    painter->fillRect(rect, theme.header);
    flat::edge(*painter, rect, Qt::BottomEdge, theme.border);
    flat::edge(*painter, rect, Qt::RightEdge, theme.border);

    QRectF room
        = QRectF(rect).adjusted(DeploymentDelegate::padding, 0, -DeploymentDelegate::padding, 0);
    if (logical == leading())
        room.adjust(DeploymentDelegate::gutter, 0, 0, 0);
    const auto place = placeOf(logical);
    const int mark = place ? markWidth() : 0;
    const QFont font = fonts::ui(fonts::Size::Small, place ? QFont::DemiBold : QFont::Medium);
    const QFontMetricsF metrics(font);
    const QString title
        = metrics.elidedText(model()->headerData(logical, Qt::Horizontal).toString(),
                             Qt::ElideRight, room.width() - mark);
    const qreal width = metrics.horizontalAdvance(title) + mark;
    const auto alignment = Qt::Alignment(
        model()->headerData(logical, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    if (alignment.testFlag(Qt::AlignRight))
        room.setLeft(qMax(room.left(), room.right() - width));

    painter->setFont(font);
    painter->setPen(place ? theme.text : theme.muted);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    if (place)
        paintMark(*painter,
                  {room.left() + metrics.horizontalAdvance(title) + arrowGap, room.top(),
                   room.width(), room.height()},
                  *place);
}

void ColumnHeader::paintMark(QPainter &painter, const QRectF &rect, std::size_t place) const
{
    const Theme &theme = Theme::of(this);
    flat::chevron(painter, {rect.left(), rect.top(), arrowWidth, rect.height()},
                  m_sorting.keys()[place].descending ? Qt::DownArrow : Qt::UpArrow, theme.text);
    if (m_sorting.keys().size() == 1)
        return;
    painter.setFont(fonts::ui(fonts::Size::Tiny));
    painter.setPen(theme.muted);
    painter.drawText(QRectF(rect.left() + arrowWidth, rect.top(), digitWidth, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, QString::number(place + 1));
}

QSize ColumnHeader::sectionSizeFromContents(int logical) const
{
    return {titleWidth(logical), qMax(26, fontMetrics().height() + 8)};
}
