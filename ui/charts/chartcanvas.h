// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/dashboard/chartmodel.h"
#include "ui/charts/chartgeometry.h"
#include "ui/common/theme.h"

#include <functional>
#include <memory>

class QPainter;
class QWidget;

//! Draws the bars, lines and grid of a chart with whatever the program draws charts with: its
//! source is the only file that knows. Words, shapes and what is chosen are painted around them.
class ChartCanvas
{
public:
    using Paint = std::function<void(QPainter &)>;

    //! The widget is a child of \a parent and goes with it; it takes neither mouse nor keys.
    //! \a below and \a above are called with each painting, in the widget's coordinates.
    ChartCanvas(QWidget *parent, Paint below, Paint above);
    ~ChartCanvas();

    QWidget *widget() const;
    void show(const dashboard::ChartTable &table, const ChartGeometry &geometry,
              const Theme &theme);
    void update(); //!< paints again what is around
    //! Into \a target, in vectors where the painter's device has them.
    void render(QPainter &painter, const QRectF &target);

private:
    class View;

    View *m_view;
};
