// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/reviewer.h"

#include <QDate>
#include <QWidget>

//! One month of decommission dates, week by week. A day is current, and one of its items: arrows
//! walk days, J and K items, PgUp and PgDn months, T goes to today, Alt with arrows asks for
//! another date of the current item, as dragging it does.
class MonthGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit MonthGrid(QWidget *parent = nullptr);

    void setAnswer(const review::Reviewer::AnswerPtr &answer,
                   const std::vector<review::Freeze> &freezes);
    //! False: dates stay where they are, whatever is dragged.
    void setMovable(bool movable) { m_movable = movable; }

    QDate month() const { return m_month; } //!< its first day
    void showMonth(const QDate &day);
    QDate day() const { return m_day; }
    void setDay(const QDate &day);
    std::optional<catalog::Row> current() const; //!< of the answer's catalog
    void setCurrent(catalog::Row row);
    void step(int by); //!< to the next item of the month, or the one before

    //! How many dates lie in the month of \a day, and how many of them are overdue.
    std::pair<int, int> countOf(const QDate &day) const;

    QSize sizeHint() const override { return {700, 560}; }
    QSize minimumSizeHint() const override { return {420, 300}; }

Q_SIGNALS:
    void currentChanged(); //!< another item, or none
    void dayChanged();
    void monthChanged();
    void activated();
    void moveRequested(catalog::Row row, const QDate &to);
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Hit
    {
        QDate day;
        int item = -1; //!< of the day; -1: none
    };

    QDate firstShown() const;
    QDate today() const;
    int weeks() const;
    QRectF cellOf(const QDate &day) const;
    QRectF itemRect(const QRectF &cell, int item) const;
    int mostItems(const QRectF &cell) const;
    const std::vector<std::size_t> &itemsOf(const QDate &day) const;
    Hit hit(const QPointF &point) const;
    void walk(int days);
    void moveItem(int days);
    void setItem(int item);
    void announce();
    void paintCell(QPainter &painter, const QDate &day) const;
    void paintNumber(QPainter &painter, const QRectF &cell, const QDate &day) const;
    void paintHead(QPainter &painter) const;
    QString clashOf(const QDate &day) const;

    review::Reviewer::AnswerPtr m_answer;
    std::vector<review::Freeze> m_freezes;
    QMap<QDate, std::vector<std::size_t>> m_byDay; //!< numbers of assessments
    QDate m_month;
    QDate m_day;
    int m_item = -1; //!< of m_day
    bool m_movable = false;
    QPointF m_pressed;
    std::optional<catalog::Row> m_grabbed;
    QDate m_target; //!< of a drag; invalid: none under way
};
