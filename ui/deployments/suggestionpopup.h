// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/deployments/suggestions.h"

#include <QAbstractListModel>
#include <QListView>
#include <QWidget>

class QLabel;

//! The lines of an answer for a view; heads cannot be chosen.
class SuggestionModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setLines(std::vector<Suggestion> lines);
    const Suggestion &line(int row) const { return m_lines[std::size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::vector<Suggestion> m_lines;
};

//! The list below the filter line. Takes no focus, its keys come from the line; belongs to the
//! window, so that it may cover what is below.
class SuggestionPopup final : public QWidget
{
    Q_OBJECT

public:
    explicit SuggestionPopup(QWidget *parent);

    //! Shows \a answer with its left upper corner at \a at (global); the first line that can be
    //! chosen is, where \a chooseFirst says so.
    void showAnswer(const suggestions::Answer &answer, const QPoint &at, bool chooseFirst);
    //! To the next line that can be chosen, round and round; \a step is 1 or -1.
    void move(int step);
    //! By the height of the list.
    void movePage(int step);
    //! Null where none is.
    const Suggestion *chosen() const;
    QListView *view() const { return m_view; }

Q_SIGNALS:
    void taken(); //!< by a click on the chosen one
    void chosenChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void choose(int row);

    SuggestionModel m_model;
    QListView *m_view;
    QWidget *m_foot;
    QWidget *m_addHint;
};
