// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/tintnote.h"

#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

TintNote::TintNote(Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
    , m_column(new QVBoxLayout(this))
    , m_strong(new QLabel(this))
    , m_text(new QLabel(this))
{
    m_column->setContentsMargins(12, 8, 8, 8);
    m_column->setSpacing(2);
    m_strong->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    for (QLabel *label : {m_strong, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        m_column->addWidget(label);
    }
}

void TintNote::setTexts(const QString &strong, const QString &text)
{
    m_strong->setText(strong);
    m_text->setText(text);
}

QPushButton *TintNote::addLink(const QString &label)
{
    QPushButton *link = makeLinkButton(label, this);
    m_column->addWidget(link, 0, Qt::AlignLeft);
    return link;
}

void TintNote::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), tones::ground(m_tone, theme));
    painter.fillRect(QRect(0, 0, 3, height()), tones::ink(m_tone, theme));
}
