// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/history/phrase.h"

#include <QFont>
#include <QRectF>

class QPainter;
struct Theme;

namespace phrasepaint {

//! One line from the left of \a room, elided at its right; returns the width that it took.
qreal paint(QPainter &painter, const QRectF &room, const history::Phrase &phrase, const QFont &font,
            const Theme &theme);

} // namespace phrasepaint
