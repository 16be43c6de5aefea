// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/changeset/conflictmodel.h"

#include <QWidget>

class ConflictView;
class ElidedLabel;
class EmptyState;
class OtherValue;
class OutcomeModel;
class QLabel;
class QListView;
class QPushButton;
class QSettings;
class QSplitter;
class QStackedWidget;
class QToolButton;
class Segments;

//! What came of applying: left what needs the user, what failed and what was applied; right, for a
//! conflict, its fields with theirs and mine, and what will be written. F8 goes to the next open
//! field, Ctrl+Enter writes the result, Escape goes back.
class ConflictPage final : public QWidget
{
    Q_OBJECT

public:
    //! \a settings outlives it and keeps the place of the splitter.
    explicit ConflictPage(QSettings &settings, QWidget *parent = nullptr);

    //! Null: none. \a editing outlives this or is taken away by another call.
    void setEditing(store::Editing *editing);
    void setNow(const QDateTime &now);
    using QWidget::show;
    //! The conflict of \a urn; empty, or one without a conflict: the first there is.
    void show(const QString &urn);

Q_SIGNALS:
    void backRequested();
    void editRequested(const QString &urn); //!< of one that failed

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeHead();
    QWidget *makeFoot();
    void outcomesChanged();
    void currentChanged();
    void refreshHead();
    void refreshFoot();
    void showPlain(const QString &urn, bool failed);
    void step(int by);
    void chooseAll(store::Editing::Choice::Kind kind);
    void write();
    void askForOther(int row);
    void foldBase();

    QPointer<store::Editing> m_editing;
    OutcomeModel *m_outcomes;
    ConflictModel m_model;
    bool m_goesOn = false; //!< a result was written: the next conflict is shown when it is through

    ElidedLabel *m_summary;
    QListView *m_list;
    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    EmptyState *m_plain;
    class EntityTitle *m_title;
    Segments *m_shown;
    QPushButton *m_base;
    QLabel *m_place;
    QToolButton *m_before;
    QToolButton *m_after;
    ConflictView *m_view;
    OtherValue *m_other;
    int m_otherRow = -1;
    class PlanList *m_plans;
    QPushButton *m_allTheirs;
    QPushButton *m_allMine;
    QPushButton *m_nextOpen;
    QPushButton *m_write;
};
