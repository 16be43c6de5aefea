// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/theme.h"

#include <QProxyStyle>

//! Fusion, painted flat from the Theme, and the place where the theme is chosen: Qt lets a style
//! polish the desktop's palette, so a change of the desktop's lightness or of the user's choice
//! reaches every widget as a PaletteChange. Install with QApplication::setStyle(); style sheets
//! are not used anywhere, since they switch a style's painting off per widget.
class SlipwayStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    explicit SlipwayStyle(ThemeChoice choice = ThemeChoice::System);

    ThemeChoice choice() const { return m_choice; }
    //! As the application's style: the palette changes at once, widgets hear of it a turn later.
    void setChoice(ThemeChoice choice);

    using QProxyStyle::polish;
    void polish(QPalette &palette) override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                         SubControl subControl, const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr,
                  const QWidget *widget = nullptr, QStyleHintReturn *data = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget = nullptr) const override;

private:
    ThemeChoice m_choice;
};
