// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/pending.h"

#include <QTest>
#include <QTestEventLoop>

#include <optional>

//! Waits for the answer of one call.
template <typename T>
class Answer
{
public:
    Done<T> done()
    {
        return [this](Result<T> result) {
            ++m_times;
            m_result = std::move(result);
            m_loop.exitLoop();
        };
    }
    //! True once it is there; the loop runs meanwhile.
    bool wait(Pending pending, int ms = 10'000)
    {
        m_pending = std::move(pending);
        if (!m_result)
            m_loop.enterLoopMSecs(ms);
        m_pending.reset();
        return m_result.has_value();
    }
    bool succeeded() const { return m_result && m_result->has_value(); }
    const auto &value() const { return **m_result; }
    const Error &error() const { return m_result->error(); }
    int times() const { return m_times; }

private:
    std::optional<Result<T>> m_result;
    Pending m_pending;
    QTestEventLoop m_loop; //!< wakes at once, where QTRY_ looks every 10 ms
    int m_times = 0;
};
