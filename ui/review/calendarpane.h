// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/reviewer.h"

#include <QWidget>

class Agenda;
class ElidedLabel;
class MonthGrid;
class QLabel;
class QListView;
class QListWidget;
class QListWidgetItem;
class QSplitter;

//! Months with their counts, the month, what comes next, and dates that clash.
class CalendarPane final : public QWidget
{
    Q_OBJECT

public:
    explicit CalendarPane(QWidget *parent = nullptr);

    void setAnswer(const review::Reviewer::AnswerPtr &answer,
                   const std::vector<review::Freeze> &freezes);
    MonthGrid *grid() const { return m_grid; }
    //! Whether what comes next is shown beside the month (below it in a narrow window).
    void showAgenda(bool shown);

Q_SIGNALS:
    void undatedRequested(); //!< to where those without a date are

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeMonths();
    QWidget *makeMonth();
    QWidget *makeAgenda();
    void fillMonths();
    void fillClashes();
    void showMonth();
    void chooseMonth(const QListWidgetItem *item);

    review::Reviewer::AnswerPtr m_answer;
    std::vector<review::Freeze> m_freezes;
    QSplitter *m_splitter;
    QWidget *m_months;
    QListWidget *m_monthList;
    QLabel *m_zone;
    MonthGrid *m_grid;
    QLabel *m_title;
    ElidedLabel *m_count;
    Agenda *m_agenda;
    QWidget *m_agendaSide;
    QListView *m_agendaList;
    QLabel *m_clashTitle;
    QListWidget *m_clashes;
};
