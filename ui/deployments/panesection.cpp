// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/panesection.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/deployments/wording.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace {

constexpr int labelWidth = 98; // with the gap behind it

} // namespace

PaneSection::PaneSection(QWidget *parent) : QWidget(parent)
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    m_column = new QVBoxLayout;
    m_column->setContentsMargins(12, 8, 12, 8);
    m_column->setSpacing(4);
    whole->addLayout(m_column);
    whole->addWidget(new Line(Qt::Horizontal, this));
}

PaneSection::PaneSection(const QString &title, const QString &aside, QWidget *parent)
    : PaneSection(parent)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    auto *head = new QLabel(title, this);
    head->setFont(fonts::ui(fonts::Size::Small, QFont::DemiBold));
    row->addWidget(head);
    if (!aside.isEmpty()) {
        auto *more = new QLabel(aside, this);
        more->setTextFormat(Qt::PlainText);
        more->setFont(fonts::ui(fonts::Size::Small));
        more->setForegroundRole(QPalette::PlaceholderText);
        row->addWidget(more);
    }
    row->addStretch();
    m_column->addLayout(row);
}

QWidget *PaneSection::addField(const QString &label, QWidget *value)
{
    if (!m_fields) {
        m_fields = new QGridLayout;
        m_fields->setHorizontalSpacing(8);
        m_fields->setVerticalSpacing(5);
        m_fields->setColumnMinimumWidth(0, labelWidth - 8);
        m_fields->setColumnStretch(1, 1);
        m_column->addLayout(m_fields);
    }
    auto *word = new QLabel(label, this);
    word->setForegroundRole(QPalette::PlaceholderText);
    word->setBuddy(value);
    const int row = m_fields->rowCount();
    m_fields->addWidget(word, row, 0, Qt::AlignTop);
    m_fields->addWidget(value, row, 1);
    return value;
}

ElidedLabel *PaneSection::addField(const QString &label, const QString &text, const QString &hint)
{
    auto *value = new ElidedLabel(wording::oneLine(text, 500), this);
    value->setHint(hint);
    addField(label, value);
    return value;
}
