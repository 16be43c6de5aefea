// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/outcome.h"

#include <optional>
#include <vector>

namespace graph {

//! What is wrong with the links of a catalog.
struct Orphans
{
    //! Live deployments that no model names.
    Part deploymentsWithoutModel;
    //! Models without a live deployment; Partly and Unknown without Graph::allModelsKnown().
    Part modelsWithoutDeployment;

    //! An edge DeployedTo or Replaces that leads to, or for Replaces comes from, what is Missing or
    //! Removed.
    struct Ghost
    {
        Node from = noNode;
        Node to = noNode;
        EdgeType type = EdgeType::DeployedTo;

        bool operator==(const Ghost &) const = default;
    };
    Outcome ghostsOutcome = Outcome::Unknown;
    std::vector<Ghost> ghosts;

    //! From a live deployment to its replacement, the replacement of that, and so on.
    struct Chain
    {
        enum class Fault {
            Cyclic, //!< comes back: nodes are the round, from its lowest node on
            Dead, //!< ends in what is removed, missing, or deprecated without a replacement
            TooLong, //!< has more than longestChain steps
        };
        Fault fault = Fault::Dead;
        std::vector<Node> nodes; //!< what is replaced first

        bool operator==(const Chain &) const = default;
    };
    //! A chain that nothing live leads into begins at its first node; one that is Dead and TooLong
    //! is here twice. Partly or Unknown where one ends in what is no deployment: what a model is
    //! worth as a replacement, the catalog does not know.
    Outcome chainsOutcome = Outcome::Unknown;
    std::vector<Chain> chains;

    bool operator==(const Orphans &) const = default;
};

//! More than so many steps, and whoever follows the notes of one deployment to the next gives up.
inline constexpr std::size_t longestChain = 3;

//! Linear but for the chains that it names.
Orphans orphansOf(const Graph &graph);

//! The deployment that \a deployment names as its replacement, or what else it names.
std::optional<Node> replacementOf(const Graph &graph, Node deployment);

//! cyclic, dead, too-long.
QString faultName(Orphans::Chain::Fault fault);

} // namespace graph
