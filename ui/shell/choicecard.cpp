// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/choicecard.h"

#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

ChoiceCard::ChoiceCard(const QString &iconName, const QString &title, const QString &button,
                       const QString &key, QWidget *parent)
    : QWidget(parent), m_icon(iconName)
{
    m_glyph = new Glyph(iconName, Tone::Neutral, 24, this);
    auto *head = new QLabel(title, this);
    head->setFont(fonts::ui(fonts::Size::Head, QFont::DemiBold));
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_button = makeButton(button, {}, this);

    auto *foot = new QHBoxLayout;
    foot->addWidget(m_button);
    foot->addStretch(1);
    foot->addWidget(new KeyBadge(key, this));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 14);
    column->setSpacing(8);
    column->addWidget(m_glyph);
    column->addWidget(head);
    column->addWidget(m_text, 1);
    column->addSpacing(4);
    column->addLayout(foot);
    setMinimumWidth(220);
    setAccessibleName(title);
}

void ChoiceCard::setText(const QString &text)
{
    m_text->setText(text);
    m_button->setAccessibleDescription(text);
}

void ChoiceCard::setPreferred(bool preferred)
{
    m_preferred = preferred;
    m_button->setDefault(preferred);
    m_glyph->set(m_icon, preferred ? Tone::Info : Tone::Neutral);
    m_glyph->setAccessibleName({});
    update();
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    flat::box(painter, QRectF(rect()), theme.base, m_preferred ? theme.focus : theme.edge, 6,
              m_preferred ? 2 : 1);
}

void ChoiceCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        m_button->click();
}
