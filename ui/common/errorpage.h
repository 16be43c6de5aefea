// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/finding.h"

#include <QList>
#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

struct ErrorAction
{
    QString id;
    QString label;
    QString icon;
    QString key; //!< shown as a hint; the shortcut itself is the window's
    QList<ErrorAction> choices; //!< makes the button open a menu of these
};

struct ErrorPageContent
{
    QString title; //!< one sentence
    QString advice; //!< what to do next
    QList<Finding> steps; //!< what was tried, in order
    QList<ErrorAction> actions; //!< the first is the default button
    QString note; //!< what there is instead, such as a catalog kept on this computer
    ErrorAction noteAction;
    QString report; //!< for the clipboard; never a token
};

//! Stands in place of a view that has nothing to show because something failed.
class ErrorPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorPage(QWidget *parent = nullptr);

    void setContent(const ErrorPageContent &content);

Q_SIGNALS:
    void actionTriggered(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    void rebuildActions(const QList<ErrorAction> &actions);
    QPushButton *makeActionButton(const ErrorAction &action);
    void copyReport();

    QString m_report;
    QWidget *m_column;
    QLabel *m_title;
    QLabel *m_advice;
    class StepList *m_steps;
    QHBoxLayout *m_actions;
    QPushButton *m_copy;
    class Note *m_note;
    QPushButton *m_noteButton;
    QString m_noteAction;
    QLabel *m_promise;
};
