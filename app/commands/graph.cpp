// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/loadedgraph.h"
#include "app/commands/run.h"
#include "models/graph/export.h"

using namespace Qt::Literals::StringLiterals;

namespace commands {

int runGraph(const GraphOptions &options)
{
    if (const auto wrong = checkUrn(options.urn, {}))
        return *wrong;
    const auto loaded = LoadedGraph::open(options.target, {options.urn});
    if (!loaded)
        return loaded.error();
    const auto node = loaded->find(options.urn);
    if (!node)
        return node.error();
    graph::Reach reach;
    reach.hops = options.hops;
    const graph::Subgraph part = graph::neighbourhood(loaded->graph(), {*node}, reach);
    print(options.format == "dot"_L1 ? graph::toDot(loaded->graph(), part)
                                     : graph::toJson(loaded->graph(), part));
    return loaded->exitCode();
}

} // namespace commands
