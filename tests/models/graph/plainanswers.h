// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/models/graph/world.h"

#include <set>
#include <tuple>

//! The questions about the graph, answered from the plain values of a World by going through all of
//! them, without a graph.
namespace plain {

using Urns = std::set<std::string>;

struct Impact
{
    Urns deployments, owners, containers, platforms, alternatives, modelsLeftWithout, replaces;
};
Impact impactOf(const World &world, const std::string &urn);

//! Candidates, and those of which nobody can say whether they are older or serve.
struct Rollback
{
    Urns candidates, undecided;
};
Rollback rollbackOf(const World &world, const std::string &urn);

struct Orphans
{
    Urns deployments; //!< without a model
    Urns models; //!< without a deployment
    std::set<std::tuple<std::string, std::string, std::string>> ghosts; //!< from, to, type
    std::set<Urns> rounds;
    std::set<std::vector<std::string>> dead;
    std::set<std::vector<std::string>> tooLong;
};
Orphans orphansOf(const World &world);

//! Models by environment: the deployments there.
std::map<std::pair<std::string, std::string>, Urns> matrixOf(const World &world,
                                                             const std::string &group);
//! Environments of production in which several versions serve: those of models, and of deployments
//! where the model has none.
Urns severalIn(const World &world, const std::string &group);

//! The URNs within so many edges of \a urn, as the graph counts them.
Urns within(const World &world, const std::string &urn, int hops);

} // namespace plain
