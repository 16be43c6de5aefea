// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/picture.h"

#include <QPixmap>
#include <QWidget>

//! The whole picture, small, with a frame around what is seen. By mouse only: the keyboard has the
//! view itself, and the outline.
class Minimap final : public QWidget
{
    Q_OBJECT

public:
    explicit Minimap(QWidget *parent);

    void setPicture(graph::PicturePtr picture);
    void setWindow(const QRectF &window); //!< in the picture's coordinates
    void forget(); //!< the colours changed
    QSize sizeHint() const override { return {144, 134}; }

Q_SIGNALS:
    void centreRequested(const QPointF &point);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    double scale() const;
    QPointF corner() const;
    QPixmap drawn() const;
    void centreAt(const QPointF &at);

    graph::PicturePtr m_picture;
    QRectF m_window;
    QPixmap m_drawn;
};
