// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tone.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

//! A tinted box over several lines, with a bar at its left, for a narrow pane.
class TintNote final : public QWidget
{
    Q_OBJECT

public:
    explicit TintNote(Tone tone, QWidget *parent = nullptr);

    void setTexts(const QString &strong, const QString &text);
    QPushButton *addLink(const QString &label);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QVBoxLayout *m_column;
    QLabel *m_strong;
    QLabel *m_text;
};
