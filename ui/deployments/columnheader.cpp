// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/columnheader.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/deployments/deploymentdelegate.h"

#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int arrowWidth = 12;
constexpr int arrowGap = 2;

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

bool ColumnHeader::sorts(int logical) const
{
    return isSortIndicatorShown() && sortIndicatorSection() == logical;
}

QFont ColumnHeader::fontOf(int logical) const
{
    return fonts::ui(fonts::Size::Small, sorts(logical) ? QFont::DemiBold : QFont::Medium);
}

int ColumnHeader::titleWidth(int logical) const
{
    if (!model()) // on its way out
        return minimumSectionSize();
    const QString title = model()->headerData(logical, Qt::Horizontal).toString();
    const QFont strong = fonts::ui(fonts::Size::Small, QFont::DemiBold);
    return QFontMetrics(strong).horizontalAdvance(title) + 2 * int(DeploymentDelegate::padding)
         + arrowGap + arrowWidth + (logical == leading() ? int(DeploymentDelegate::gutter) : 0);
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
    const bool sorted = sorts(logical);
    const QFont font = fontOf(logical);
    const QFontMetricsF metrics(font);
    const QString title
        = metrics.elidedText(model()->headerData(logical, Qt::Horizontal).toString(),
                             Qt::ElideRight, room.width() - (sorted ? arrowGap + arrowWidth : 0));
    const qreal width = metrics.horizontalAdvance(title) + (sorted ? arrowGap + arrowWidth : 0);
    const auto alignment = Qt::Alignment(
        model()->headerData(logical, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    if (alignment.testFlag(Qt::AlignRight))
        room.setLeft(qMax(room.left(), room.right() - width));

    painter->setFont(font);
    painter->setPen(sorted ? theme.text : theme.muted);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    if (sorted)
        flat::chevron(*painter,
                      {room.left() + metrics.horizontalAdvance(title) + arrowGap, room.top(),
                       arrowWidth, room.height()},
                      sortIndicatorOrder() == Qt::AscendingOrder ? Qt::UpArrow : Qt::DownArrow,
                      theme.text);
}

QSize ColumnHeader::sectionSizeFromContents(int logical) const
{
    return {titleWidth(logical), qMax(26, fontMetrics().height() + 8)};
}
