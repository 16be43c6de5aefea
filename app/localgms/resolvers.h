// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/api.h"

#include <functional>

namespace localgms::graphql {

//! A root field: its arguments with variables put in, and who asks. ApiError for a fault.
using Resolver = std::function<Json(Gms &, const Author &, const Json &arguments)>;

//! The root fields that are known of an operation of this kind; null for others.
const Resolver *resolver(const std::string &kind, const std::string &field);

} // namespace localgms::graphql
