// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/outcome.h"
#include "models/graph/versionorder.h"

#include <vector>

namespace graph {

//! What one can go back to from a deployment.
struct Rollback
{
    struct Candidate
    {
        Node node = noNode;
        ServedVersion version;
        std::vector<Node> models; //!< by which it is one
        bool sameModel = false; //!< it serves a model of the deployment itself

        bool operator==(const Candidate &) const = default;
    };

    //! No: there is surely none. Partly: some, and of others nobody can say whether they are older.
    //! Unknown: no model names the deployment, or none was found and some could not be judged.
    Outcome outcome = Outcome::Unknown;
    std::vector<Candidate> candidates; //!< newest first
    std::vector<Node> undecided; //!< versions without an order, or a status that says nothing

    bool operator==(const Rollback &) const = default;
};

//! Live deployments in the environment of \a deployment that are IN_SERVICE or OUT_OF_SERVICE and
//! serve a previous version of its models, or of a model of the same group. See compareVersions()
//! for what is previous.
Rollback rollbackOf(const Graph &graph, Node deployment);

} // namespace graph
