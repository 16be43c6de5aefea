// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/note.h"

#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"

#include <QHBoxLayout>
#include <QPainter>

namespace {

QFont fontOf(Note::Style style)
{
    switch (style) {
    case Note::Style::Plain:
        return fonts::ui();
    case Note::Style::Strong:
        return fonts::ui(fonts::Size::Base, QFont::DemiBold);
    case Note::Style::Mono:
        return fonts::mono();
    }
    return fonts::ui();
}

} // namespace

Note::Note(Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
    , m_glyph(new Glyph(tones::iconName(tone), tone, 16, this))
    , m_texts(new QHBoxLayout)
    , m_action(makeLinkButton({}, this))
{
    m_action->hide();
    m_texts->setSpacing(fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(15, 8, 8, 8);
    row->setSpacing(10);
    row->addWidget(m_glyph);
    row->addLayout(m_texts);
    row->addStretch(1);
    row->addWidget(m_action);
}

void Note::clear()
{
    while (QLayoutItem *item = m_texts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setAccessibleName({});
}

void Note::setIcon(const QString &iconName)
{
    m_glyph->set(iconName, m_tone);
}

void Note::addText(const QString &text, Style style)
{
    auto *label = new ElidedLabel(text, this);
    label->setFont(fontOf(style));
    label->setElideMode(Qt::ElideMiddle);
    m_texts->addWidget(label);
    setAccessibleName(accessibleName().isEmpty() ? text
                                                 : accessibleName() + QLatin1Char(' ') + text);
}

QPushButton *Note::setAction(const QString &label)
{
    m_action->setText(label);
    m_action->setVisible(!label.isEmpty());
    return m_action;
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    flat::box(painter, QRectF(rect()), tones::ground(m_tone, theme), {}, 3);
    const QColor bar = m_tone == Tone::Neutral ? theme.control : tones::ink(m_tone, theme);
    painter.fillRect(flat::snapped(painter, QRectF(0, 0, 3, height())), bar);
}
