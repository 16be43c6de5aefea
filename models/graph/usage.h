// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/record.h"
#include "models/graph/graph.h"

#include <optional>
#include <vector>

namespace graph {

//! How much of the traffic comes here, in percent, as custom properties say it:
//! - a scalar (traffic, traffic_percent, traffic_percentage, traffic_weight, traffic_share);
//! - the deployment's own part of a split (traffic, traffic_split with deployment or
//!   deployed_model_id: Azure ML, Vertex AI);
//! - SageMaker's production variants by their weights: the part of those whose ModelName is one of
//!   \a modelNames; all of it where there is one variant only.
//! Keys are told however they are capitalised. Nothing where nobody wrote it.
std::optional<double> trafficShare(const std::vector<catalog::Property> &properties,
                                   const QStringList &modelNames = {});
//! The same for an edge DeployedTo.
std::optional<double> trafficShare(const Graph &graph, Node model, Node deployment);

//! What only custom properties can say; nothing is unknown, not none.
struct Usage
{
    std::optional<QString> callers; //!< as written: callers, consumers, clients, called_by
    std::optional<double> traffic; //!< percent
    std::optional<QString> cost; //!< as written: cost, monthly_cost, cost_per_month, …

    bool operator==(const Usage &) const = default;
};
Usage usageOf(const std::vector<catalog::Property> &properties);

} // namespace graph
