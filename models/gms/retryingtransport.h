// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/timers.h"
#include "models/gms/transport.h"

namespace gms {

struct RetryPolicy
{
    int attempts = 4; //!< in all
    int firstDelayMs
        = 400; //!< doubled from attempt to attempt, each lengthened by chance up to half
    int longestDelayMs = 8'000;
    int longestRetryAfterSeconds
        = 20; //!< a server that asks for more gets no other try: the user decides
};

//! Repeats reads that failed in a way that may pass (see isTransient()). Never repeats a write.
class RetryingTransport final : public Transport
{
public:
    //! \a chance gives numbers in [0, 1).
    RetryingTransport(Transport &next, Timers &timers, RetryPolicy policy = {},
                      std::function<double()> chance = {});

    using Transport::send;
    Pending send(HttpRequest request, Done<HttpReply> done, Hearing hearing) override;

    QString origin() const override { return m_next.origin(); }
    QByteArray basePath() const override { return m_next.basePath(); }
    void setBasePath(const QByteArray &path) override { m_next.setBasePath(path); }

private:
    friend class RetryOperation;

    Transport &m_next;
    Timers &m_timers;
    RetryPolicy m_policy;
    std::function<double()> m_chance;
};

} // namespace gms
