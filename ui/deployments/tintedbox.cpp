// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/tintedbox.h"

#include "ui/common/flatpaint.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

TintedBox::TintedBox(Tone tone, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(12, 6, 9, 6);
    m_column->setSpacing(4);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void TintedBox::addHead(const QString &iconName, const QString &title, const QString &aside)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(new Glyph(iconName, m_tone, 14, this), 0, Qt::AlignTop);
    auto *words = new QLabel(title, this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    QFont medium = words->font();
    medium.setWeight(QFont::Medium);
    words->setFont(medium);
    row->addWidget(words, aside.isEmpty() ? 1 : 0);
    if (!aside.isEmpty()) {
        auto *more = new QLabel(aside, this);
        more->setTextFormat(Qt::PlainText);
        more->setForegroundRole(QPalette::PlaceholderText);
        words->setWordWrap(false);
        row->addWidget(more);
        row->addStretch();
    }
    m_column->addLayout(row);
}

void TintedBox::addText(const QString &text)
{
    auto *words = new QLabel(text, this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    m_column->addWidget(words);
}

void TintedBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    flat::box(painter, rect(), tones::ground(m_tone, theme), {}, 3);
    painter.fillRect(QRect(0, 0, 3, height()),
                     m_tone == Tone::Neutral ? theme.control : tones::ink(m_tone, theme));
}
