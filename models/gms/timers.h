// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/pending.h"

namespace gms {

//! Runs things later in this thread; a seam, so that tests of waiting do not wait.
class Timers
{
public:
    Timers() = default;
    virtual ~Timers() = default;
    Timers(const Timers &) = delete;
    Timers &operator=(const Timers &) = delete;

    //! Letting go of the answer stops it.
    virtual Pending after(int ms, std::function<void()> run) = 0;
};

//! By the event loop.
class QtTimers final : public Timers
{
public:
    Pending after(int ms, std::function<void()> run) override;
};

} // namespace gms
