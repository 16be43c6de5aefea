// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class PickField;
class QWidget;

namespace store {
class Editing;
}

namespace formkeys {

//! Undo and redo in a text \a field are those of the change set, whatever the field would do by
//! itself, and leaving it ends the step that typing in it makes. \a editing outlives the field.
void watch(QWidget *field, store::Editing *editing);

//! The same in a line where something is picked, as long as nothing else is typed there: then undo
//! is the text's.
void watchPicked(PickField *field, store::Editing *editing);

//! Tab goes from \a before through what \a rows holds, in the order in which it was made, to \a
//! after; either may be null.
void chain(QWidget *before, const QWidget *rows, QWidget *after);

} // namespace formkeys
