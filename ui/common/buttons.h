// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>
#include <QString>

//! Kinds of buttons and fields that SlipwayStyle tells apart; kept as dynamic properties of the
//! widget, so that any of Qt's own classes can have them.
namespace looks {

//! 22 px high instead of 26, in the small font. For push buttons, tool buttons, line edits, combos.
void setSmall(QWidget *widget, bool small = true);
bool isSmall(const QWidget *widget);

//! A field whose content is refused: outlined in danger.
void setInvalid(QWidget *field, bool invalid);
bool isInvalid(const QWidget *field);

//! Shows \a key (such as "F5") as a badge behind the button's text. Says nothing about shortcuts:
//! the caller owns the action.
void setKeyHint(QPushButton *button, const QString &key);
QString keyHint(const QWidget *widget);

//! A push button that reads as a link: accent text, no frame.
void setLink(QPushButton *button);
bool isLink(const QWidget *widget);

} // namespace looks

//! A button of ours; \a iconName may be empty.
QPushButton *makeButton(const QString &text, const QString &iconName, QWidget *parent);
QPushButton *makeLinkButton(const QString &text, QWidget *parent);
