// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/check.h"
#include "models/settings/reviewsettings.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

//! How deployments of a connection are reviewed: each check off, warning or blocking, what counts
//! as short-lived, and which dates clash. What is chosen holds at once.
class ChecksDialog final : public QDialog
{
    Q_OBJECT

public:
    ChecksDialog(const ReviewChoices &choices, const QString &server, QWidget *parent = nullptr);

    const ReviewChoices &choices() const { return m_choices; }

Q_SIGNALS:
    void chosen(const ReviewChoices &choices);

private:
    QWidget *makeChecks();
    QWidget *makeRest();
    void take();
    void showUsual();

    ReviewChoices m_choices;
    std::array<QComboBox *, review::checkCount> m_severities {};
    QLineEdit *m_ephemeral;
    QLabel *m_ephemeralNote;
    QLineEdit *m_freezes;
    QSpinBox *m_mostADay;
    bool m_filling = false;
};
