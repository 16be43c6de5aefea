// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/error.h"

#include <tl/expected.hpp>

//! A value, or why there is none.
template <typename T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;
