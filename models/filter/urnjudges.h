// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/judge.h"

namespace filter::detail {

//! The columns that are not kept as text: links are templates, and most URNs follow from other
//! columns.
std::unique_ptr<const Judge> urlJudge(const Matches &matches);
std::unique_ptr<const Judge> urnJudge(const Catalog &catalog, const Matches &matches);

} // namespace filter::detail
