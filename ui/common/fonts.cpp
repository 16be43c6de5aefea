// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/fonts.h"

#include <QApplication>
#include <QFontDatabase>

namespace fonts {

namespace {

double factor(Size size)
{
    switch (size) {
    case Size::Tiny:
        return 0.82;
    case Size::Small:
        return 0.9;
    case Size::Base:
        return 1;
    case Size::Head:
        return 1.15;
    case Size::Title:
        return 1.2;
    case Size::Page:
        return 1.4;
    case Size::Display:
        return 1.8;
    }
    return 1;
}

QFont resized(QFont font, const QFont &base, Size size)
{
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor(size));
    else
        font.setPixelSize(qMax(1, qRound(base.pixelSize() * factor(size))));
    return font;
}

} // namespace

QFont scaled(const QFont &base, Size size, QFont::Weight weight)
{
    QFont font = resized(base, base, size);
    font.setWeight(weight);
    return font;
}

QFont ui(Size size, QFont::Weight weight)
{
    return scaled(QApplication::font(), size, weight);
}

QFont mono(Size size)
{
    return resized(QFontDatabase::systemFont(QFontDatabase::FixedFont), QApplication::font(), size);
}

} // namespace fonts
