// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tone.h"

#include <QLabel>

//! Plain text over as many lines as it needs, in the ink of a tone; Neutral is muted.
class ToneLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ToneLabel(QWidget *parent = nullptr);

    void set(const QString &text, Tone tone);
    Tone tone() const { return m_tone; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
};
