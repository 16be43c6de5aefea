// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/tonelabel.h"

#include <QPainter>

ToneLabel::ToneLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void ToneLabel::set(const QString &text, Tone tone)
{
    m_tone = tone;
    setText(text);
    setAccessibleName(text);
    update();
}

void ToneLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(tones::ink(m_tone, Theme::of(this)));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextWordWrap, text());
}
