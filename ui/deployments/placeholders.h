// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRect>

class ColumnHeader;
class QPainter;

//! Grey bars for rows that are still to come, below the last one: in the columns of \a header,
//! within \a area, \a height each. They never move. \a odd: the first is on the alternate ground.
void paintPlaceholders(QPainter &painter, const ColumnHeader &header, const QRect &area, int height,
                       int rows, bool odd);
