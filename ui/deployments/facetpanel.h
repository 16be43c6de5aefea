// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/deployments/facetmodel.h"

#include <QSet>
#include <QTreeView>

class QHBoxLayout;
class QLabel;
class QPushButton;

//! The list of facets: a click or Space chooses a value, with Alt it excludes it.
class FacetView final : public QTreeView
{
    Q_OBJECT

public:
    explicit FacetView(FacetModel &model, QWidget *parent = nullptr);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override { mousePressEvent(event); }
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override { }

private:
    void activate(const QModelIndex &index, FacetModel::State wanted);
    void keepPlace();
    void restorePlace();

    FacetModel &m_model;
    QSet<int> m_collapsed;
    QModelIndex m_pressed;
    QPair<int, int> m_current {-1, -1}; //!< group and row, over a reset
    int m_scroll = 0;
};

//! The panel at the left: the facets, what takes all choices away, and what the counts mean.
class FacetPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit FacetPanel(DeploymentQuery &query, QWidget *parent = nullptr);

    int activeCount() const { return m_model.activeCount(); }
    FacetView *view() const { return m_view; }
    const FacetModel &model() const { return m_model; }
    //! Puts what takes all choices away into the head of a panel around this one, which then has
    //! none of its own.
    void lendHead(QHBoxLayout &head);
    //! A line at the foot; empty for none.
    void setNote(const QString &note);

Q_SIGNALS:
    void activeCountChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showActive();
    void showBeyond();

    FacetModel m_model;
    FacetView *m_view;
    QWidget *m_head;
    QPushButton *m_clear;
    QLabel *m_beyond;
    QLabel *m_note;
    int m_active = -1;
};
