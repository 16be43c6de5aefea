// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/picture.h"

namespace graph {

//! Gives every line of \a picture, whose cards have their places, its points. \a paths are those
//! of Graphviz, of each line, or empty: then lines leave a card at its right and come in at the
//! left; replacements go round outside on the right.
void addPaths(Picture &picture, const std::vector<std::vector<QPointF>> &paths);

} // namespace graph
