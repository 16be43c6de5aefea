// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/choice.h"

#include <QAbstractListModel>
#include <QWidget>

class QLabel;
class QListView;

class ChoiceModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void set(std::vector<Choice> choices);
    const Choice &at(int row) const { return m_choices[std::size_t(row)]; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Choice> m_choices;
};

//! The list under a PickField. It never takes the focus; the field steers it.
class PickPopup final : public QWidget
{
    Q_OBJECT

public:
    explicit PickPopup(QWidget *window);

    //! Below \a field, or above it where there is more room; inside the window.
    void showFor(const QWidget *field, std::vector<Choice> choices, const QString &note);
    void move(int step);
    //! Null where nothing is chosen.
    const Choice *chosen() const;
    const ChoiceModel &choices() const { return m_model; }

Q_SIGNALS:
    void taken(const Choice &choice);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void place(const QWidget *field);
    void choose(int row);

    ChoiceModel m_model;
    QListView *m_view;
    QLabel *m_note;
};
