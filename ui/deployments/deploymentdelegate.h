// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "ui/deployments/cellcache.h"

#include <QStyledItemDelegate>

//! Paints every cell of the table from the catalog itself: ground, bar of the selection, glyphs,
//! texts, chips, focus. One for all columns, so that they look alike and share what they are
//! painted from.
class DeploymentDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! Of \a query it wants to know what counts as production.
    DeploymentDelegate(const DeploymentRows &rows, const DeploymentQuery &query,
                       QObject *parent = nullptr);

    //! The column that stands first on screen (logical index): it has the gutter with the bar.
    void setLeadingColumn(int column) { m_leading = column; }
    //! What a cell would need to show all that it holds, padding included.
    qreal neededWidth(const QModelIndex &index, const QFont &font) const;

    static constexpr qreal gutter = 10;
    static constexpr qreal padding = 8;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Pass;

    void paintName(Pass &pass) const;
    void paintPlatform(Pass &pass) const;
    void paintEnvironment(Pass &pass) const;
    void paintStatus(Pass &pass) const;
    void paintOwners(Pass &pass) const;
    void paintTags(Pass &pass) const;
    void paintDecommission(Pass &pass) const;
    void paintChange(Pass &pass) const;
    void paintText(Pass &pass, bool right = false) const;
    void paintContent(Pass &pass) const;
    void paintGround(const Pass &pass) const;
    void paintPendingBar(const Pass &pass) const;
    qreal paintBefore(const Pass &pass, qreal x, qreal limit) const;
    qreal paintBeforeAtEnd(const Pass &pass, qreal needed) const;
    void paintOwnersBefore(const Pass &pass, qreal x) const;
    void paintTagsBefore(const Pass &pass, qreal x) const;

    const DeploymentRows &m_rows;
    const DeploymentQuery &m_query;
    int m_leading = 0;
    mutable CellCache m_cache;
};
