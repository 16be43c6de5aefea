// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRect>
#include <QSize>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QWidget;

//! The parts that SlipwayStyle paints itself. All take what QStyle hands over.
namespace styleparts {

void button(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void buttonLabel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
QSize buttonSize(const QStyleOptionButton &option, const QWidget *widget);
void toolButton(QPainter &painter, const QStyleOption &option);

//! The ground and the outline of anything that takes text.
void field(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void comboBox(QPainter &painter, const QStyleOptionComboBox &option, const QWidget *widget);

void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QWidget *widget,
             const QRect &up, const QRect &down);

void checkBox(QPainter &painter, const QStyleOption &option);
void radioButton(QPainter &painter, const QStyleOption &option);
void focusRect(QPainter &painter, const QStyleOption &option, const QWidget *widget);

void arrow(QPainter &painter, const QStyleOption &option, Qt::ArrowType direction);
void headerArrow(QPainter &painter, const QStyleOption &option);
void headerSection(QPainter &painter, const QStyleOption &option);
void tabShape(QPainter &painter, const QStyleOptionTab &option);
void progressGroove(QPainter &painter, const QStyleOptionProgressBar &option);
void progressContents(QPainter &painter, const QStyleOptionProgressBar &option);
void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider);
void menuBarItem(QPainter &painter, const QStyleOption &option);

} // namespace styleparts
