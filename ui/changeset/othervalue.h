// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/fields.h"

#include <QWidget>

class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;

//! Asks for a value besides theirs and mine: a time in the local zone, a URN, or a text. Enter
//! takes it, Escape leaves it.
class OtherValue final : public QWidget
{
    Q_OBJECT

public:
    explicit OtherValue(QWidget *parent = nullptr);

    //! \a like is a value of the field, from which its kind is told and editing starts.
    void ask(const QString &label, const changes::Json &like);

Q_SIGNALS:
    void given(const changes::Json &value);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void take();
    void check();

    bool m_isTime = false;
    bool m_isUrn = false;
    QLabel *m_label;
    QDateTimeEdit *m_time;
    QLineEdit *m_text;
    QLabel *m_fault;
    QPushButton *m_use;
};
