// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/platformconcepts.h"

#include <QWidget>

//! A share of the traffic: a name, a bar, the percentage, and below it what else is known.
class ShareLine final : public QWidget
{
    Q_OBJECT

public:
    ShareLine(const items::ConceptRow &row, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont nameFont() const;
    qreal lineHeight() const;

    items::ConceptRow m_row;
    QString m_percent;
};

//! What the custom properties say in the terms of the platform: one section a group.
class ConceptView final : public QWidget
{
    Q_OBJECT

public:
    ConceptView(const std::vector<items::ConceptGroup> &groups, QWidget *parent);
};
