// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTreeView>

class ChangeSetModel;

//! The list of what waits, always open. Space takes a deployment out of the next apply or puts it
//! back, Delete drops what is selected, Enter shows it in the table.
class ChangeSetView final : public QTreeView
{
    Q_OBJECT

public:
    explicit ChangeSetView(ChangeSetModel &model, QWidget *parent = nullptr);

Q_SIGNALS:
    void currentMoved(); //!< another row is current, or the same one says something else
    void dropRequested(const QModelIndex &index);
    void showRequested(const QModelIndex &index);
    void menuRequested(const QModelIndex &index, const QPoint &globalPos);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void toggle(const QModelIndex &index);
    void keepPlace();
    void restorePlace();
    void openSoon();

    ChangeSetModel &m_model;
    QString m_urn;
    int m_row = 0;
    int m_line = -1;
    int m_scroll = 0;
    bool m_opening = false;
};
