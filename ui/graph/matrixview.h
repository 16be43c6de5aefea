// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/matrix.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <memory>

//! Models of one group by environments.
class MatrixModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(std::shared_ptr<const graph::Graph> graph, graph::Matrix matrix);
    const graph::Graph *graph() const { return m_graph.get(); }
    const graph::Matrix &matrix() const { return m_matrix; }
    const std::vector<graph::Node> &cell(const QModelIndex &index) const;
    //! What is wrong in the environment of a column; empty: nothing.
    QString drift(int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const graph::Graph> m_graph;
    graph::Matrix m_matrix;
};

//! The version matrix of a group: which version runs where, and what drifts apart. Two to six
//! deployments in the chosen cells are compared.
class MatrixView final : public QTableView
{
    Q_OBJECT

public:
    explicit MatrixView(QWidget *parent = nullptr);

    void show(const std::shared_ptr<const graph::Graph> &graph, const graph::Matrix &matrix);
    const MatrixModel &matrixModel() const { return *m_model; }
    std::vector<graph::Node> chosen() const; //!< deployments, in reading order
    void clearChoice();

Q_SIGNALS:
    void chosenChanged();
    void openRequested(const QString &urn);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();

    MatrixModel *m_model;
};
