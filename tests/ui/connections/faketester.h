// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/connectiontester.h"

#include <QObject>

//! A tester whose answers the test gives by hand.
class FakeTester final : public ConnectionTester
{
public:
    struct Call
    {
        ConnectionProfile profile;
        QString token;
        std::function<void(const Finding &)> found;
        std::function<void()> done;
        bool letGo = false;
    };

    Pending test(const ConnectionProfile &profile, const QString &token,
                 std::function<void(const Finding &)> found, std::function<void()> done) override
    {
        auto call = std::make_shared<Call>(
            Call {profile, token, std::move(found), std::move(done), false});
        calls.append(call);
        class Running final : public Operation
        {
        public:
            explicit Running(std::shared_ptr<Call> running) : m_call(std::move(running)) { }
            ~Running() override { m_call->letGo = true; }

        private:
            std::shared_ptr<Call> m_call;
        };
        return std::make_unique<Running>(call);
    }

    QList<std::shared_ptr<Call>> calls;
};
