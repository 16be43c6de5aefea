// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tone.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

//! A tinted box with a bar at its left inside a page: it tells something and may offer one thing.
class Note final : public QWidget
{
    Q_OBJECT

public:
    enum class Style {
        Plain,
        Strong,
        Mono, //!< paths, URLs
    };

    explicit Note(Tone tone, QWidget *parent = nullptr);

    void clear();
    void setIcon(const QString &iconName);
    //! Appends \a text, always as plain text.
    void addText(const QString &text, Style style = Style::Plain);
    //! The offer at the right end.
    QPushButton *setAction(const QString &label);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    class Glyph *m_glyph;
    QHBoxLayout *m_texts;
    QPushButton *m_action;
};
