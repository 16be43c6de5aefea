// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/changeset/logmodel.h"

#include <QWidget>

class ElidedLabel;
class EmptyState;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QStackedWidget;
class QTableView;

//! The log of what was applied on this connection. What is selected can be reverted: its inverse
//! goes into the change set, where nothing has changed it since. / searches, Escape goes back.
class AppliedPage final : public QWidget
{
    Q_OBJECT

public:
    //! \a settings outlives it and keeps the widths of the columns.
    explicit AppliedPage(QSettings &settings, QWidget *parent = nullptr);

    //! Null: none. \a editing outlives this or is taken away by another call.
    void setEditing(store::Editing *editing);
    void setNow(const QDateTime &now);

Q_SIGNALS:
    void backRequested();
    void showRequested(const QString &urn); //!< in the table
    void reverted(int changes); //!< that many fields went into the change set

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeTable(QSettings &settings);
    void contentChanged();
    void selectionChanged();
    std::vector<changes::LogEntry> chosen() const;
    void selectBatch();
    void revert();
    void say(const QString &title, const QStringList &sentences);
    void openMenu(const QPoint &at);
    void foldColumns();

    LogModel m_model;
    QLabel *m_count;
    QLineEdit *m_search;
    QPushButton *m_batch;
    QPushButton *m_revert;
    QWidget *m_told;
    class ToneLabel *m_tellTale;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QTableView *m_table;
};
