// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/dashboard/charts.h"

#include <QAbstractButton>

//! A number that is the point of it, its word, and what it is of. A button: it filters to what is
//! counted, and is checked while the filter does.
class DashboardTile final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit DashboardTile(QWidget *parent = nullptr);

    void setContent(const dashboard::Tile &tile);
    const dashboard::Tile &content() const { return m_tile; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(Qt::KeyboardModifiers modifiers);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    dashboard::Tile m_tile;
};
