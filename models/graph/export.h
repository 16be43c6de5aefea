// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/neighbourhood.h"

#include <QByteArray>

namespace graph {

//! {"nodes":[{"urn","type","state"}],"edges":[{"source","target","type"}]}, UTF-8, indented by two,
//! with a line end: types are entity types and edgeTypeName(), states stateName().
QByteArray toJson(const Graph &graph, const Subgraph &part);

//! For Graphviz, from left to right: groups, models, deployments. What is removed is grey, what is
//! missing dashed.
QByteArray toDot(const Graph &graph, const Subgraph &part);

} // namespace graph
