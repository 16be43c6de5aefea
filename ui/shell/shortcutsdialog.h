// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QList>

class QAction;

struct ShortcutHelp
{
    QString section;
    QString what;
    QString keys;
};

//! All keys, by section. What actions have is read from them; pages add what their views answer to.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<ShortcutHelp> &keys, QWidget *parent);

    static QList<ShortcutHelp> fromActions(const QString &section, const QList<QAction *> &actions);
};
