// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/shortcuthelp.h"

#include <QDialog>
#include <QList>

class QAction;
class QLabel;
class QLineEdit;
class QStandardItemModel;
class QTreeView;

//! All keys, by section, to be searched. What actions have is read from them, so that the list is
//! what the program does; pages add what their views answer to.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<ShortcutHelp> &keys, QWidget *parent);

    //! Of \a actions and those in their submenus; an action without a key, or that cannot be seen,
    //! is left out.
    static QList<ShortcutHelp> fromActions(const QString &section, const QList<QAction *> &actions);
    //! \a keys as a screen reader is to say them: "question mark" instead of "?".
    static QString spoken(const QString &keys);

private:
    void fill(const QList<ShortcutHelp> &keys);
    void search(const QString &text);

    QStandardItemModel *m_model;
    QTreeView *m_view;
    QLineEdit *m_search;
    QLabel *m_nothing;
};
