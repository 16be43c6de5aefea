// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/dashboard/chartmodel.h"
#include "ui/charts/chartgeometry.h"
#include "ui/charts/chartpainter.h"

#include <QWidget>

#include <memory>

class ChartCanvas;

//! A model as a chart, in the colours of the theme. The arrow keys walk its bars, and Enter is a
//! click; what has the keyboard is its accessible value. What draws it is loaded when it is first
//! shown.
class ChartView final : public QWidget
{
    Q_OBJECT

public:
    ChartView(ChartKind kind, const dashboard::ChartModel &model, QWidget *parent = nullptr);
    ~ChartView() override;

    ChartKind kind() const { return m_kind; }
    const dashboard::ChartModel &model() const { return m_model; }

    //! Bars that the filter is made of, by row and column of the model.
    void setChosen(const QSet<ChartBar> &chosen, const QSet<ChartBar> &excluded);
    const QSet<ChartBar> &chosen() const { return m_chosen; }
    const QSet<ChartBar> &excluded() const { return m_excluded; }

    //! The one that has, or would have, the keyboard.
    ChartBar current() const { return m_current; }
    void setCurrent(ChartBar bar);
    //! "PROD, Failed: 3", and how it stands; empty where there are no bars.
    QString spoken() const;
    const ChartGeometry &geometryOfBars() const { return m_geometry; }

    enum class Format { Png, Svg };
    //! The chart as it is, with its title, to \a path, which is replaced at the end or stays as it
    //! was. A PNG has two pixels for each of the screen's. Fails as File.
    Result<void> write(const QString &path, Format format);

    QSize sizeHint() const override { return {380, 280}; }
    QSize minimumSizeHint() const override { return {200, 160}; }

Q_SIGNALS:
    //! Column 0 is a whole line. Only of what has a term.
    void clicked(int row, int column, Qt::KeyboardModifiers modifiers);
    void tableRequested(); //!< to see the lines that have no room
    void currentChanged();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void rebuild();
    void repaintAround();
    ChartPainter painter() const;
    void hover(ChartBar bar);
    void moveLine(int by);
    void moveSeries(int by);
    void activate(ChartBar bar, Qt::KeyboardModifiers modifiers);
    bool isWalkable(ChartBar bar) const;
    ChartBar firstOf(int row) const;
    void paintPicture(QPainter &painter);
    QSize pictureSize() const;

    const ChartKind m_kind;
    const dashboard::ChartModel &m_model;
    std::unique_ptr<ChartCanvas> m_canvas; //!< null before the first time
    ChartGeometry m_geometry;
    QSet<ChartBar> m_chosen;
    QSet<ChartBar> m_excluded;
    ChartBar m_current;
    ChartBar m_hovered;
};
