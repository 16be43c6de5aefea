// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/edittarget.h"

#include <QWidget>

class ElidedLabel;
class PlatformGlyph;
class QToolButton;

//! The head of the panel: which deployment is edited, how fresh its aspects are, undo, redo, close.
class PanelHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit PanelHeader(QWidget *parent);

    //! \a readAt: when its aspects were read; invalid where they were not.
    void show(const EditTarget &target, const QDateTime &readAt);
    void showNew(const QString &title, const QString &about);
    void showHistory(const store::Editing *editing);
    QString about() const;

Q_SIGNALS:
    void undoRequested();
    void redoRequested();
    void closeRequested();

private:
    QToolButton *addButton(const QString &icon, const QString &name);

    PlatformGlyph *m_platform;
    ElidedLabel *m_name;
    class Glyph *m_lock;
    ElidedLabel *m_about;
    QToolButton *m_undo;
    QToolButton *m_redo;
};
