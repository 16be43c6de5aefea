// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/retryingtransport.h"

#include "models/gms/errors.h"
#include "models/gms/logging.h"
#include "models/gms/readonly.h"

#include <QRandomGenerator>

namespace gms {

class RetryOperation final : public Operation
{
public:
    RetryOperation(RetryingTransport &owner, HttpRequest request, Done<HttpReply> done,
                   Hearing hearing)
        : m_owner(owner)
        , m_request(std::move(request))
        , m_done(std::move(done))
        , m_hearing(std::move(hearing))
    {
        attempt();
    }

private:
    void attempt()
    {
        ++m_attempts;
        m_step = m_owner.m_next.send(
            m_request, [this](Result<HttpReply> reply) { judge(std::move(reply)); }, m_hearing);
    }

    void judge(Result<HttpReply> reply)
    {
        const std::optional<Error> error
            = reply ? errorOf(m_request, *reply) : std::optional(reply.error());
        const int wait = error && isTransient(*error) ? delay(*error) : -1;
        if (m_attempts >= m_owner.m_policy.attempts || wait < 0) {
            const auto done = std::move(m_done); // it may destroy this
            done(std::move(reply));
            return;
        }
        qCDebug(logGms).noquote() << requestName(m_request) << "again in" << wait << "ms";
        m_step = m_owner.m_timers.after(wait, [this] { attempt(); });
    }

    //! In ms; -1 where waiting that long is not for us to decide.
    int delay(const Error &error) const
    {
        const RetryPolicy &policy = m_owner.m_policy;
        if (error.retryAfterSeconds > policy.longestRetryAfterSeconds)
            return -1;
        const double base = qMin<double>(
            policy.longestDelayMs, double(policy.firstDelayMs) * double(1 << (m_attempts - 1)));
        const int ours = int(base * (1.0 + m_owner.m_chance() / 2));
        return qMax(ours, error.retryAfterSeconds * 1000);
    }

    RetryingTransport &m_owner;
    HttpRequest m_request;
    Done<HttpReply> m_done;
    Hearing m_hearing;
    Pending m_step;
    int m_attempts = 0;
};

RetryingTransport::RetryingTransport(Transport &next, Timers &timers, RetryPolicy policy,
                                     std::function<double()> chance)
    : m_next(next), m_timers(timers), m_policy(policy), m_chance(chance ? std::move(chance) : [] {
        return QRandomGenerator::global()->generateDouble();
    })
{
}

Pending RetryingTransport::send(HttpRequest request, Done<HttpReply> done, Hearing hearing)
{
    if (!request.mayRetry || !isRead(request))
        return m_next.send(std::move(request), std::move(done), std::move(hearing));
    return std::make_unique<RetryOperation>(*this, std::move(request), std::move(done),
                                            std::move(hearing));
}

} // namespace gms
