// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

//! The parts of a window that F6 walks, in visual order: toolbar, filter, facets, table, details.
namespace panes {

//! Makes \a widget, or what has focus inside it, a stop. F6 gives the focus to the widget itself
//! (or its focus proxy), so it must take focus.
void mark(QWidget *widget);

//! The marked ones below \a root that can be seen, from top to bottom and left to right.
QList<QWidget *> visible(QWidget *root);

//! Moves the focus to the next one (or the one before); false where there is none.
bool walk(QWidget *root, bool forward);

} // namespace panes
