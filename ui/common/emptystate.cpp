// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/emptystate.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

EmptyState::EmptyState(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"emptyState"_s);
    m_glyph = new Glyph(u"info"_s, Tone::Neutral, 32, this);
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    m_title->setWordWrap(true);
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setWordWrap(true);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(8);
    m_actions->addStretch(1);
    m_actions->addStretch(1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(6);
    column->addStretch(2);
    column->addWidget(m_glyph, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(8);
    column->addLayout(m_actions);
    column->addStretch(3);
}

void EmptyState::setContent(const QString &iconName, const QString &title, const QString &text)
{
    m_glyph->set(iconName, Tone::Neutral);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

QPushButton *EmptyState::addAction(const QString &label, const QString &iconName)
{
    QPushButton *button = makeButton(label, iconName, this);
    button->setDefault(m_actions->count() == 2);
    m_actions->insertWidget(m_actions->count() - 1, button);
    return button;
}

void EmptyState::clearActions()
{
    while (m_actions->count() > 2) {
        QLayoutItem *item = m_actions->takeAt(1);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}
