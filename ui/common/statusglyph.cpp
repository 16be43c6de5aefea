// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/statusglyph.h"

#include "models/domain/vocabulary.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QPainter>

StatusGlyph::StatusGlyph(const QString &symbol, int size, QWidget *parent)
    : QWidget(parent), m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSymbol(symbol);
}

void StatusGlyph::setSymbol(const QString &symbol)
{
    m_symbol = symbol;
    setAccessibleName(domain::statusLabel(symbol));
    update();
}

void StatusGlyph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    icons::paint(painter, {0, (height() - m_size) / 2.0}, icons::forStatus(m_symbol),
                 Theme::of(this).statusColor(m_symbol), m_size);
}
