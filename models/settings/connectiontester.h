// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/pending.h"
#include "models/settings/connectionprofile.h"
#include "models/settings/finding.h"

#include <functional>

//! Tries a connection and tells what it finds, step by step. Implemented where requests are sent.
class ConnectionTester
{
public:
    virtual ~ConnectionTester() = default;

    //! \a found runs for each finding, in order, later and in the thread that asked; then \a done,
    //! once. Only reads are sent. Letting go of the Pending stops the test.
    virtual Pending test(const ConnectionProfile &profile, const QString &token,
                         std::function<void(const Finding &)> found, std::function<void()> done)
        = 0;
};
