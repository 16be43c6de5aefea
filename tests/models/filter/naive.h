// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/context.h"
#include "models/filter/filter.h"
#include "tests/support/sampledata.h"

//! What a filter means, written down once more and as plainly as can be: row by row, over what the
//! deployments were made of and not over the columns.
namespace naive {

//! Names that the server knows for some of what the sample deployments point at.
const catalog::Directory &directory();

//! A clock that stands still, in a zone that is not UTC.
filter::Context context();

bool matches(const support::Made &made, const filter::Filter &filter);

} // namespace naive
