// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/edittarget.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <vector>

class FieldMessage;
class QLineEdit;
class QPushButton;
class QTableView;

//! Custom properties by key, with what waits for each.
class CustomPropertyModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class State { Same, Added, Changed, Removed };
    struct Line
    {
        QString key;
        QString value;
        QString before; //!< of Changed
        State state = State::Same;

        bool operator==(const Line &) const = default;
    };
    enum Column { KeyColumn, ValueColumn, columns };

    CustomPropertyModel(const EditTarget &target, QObject *parent);

    void refresh();
    const Line &at(int row) const { return m_lines[std::size_t(row)]; }
    //! False, after refused(), where the key is there already or is empty.
    bool add(const QString &key, const QString &value);
    void remove(int row);
    void putBack(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void refused(const QString &why);
    void accepted();

private:
    bool refuse(const QString &key);
    bool rename(const Line &line, const QString &key);

    EditTarget m_target;
    std::vector<Line> m_lines;
};

//! The table with the line that adds to it.
class CustomProperties final : public QWidget
{
    Q_OBJECT

public:
    CustomProperties(const EditTarget &target, QWidget *parent);

    void refresh();
    CustomPropertyModel *model() const { return m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildAdder();
    void fit();
    void showRemove();
    void removeChosen();
    void add();

    EditTarget m_target;
    CustomPropertyModel *m_model;
    QTableView *m_table;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_value = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
    FieldMessage *m_message;
};
