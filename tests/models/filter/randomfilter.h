// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/filter.h"

#include <random>

namespace naive {

//! Terms of every kind and depth, with values that the sample deployments have and such that they
//! do not.
filter::Filter randomFilter(std::mt19937 &random);

//! The values of a facet that random filters take.
QStringList someValues(catalog::Facet facet);

} // namespace naive
