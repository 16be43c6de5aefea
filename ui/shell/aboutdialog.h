// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

//! What this program is, its version and its licence.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(const QString &version, QWidget *parent);
};
