// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/deployments/viewtab.h"

#include <QList>
#include <QWidget>

class QLineEdit;
class QMenu;
class QToolButton;

//! The saved views as a line of tabs. What does not fit is in the menu at its end; the active one
//! always fits. Names are typed in place. Knows nothing of what a view is.
class ViewBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ViewBar(QWidget *parent = nullptr);

    void setTabs(const QList<ViewTabContent> &tabs);
    //! None where what is shown is no view.
    void setActive(const std::optional<QString> &id, bool changed);
    //! Said at the right end where there is room.
    void setNote(const QString &text);
    //! Lets the user type a name for the view \a id, or for a new one where it is empty.
    void editName(const QString &id, const QString &name);
    //! Tab reaches the bar from \a widget, which has the same window.
    void followInTabOrder(QWidget *widget);
    //! Gives the keyboard to the active tab, or to the first one.
    void focusTab();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &id);
    void moved(const QString &id, int to); //!< a place among the tabs
    void named(const QString &id, const QString &name); //!< an empty id: the new one
    void renameRequested(const QString &id);
    void removeRequested(const QString &id);
    void saveRequested();
    void menuRequested(const QString &id, const QPoint &global);
    void left(); //!< to the table

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    ViewTab *makeTab();
    ViewTab *tabOf(const QString &id) const;
    QList<QWidget *> stops() const; //!< what the arrow keys walk
    bool onTabKey(ViewTab *tab, class QKeyEvent *event);
    void walk(QWidget *from, int step);
    void onDragged(const QString &id, int x);
    void fillMore();
    void arrange();
    void endEditing(bool take);

    QList<ViewTab *> m_tabs;
    std::optional<QString> m_active;
    QWidget *m_tabStopBefore = nullptr;
    QToolButton *m_more;
    QMenu *m_moreMenu;
    QToolButton *m_add;
    QLineEdit *m_edit;
    QString m_editing; //!< the id whose name is typed
    QString m_note;
    QRect m_noteRoom;
};
