// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editwrite.h"

#include <deque>
#include <list>

namespace store {

struct ApplyEdit
{
    changes::AspectEdit edit;
    QString knownRunId; //!< of an attempt of unknown outcome; else empty
};

//! Sends edits: those of one entity one after the other, some entities at the same time. Ends early
//! where going on is of no use: the server is gone, or does not let this user in.
class ApplyRun final : public QObject
{
    Q_OBJECT

public:
    struct Hooks
    {
        std::function<void(const changes::EditKey &, const QString &runId)> sending;
        std::function<void(const changes::AspectEdit &, WriteOutcome)> done;
        std::function<void(std::optional<Error>)> finished; //!< why it ended early, if it did
    };

    //! \a edits are ordered by entity. Nothing happens before start().
    ApplyRun(gms::Client &client, const std::vector<ApplyEdit> &edits,
             const EditWrite::Options &options, int parallel, Hooks hooks,
             QObject *parent = nullptr);
    ~ApplyRun() override;

    void start();
    bool isWriting() const;
    void setPaused(bool paused);
    //! What is on its way is finished; then it ends.
    void cancel();

private:
    struct Lane
    {
        std::deque<ApplyEdit> edits;
        std::unique_ptr<EditWrite> write;
    };

    void fill();
    void next(std::list<Lane>::iterator lane);
    void took(std::list<Lane>::iterator lane, const changes::AspectEdit &edit,
              WriteOutcome outcome);

    gms::Client &m_client;
    EditWrite::Options m_options;
    int m_parallel;
    Hooks m_hooks;
    std::deque<std::deque<ApplyEdit>> m_waiting;
    std::list<Lane> m_lanes;
    std::optional<Error> m_stopped;
    bool m_paused = false;
    bool m_cancelled = false;
    bool m_ended = false;
};

} // namespace store
