// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

//! A report of a crash to be read, copied and deleted. Nothing here sends it anywhere.
class CrashDialog final : public QDialog
{
    Q_OBJECT

public:
    CrashDialog(const QString &file, const QString &report, QWidget *parent = nullptr);

Q_SIGNALS:
    void deleteRequested();
};
