// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/graph/graphpainter.h"

#include <QAbstractScrollArea>
#include <QVariantAnimation>

class Minimap;

//! Shows a picture of the graph: pans, zooms, chooses and walks it. One widget that paints from
//! arrays; what is folded is the business of whoever gives it pictures.
class GraphView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit GraphView(QWidget *parent = nullptr);

    //! Puts another picture in place. What was chosen stays chosen where it is still there, and the
    //! card \a anchor (else the current one) stays where it is on the screen. A picture after none
    //! is shown from its start.
    void setPicture(graph::PicturePtr picture, const QString &anchor = {});
    const graph::PicturePtr &picture() const { return m_painter.picture(); }

    //! Chooses the cards of \a urns; what has no card is left out. Emits nothing.
    void setSelection(const QStringList &urns);
    QStringList selectedUrns() const; //!< entities only: a bundle is none
    //! Empty where none is current.
    QString currentKey() const;
    bool setCurrentKey(const QString &key); //!< as if clicked; false where no card has it
    QString currentWords() const; //!< of the current card, for screen readers

    double scale() const { return m_scale; }
    void zoomBy(double factor);
    void setScale(double scale);
    void fit(); //!< everything in the window, at most 1:1
    void showStart(); //!< from the upper left, at a size that can be read
    void reveal(const QString &key); //!< moves as little as shows the card
    void centreOn(const QString &key);

    //! Marks the cards that say \a text; how many there are. The first one becomes current.
    int find(const QString &text);
    int hitCount() const { return int(m_marks.hits.size()); }
    void findNext(bool forward);
    QRectF window() const; //!< what is seen, in the picture's coordinates

    QPointF cardCentre(const QString &key) const; //!< in the viewport, for tests

Q_SIGNALS:
    void selectionChanged(const QStringList &urns);
    void currentChanged(const QString &key);
    void toggleRequested(const QString &key); //!< opens what is closed, closes what is open
    void activated(const QString &urn); //!< Enter or a double click on an entity
    void menuRequested(const QPoint &globalPos, const QString &key);
    void scaleChanged(double scale);
    void left(); //!< Esc with nothing left to give up

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    const graph::Picture &pic() const { return *m_painter.picture(); }
    bool isEmpty() const { return !picture() || pic().cards.empty(); }
    QPointF toPicture(const QPointF &viewport) const { return m_origin + viewport / m_scale; }
    QPointF toViewport(const QPointF &point) const { return (point - m_origin) * m_scale; }
    std::uint32_t cardAt(const QPointF &viewport) const;
    bool isOnChevron(std::uint32_t card, const QPointF &viewport) const;

    void moveTo(QPointF origin);
    void glideTo(const QPointF &origin);
    void zoomAt(const QPointF &viewport, double scale);
    double fitScale() const;
    void placeMinimap();

    void choose(std::uint32_t card, Qt::KeyboardModifiers modifiers);
    void setCurrent(std::uint32_t card);
    void showChoice(bool tell);
    void revealCard(std::uint32_t card);
    bool walk(int key);
    std::uint32_t rightOf(std::uint32_t card) const;
    std::uint32_t leftOf(std::uint32_t card) const;
    std::uint32_t besides(std::uint32_t card, int step) const;
    bool openOrEnter();
    bool closeAround();
    void orderCards();

    GraphPainter m_painter;
    GraphMarks m_marks;
    QPointF m_origin; //!< the picture's point in the viewport's upper left corner
    double m_scale = 1;
    std::vector<std::uint32_t> m_order; //!< cards by column and from top to bottom
    std::vector<std::uint32_t> m_place; //!< of each card in m_order
    Minimap *m_minimap;
    QVariantAnimation m_glide;
    QPointF m_dragFrom;
    QPointF m_dragOrigin;
    bool m_dragging = false;
    bool m_pressed = false;
    bool m_spaceHeld = false;
    bool m_started = false;
};
