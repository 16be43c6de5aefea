// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tone.h"

#include <QWidget>

class QVBoxLayout;

//! A box on a tinted ground with a bar at its left, for what has to be known about a deployment.
class TintedBox final : public QWidget
{
    Q_OBJECT

public:
    explicit TintedBox(Tone tone, QWidget *parent = nullptr);

    QVBoxLayout *column() const { return m_column; }
    //! A line of strong text behind the tone's glyph; \a aside is muted, behind it.
    void addHead(const QString &iconName, const QString &title, const QString &aside = {});
    //! Wrapped plain text.
    void addText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QVBoxLayout *m_column;
};
