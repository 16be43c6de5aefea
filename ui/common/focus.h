// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

//! Gives the focus to the first widget inside \a page that takes it by Tab, or to its focus proxy;
//! nothing where the focus is inside already.
void focusInto(QWidget *page);
