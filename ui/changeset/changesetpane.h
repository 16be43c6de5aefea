// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/changeset/changesetmodel.h"

#include <QColor>
#include <QDateTime>
#include <QWidget>

class ApplyBand;
class AspectView;
class Badge;
class ChangeSetView;
class CopyAs;
class ElidedLabel;
class EmptyState;
class QAction;
class QMenu;
class QPushButton;
class QSettings;
class QSplitter;
class QStackedWidget;
class QToolButton;

//! What waits to be sent: left the deployments with each change in words, right the aspect as it is
//! and as it will be, above both what can be done with them. It applies, and shows what comes of
//! it. Its focus goes to the list.
class ChangeSetPane final : public QWidget
{
    Q_OBJECT

public:
    //! \a settings outlives it and keeps the place of the splitter.
    explicit ChangeSetPane(QSettings &settings, QWidget *parent = nullptr);

    //! Null: none. \a editing outlives this or is taken away by another call.
    void setEditing(store::Editing *editing);
    //! Where it goes: named on the button, coloured in the question. On a \a production server more
    //! than one deployment is asked for once more.
    void setServer(const QString &name, const QColor &colour, bool production);
    //! What "today" is for times.
    void setNow(const QDateTime &now);
    using QWidget::show;
    void show(const QString &urn); //!< makes it current, where it is in the set

    //! For menus and keys of the window: Ctrl+S, undo and redo across forms, discard all.
    QAction *applyAction() const { return m_apply; }
    QAction *undoAction() const { return m_undo; }
    QAction *redoAction() const { return m_redo; }
    QAction *discardAction() const { return m_discard; }
    //! Why nothing can be applied now; empty where it can.
    QString whyNot() const;

Q_SIGNALS:
    void showRequested(const QString &urn); //!< in the table
    void editRequested(const QString &urn, const QString &aspect);
    void conflictsRequested(const QString &urn); //!< empty: any
    void closed();
    void left(); //!< it is through, and the keyboard belongs to whatever is beside it
    void message(const QString &text); //!< for the status bar
    void failed(const QString &path, const QString &why); //!< a file could not be written

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QAction *makeAction(const QString &icon, const QString &name);
    void connectEditing();
    void contentChanged();
    void refreshHead();
    void refreshHeadSoon();
    void refreshEmpty();
    void showCurrent();
    void applyWentOn();
    void ask();
    void giveFocusBack(bool hadFocus);
    void send();
    void retry(const QList<changes::EditKey> &keys);
    void drop(const QModelIndex &index);
    void openMenu(const QModelIndex &index, const QPoint &at);

    QPointer<store::Editing> m_editing;
    QString m_server;
    QPointer<QWidget> m_cameFrom; //!< had the focus before the question
    bool m_cameFromOutside = false;
    bool m_hasRun = false; //!< an apply was seen running, so its end is worth a summary
    ChangeSetModel m_model;
    QTimer m_headSoon;
    QAction *m_apply;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_discard;
    CopyAs *m_copyAs;
    Badge *m_count;
    ElidedLabel *m_hint;
    QPushButton *m_copyButton;
    QPushButton *m_discardButton;
    QPushButton *m_applyButton;
    QToolButton *m_close;
    ApplyBand *m_band;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QPushButton *m_emptyUndo;
    QSplitter *m_splitter;
    ChangeSetView *m_view;
    AspectView *m_aspect;
};
