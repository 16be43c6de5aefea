// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/assess.h"

#include <QImage>

namespace reportcharts {

//! Width and height of either chart where it is shown, in pixels of 1/96 inch.
inline constexpr int width = 310;
inline constexpr int height = 150;

//! Bars with their numbers, as pictures for paper: how many are due when, and what verdicts there
//! are.
QImage byBucket(const review::Sums &sums);
QImage byVerdict(const review::Sums &sums);

} // namespace reportcharts
