// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/outcome.h"
#include "models/graph/usage.h"

#include <vector>

namespace graph {

//! What hangs on a deployment, a model or a group: who is to be told, and what is left if it goes.
//! "What goes" are the live deployments of it (of a deployment: itself).
struct Impact
{
    //! What goes. Partly: a model names deployments that the server does not have, which may be
    //! there under other names.
    Part deployments;
    struct Pile
    {
        QString environment;
        QString status; //!< symbol; empty: absent
        QStringList urns;

        bool operator==(const Pile &) const = default;
    };
    //! The same by environment (production first) and status (worst first).
    std::vector<Pile> piles;

    //! Owners of what goes, those of most first. Partly: some of it has none.
    Part owners;
    Part containers; //!< directly around what goes
    Part platforms; //!< dataPlatform URNs
    //! Live IN_SERVICE deployments that stay. Of a deployment: those that serve one of its models
    //! in its environment; Partly where only some of its models have one. Of a model: those of
    //! other models of its groups, in the environments where it is IN_SERVICE; of a group none.
    //! Unknown where nobody says what it serves, or whether what is there is in service.
    Part alternatives;
    //! Models of which the last live IN_SERVICE production deployment goes. Unknown where nobody
    //! says whether what goes is in service.
    Part modelsLeftWithout;
    //! Live deployments that stay and name something that goes as their replacement.
    Part replaces;

    Usage usage; //!< of a deployment; nothing for the rest

    bool operator==(const Impact &) const = default;
};

//! \a node: a deployment, a model or a group; of others all is Unknown. \a production: environments
//! as in filter::Context.
Impact impactOf(const Graph &graph, Node node, const QStringList &production);

} // namespace graph
