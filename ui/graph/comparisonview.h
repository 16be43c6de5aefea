// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/comparison.h"

#include <QAbstractTableModel>
#include <QWidget>

class QCheckBox;
class QLabel;
class QTableView;

//! A comparison as a table: a line a field, a column a deployment.
class ComparisonModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(const graph::Comparison &comparison, const QStringList &names,
              const QStringList &details);
    void setOnlyDifferences(bool only);
    //! The column that the others are compared with.
    void setReference(int column);
    int reference() const { return m_reference; }
    std::size_t shownLines() const { return m_shown.size(); }
    const graph::Comparison &comparison() const { return m_comparison; }
    const graph::Comparison::Line &line(int row) const;
    bool differs(const QModelIndex &index) const; //!< from the reference
    QString name(int column) const { return m_names.value(column); }
    QString detail(int column) const { return m_details.value(column); }
    QString asTable() const; //!< tab-separated, for the clipboard

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void choose();
    QString textOf(const graph::Comparison::Line &line, int column) const;

    graph::Comparison m_comparison;
    QStringList m_names;
    QStringList m_details;
    std::vector<std::size_t> m_shown;
    bool m_onlyDifferences = true;
    int m_reference = 0;
};

//! Two to six deployments side by side, below the matrix or whatever chose them.
class ComparisonView final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonView(QWidget *parent = nullptr);

    //! \a nodes are deployments; too few or too many say so.
    void show(const std::shared_ptr<const graph::Graph> &graph,
              const std::vector<graph::Node> &nodes);
    const ComparisonModel &comparisonModel() const { return *m_model; }

Q_SIGNALS:
    void cleared();

private:
    ComparisonModel *m_model;
    QLabel *m_title;
    QLabel *m_hint;
    QCheckBox *m_only;
    class QPushButton *m_copy;
    class QPushButton *m_clear;
    QTableView *m_table;
};
