// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/reviewer.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

//! The assessments of a review as a table; sorts by any column.
class ReviewTable final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Environment,
        Status,
        Decommission,
        VerdictColumn,
        Owners,
        Why,
        ColumnCount
    };

    explicit ReviewTable(QObject *parent = nullptr);

    void setAnswer(const review::Reviewer::AnswerPtr &answer);
    catalog::Row rowAt(int row) const;
    int indexOf(catalog::Row row) const; //!< -1 where it is not there

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();

    review::Reviewer::AnswerPtr m_answer;
    std::vector<std::size_t> m_order; //!< numbers of assessments
    int m_column = Decommission;
    Qt::SortOrder m_sorting = Qt::AscendingOrder;
};

//! Deployments that nobody has deprecated, with what speaks for it.
class CandidateTable final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Environment, Status, Version, Reasons, Successor, ColumnCount };

    explicit CandidateTable(QObject *parent = nullptr);

    void setAnswer(const review::Reviewer::AnswerPtr &answer);
    QString urnAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    review::Reviewer::AnswerPtr m_answer;
};

//! What is due from today on, in the order of the days.
class Agenda final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit Agenda(QObject *parent = nullptr);

    void setAnswer(const review::Reviewer::AnswerPtr &answer);
    catalog::Row rowAt(int row) const;
    const review::Assessment &at(int row) const;
    const review::Reviewer::Answer &answer() const { return *m_answer; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    review::Reviewer::AnswerPtr m_answer;
    std::vector<std::size_t> m_order;
};

class AgendaDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    AgendaDelegate(const Agenda &agenda, QObject *parent)
        : QStyledItemDelegate(parent), m_agenda(agenda)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Agenda &m_agenda;
};
