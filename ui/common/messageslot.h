// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVBoxLayout>
#include <QWidget>

//! Where a page wants the window's banner and progress line: below its filter, above its rows. The
//! window fills the slot while the page is shown; a page without one gets them at its top.
class MessageSlot final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageSlot(QWidget *parent = nullptr)
        : QWidget(parent), m_column(new QVBoxLayout(this))
    {
        m_column->setContentsMargins(0, 0, 0, 0);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    }

    void fill(QWidget *messages) { m_column->addWidget(messages); }

private:
    QVBoxLayout *m_column;
};
