// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/connectiontester.h"

//! Tries a connection with the client: reaches it, asks which server it is, reads one deployment.
class ConnectionCheck final : public ConnectionTester
{
public:
    Pending test(const ConnectionProfile &profile, const QString &token,
                 std::function<void(const Finding &)> found, std::function<void()> done) override;
};
