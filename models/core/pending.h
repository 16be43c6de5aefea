// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <functional>
#include <memory>

//! Runs exactly once, later, in the thread that asked; or never, once the call was let go.
template <typename T>
using Done = std::function<void(Result<T>)>;

//! A call in flight. Destroying it cancels the call: its Done will then never run.
class Operation
{
public:
    Operation() = default;
    virtual ~Operation() = default;
    Operation(const Operation &) = delete;
    Operation &operator=(const Operation &) = delete;
};

using Pending = std::unique_ptr<Operation>;
