// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/applyrun.h"

#include <algorithm>

namespace store {

namespace {

bool endsTheRun(const WriteOutcome &outcome)
{
    if (outcome.kind == WriteOutcome::Kind::Applied || outcome.kind == WriteOutcome::Kind::Conflict)
        return false;
    switch (outcome.error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Tls:
    case Error::Kind::Unauthorized:
    case Error::Kind::ReadOnly:
    case Error::Kind::NotGms:
    case Error::Kind::Busy:
        return true;
    default:
        return false;
    }
}

} // namespace

ApplyRun::ApplyRun(gms::Client &client, const std::vector<ApplyEdit> &edits,
                   const EditWrite::Options &options, int parallel, Hooks hooks, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_options(options)
    , m_parallel(parallel)
    , m_hooks(std::move(hooks))
{
    for (const ApplyEdit &edit : edits) {
        if (m_waiting.empty() || m_waiting.back().front().edit.key.urn != edit.edit.key.urn)
            m_waiting.emplace_back();
        m_waiting.back().push_back(edit);
    }
}

ApplyRun::~ApplyRun() = default;

void ApplyRun::start()
{
    QMetaObject::invokeMethod(this, &ApplyRun::fill, Qt::QueuedConnection);
}

bool ApplyRun::isWriting() const
{
    return std::ranges::any_of(m_lanes, [](const Lane &lane) { return lane.write != nullptr; });
}

void ApplyRun::setPaused(bool paused)
{
    m_paused = paused;
    start();
}

void ApplyRun::cancel()
{
    m_cancelled = true;
    start();
}

void ApplyRun::fill()
{
    if (m_ended)
        return;
    const bool ending = m_cancelled || m_stopped;
    for (auto lane = m_lanes.begin(); lane != m_lanes.end();) {
        const auto now = lane++;
        if (now->write)
            continue;
        if (ending || now->edits.empty())
            m_lanes.erase(now);
        else if (!m_paused)
            next(now);
    }
    while (!ending && !m_paused && !m_waiting.empty() && int(m_lanes.size()) < m_parallel) {
        m_lanes.push_back({std::move(m_waiting.front()), nullptr});
        m_waiting.pop_front();
        next(std::prev(m_lanes.end()));
    }
    if (m_lanes.empty() && (ending || m_waiting.empty())) {
        m_ended = true;
        m_hooks.finished(m_stopped); // this may be gone now
    }
}

void ApplyRun::next(std::list<Lane>::iterator lane)
{
    const ApplyEdit edit = std::move(lane->edits.front());
    lane->edits.pop_front();
    EditWrite::Options options = m_options;
    options.knownRunId = edit.knownRunId;
    lane->write = std::make_unique<EditWrite>(
        m_client, edit.edit, options,
        [this, key = edit.edit.key](const QString &runId) { m_hooks.sending(key, runId); },
        [this, lane, sent = edit.edit](WriteOutcome outcome) {
            took(lane, sent, std::move(outcome));
        });
    lane->write->start();
}

void ApplyRun::took(std::list<Lane>::iterator lane, const changes::AspectEdit &edit,
                    WriteOutcome outcome)
{
    lane->write.release()->deleteLater(); // it is what calls, and what holds the edit
    if (!m_stopped && endsTheRun(outcome))
        m_stopped = outcome.error;
    m_hooks.done(edit, std::move(outcome));
    start();
}

} // namespace store
