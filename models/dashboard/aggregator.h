// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/dashboard/aggregates.h"
#include "models/filter/filter.h"

#include <QObject>

#include <memory>
#include <optional>

namespace dashboard {

//! Aggregates of the rows that a filter left, made by a worker; the latest question wins.
class Aggregator final : public QObject
{
    Q_OBJECT

public:
    struct Question
    {
        catalog::CatalogPtr catalog;
        std::vector<catalog::Row> rows; //!< each once, in any order
        QStringList production; //!< environments, as on the wire
        //! What is aggregated beside the rows: what this filter gives.
        std::optional<filter::Filter> base {};
    };
    struct Answer
    {
        Aggregates sums;
        std::optional<Aggregates> base; //!< of Question::base
        qint64 microseconds = 0; //!< that it took
    };

    explicit Aggregator(QObject *parent = nullptr);
    ~Aggregator() override;

    void ask(Question question);
    bool isBusy() const { return m_cancel != nullptr; }
    //! Null before the first one.
    std::shared_ptr<const Answer> answer() const { return m_answer; }

Q_SIGNALS:
    void answered();

private:
    std::shared_ptr<const Answer> m_answer;
    std::shared_ptr<std::atomic_bool> m_cancel; //!< null: no worker runs
};

} // namespace dashboard
