// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/timers.h"

#include <QTimer>

namespace gms {

namespace {

class TimerOperation final : public Operation
{
public:
    TimerOperation(int ms, std::function<void()> run) : m_run(std::move(run))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::CoarseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const auto work = std::move(m_run); // it may destroy this
            work();
        });
        m_timer.start(ms);
    }

private:
    QTimer m_timer;
    std::function<void()> m_run;
};

} // namespace

Pending QtTimers::after(int ms, std::function<void()> run)
{
    return std::make_unique<TimerOperation>(ms, std::move(run));
}

} // namespace gms
