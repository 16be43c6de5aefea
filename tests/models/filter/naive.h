// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/filter.h"
#include "tests/support/sampledata.h"

//! What a filter means, written down once more and as plainly as can be: row by row, over what the
//! deployments were made of and not over the columns.
namespace naive {

bool matches(const support::Made &made, const filter::Filter &filter);

} // namespace naive
