// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/record.h"

#include <optional>
#include <string_view>
#include <vector>

//! What custom properties say of the requests that a deployment gets.
namespace review::traffic {

//! Keys that share() understands, however they are capitalised and divided: traffic and
//! traffic_split (a number, or an object of parts with their percentages), traffic_percent,
//! traffic_percentage, traffic_share, traffic_weight, traffic_allocation (a number), and
//! SageMaker's ProductionVariants (of which the weights count).
bool isKey(std::string_view key);

//! The share of the traffic that goes to the deployment, in percent or as a fraction; only whether
//! it is 0 tells for certain. Of an object of parts: that of the part that deployed_model_id or
//! deployment names, else the sum of all. Nothing where no property says it.
std::optional<double> share(const std::vector<catalog::Property> &properties);

} // namespace review::traffic
