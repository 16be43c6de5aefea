// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/filter.h"
#include "models/graph/picture.h"

#include <optional>

//! What the graph page says and what leads from it to the table. Pure.
namespace graphwords {

//! "2 groups · 5 models · 74 deployments, 66 of them in 5 bundles   1 dangling link   Laid out in
//! 1 ms"
QString status(const graph::Picture &picture, qint64 milliseconds);

//! What to filter for to see the deployments of a card; nothing for one that no filter names.
std::optional<filter::Filter> filterFor(const graph::Graph &graph, const graph::Picture &picture,
                                        std::uint32_t card);

//! "fraud-two-tower-prod", or "3 entities".
QString focusName(const graph::Graph *graph, const QStringList &urns);

} // namespace graphwords
