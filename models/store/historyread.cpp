// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/historyread.h"

#include "models/changes/aspects.h"

namespace store {

namespace {

constexpr std::size_t mostWalks = 4; // requests under way: someone else uses the server, too

history::AspectVersion versionFrom(const gms::AspectState &state)
{
    return {state.value ? *state.value : changes::Json(),
            std::max<qint64>(0, state.version),
            state.timeMs,
            state.actor,
            state.runId,
            state.pipeline};
}

} // namespace

HistoryRead::HistoryRead(gms::Client &client, const domain::Urn &deployment, QObject *parent)
    : QObject(parent), m_client(client), m_urn(deployment)
{
}

HistoryRead::~HistoryRead() = default;

void HistoryRead::start(int most)
{
    stop();
    m_aspects.clear();
    m_error.reset();
    m_first = m_client.aspects(m_urn, changes::aspect::ofDeployment,
                               [this, most](Result<std::map<QString, gms::AspectState>> found) {
                                   m_ended = std::move(m_first);
                                   presentCame(std::move(found), most);
                               });
}

void HistoryRead::presentCame(Result<std::map<QString, gms::AspectState>> found, int most)
{
    if (!found) {
        m_error = found.error();
        Q_EMIT changed();
        return;
    }
    for (const QString &name : changes::aspect::ofDeployment) {
        history::AspectVersions aspect;
        aspect.aspect = name;
        const gms::AspectState &state = (*found)[name];
        if (state.value)
            aspect.versions.push_back(versionFrom(state));
        if (!state.value || state.version == 1)
            aspect.end = history::MemoryEnd::Start;
        else if (state.version <= 0)
            aspect.end = history::MemoryEnd::Untold;
        else if (most > 1)
            m_waiting.emplace_back(m_aspects.size(), most - 1);
        m_aspects.push_back(std::move(aspect));
    }
    pump();
    Q_EMIT changed();
}

void HistoryRead::more(int further)
{
    if (isReading())
        return;
    if (m_aspects.empty())
        return start(further);
    for (std::size_t i = 0; i < m_aspects.size(); ++i) {
        const history::MemoryEnd end = m_aspects[i].end;
        if (end == history::MemoryEnd::Unread || end == history::MemoryEnd::Failed)
            m_waiting.emplace_back(i, further);
    }
    pump();
}

void HistoryRead::stop()
{
    m_first.reset();
    m_waiting.clear();
    m_walks.clear();
}

void HistoryRead::pump()
{
    while (m_walks.size() < mostWalks && !m_waiting.empty()) {
        const auto [aspect, left] = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        Walk &walk = m_walks.emplace_back();
        walk.aspect = aspect;
        walk.left = left;
        step(walk);
    }
}

void HistoryRead::step(Walk &walk)
{
    const history::AspectVersions &aspect = m_aspects[walk.aspect];
    --walk.left;
    walk.call = m_client.aspectAt(m_urn, aspect.aspect, aspect.versions.back().version - 1,
                                  [this, &walk](Result<gms::AspectState> state) {
                                      walk.ended = std::move(walk.call);
                                      came(walk, std::move(state));
                                  });
}

void HistoryRead::came(Walk &walk, Result<gms::AspectState> state)
{
    history::AspectVersions &aspect = m_aspects[walk.aspect];
    const qint64 asked = aspect.versions.back().version - 1;
    bool goesOn = false;
    if (state) {
        history::AspectVersion version = versionFrom(*state);
        version.version = asked; // what counts is what it was asked for
        aspect.versions.push_back(std::move(version));
        aspect.end = asked == 1 ? history::MemoryEnd::Start : history::MemoryEnd::Unread;
        goesOn = asked > 1 && walk.left > 0;
    } else if (state.error().kind == Error::Kind::NotFound) {
        aspect.end = history::MemoryEnd::Forgotten;
    } else {
        aspect.end = history::MemoryEnd::Failed;
        aspect.error = state.error();
    }
    if (goesOn) {
        step(walk);
    } else {
        // Its answer is being looked at: it goes when this has returned.
        m_ended = std::move(walk.ended);
        m_walks.remove_if([&walk](const Walk &one) { return &one == &walk; });
        pump();
    }
    Q_EMIT changed();
}

int HistoryRead::aspectsDone() const
{
    return int(m_aspects.size() - m_waiting.size() - m_walks.size());
}

int HistoryRead::versionCount() const
{
    std::size_t count = 0;
    for (const history::AspectVersions &aspect : m_aspects)
        count += aspect.versions.size();
    return int(count);
}

} // namespace store
