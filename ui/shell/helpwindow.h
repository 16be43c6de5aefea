// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/windowstate.h"

#include <QDialog>

class HelpText;
class QLabel;
class QLineEdit;
class QSettings;
class QToolButton;

//! A page of the manual that is compiled into the program, to read and to search. Not modal: it
//! stands beside the window that it is about. Nothing is ever loaded; a link to the web goes to the
//! browser when it is clicked.
class HelpWindow final : public QDialog
{
    Q_OBJECT

public:
    //! \a resource is a Markdown file, such as ":/slipway/help/embedded-gms.md". \a settings keeps
    //! the size and outlives this.
    HelpWindow(const QString &title, const QString &resource, QSettings &settings,
               QWidget *parent = nullptr);

    //! The page was compiled in.
    static bool exists(const QString &resource);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &text);
    void step(bool forward);
    void showMatch();
    void showLink(const QString &link);

    HelpText *m_text;
    QLineEdit *m_search;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QList<int> m_matches; //!< where each begins
    qsizetype m_match = 0;
    WindowState m_state;
};
