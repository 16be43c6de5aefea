// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/reviewer.h"

#include <QAbstractScrollArea>

//! Cards in six columns, by when they are due. All columns scroll together. One card is current:
//! arrows walk, Home and End go to the ends of a column, Enter asks for its checks.
class BoardView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit BoardView(QWidget *parent = nullptr);

    //! The current card stays the same deployment, if it is still there.
    void setAnswer(const review::Reviewer::AnswerPtr &answer);
    //! Of the answer's catalog; nothing where no card is current.
    std::optional<catalog::Row> current() const;
    void setCurrent(catalog::Row row);
    //! One card on or back, through all columns.
    void step(int by);

    QSize sizeHint() const override { return {960, 600}; }

Q_SIGNALS:
    void currentChanged();
    void activated(); //!< Enter, double click
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Place
    {
        std::size_t column = 0;
        std::size_t index = 0;
        bool operator==(const Place &) const = default;
    };

    const review::Assessment &at(const Place &place) const;
    std::optional<Place> placeOf(catalog::Row row) const;
    std::optional<Place> placeAt(const QPoint &point) const;
    QRectF rectOf(const Place &place) const; //!< in the viewport
    qreal columnWidth() const;
    qreal cardHeight() const;
    void go(const std::optional<Place> &place);
    void walk(int columns, int cards);
    void goToEnd(bool last);
    void reveal();
    void measure();
    void announce();
    void paintColumn(QPainter &painter, std::size_t column) const;
    void paintHead(QPainter &painter, std::size_t column) const;
    QString meaningOf(review::Bucket bucket) const;

    review::Reviewer::AnswerPtr m_answer;
    std::optional<Place> m_current;
};
