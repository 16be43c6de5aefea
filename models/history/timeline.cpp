// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/history/timeline.h"

#include "models/changes/aspects.h"
#include "models/changes/records.h"

#include <algorithm>
#include <limits>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace history {

namespace {

//! What the SDK and the server write where there is no run.
const auto noRun = u"no-run-id-provided"_s;
const auto systemActor = u"urn:li:corpuser:__datahub_system"_s;
const auto slipwayMark = u"slipway-"_s;

std::vector<Event> serverEvents(const AspectVersions &aspect)
{
    std::vector<Event> events;
    for (std::size_t i = 0; i < aspect.versions.size(); ++i) {
        const AspectVersion &made = aspect.versions[i];
        if (made.value.is_null() && made.version <= 0)
            continue; // there never was one
        Event event;
        event.aspect = aspect.aspect;
        event.made = made;
        event.author = authorOf(made);
        const bool hasBefore
            = i + 1 < aspect.versions.size() && aspect.versions[i + 1].version == made.version - 1;
        if (hasBefore) {
            event.before = aspect.versions[i + 1].value;
            event.versionBefore = aspect.versions[i + 1].version;
        }
        event.isBeforeKnown = hasBefore || made.version == 1;
        if (event.isBeforeKnown)
            event.delta = changes::difference(aspect.aspect, event.before, made.value);
        events.push_back(std::move(event));
    }
    // One without a time stands beside its neighbours.
    for (std::size_t i = 1; i < events.size(); ++i) {
        if (events[i].made.timeMs == 0)
            events[i].made.timeMs = events[i - 1].made.timeMs;
    }
    return events;
}

changes::Json valueIn(const SnapshotRecord &snapshot, const QString &aspect)
{
    return snapshot.record ? changes::documentOf(*snapshot.record, aspect) : changes::Json();
}

std::vector<Event> snapshotEvents(const AspectVersions &aspect,
                                  const std::vector<SnapshotRecord> &snapshots)
{
    if (aspect.end == MemoryEnd::Start || aspect.end == MemoryEnd::Unread)
        return {};
    const qint64 known = aspect.end == MemoryEnd::Untold ? 0 : knownSince(aspect);
    const qint64 until = known > 0 ? known : std::numeric_limits<qint64>::max();
    std::vector<Event> events;
    for (std::size_t i = 0; i + 1 < snapshots.size(); ++i) {
        if (snapshots[i].takenMs >= until)
            continue;
        Event event;
        event.source = Event::Source::Snapshot;
        event.aspect = aspect.aspect;
        event.before = valueIn(snapshots[i + 1], aspect.aspect);
        event.made.value = valueIn(snapshots[i], aspect.aspect);
        event.made.timeMs = snapshots[i].takenMs;
        event.sinceMs = snapshots[i + 1].takenMs;
        event.delta = changes::difference(aspect.aspect, event.before, event.made.value);
        if (!event.delta.empty())
            events.push_back(std::move(event));
    }
    return events;
}

//! Marks what pipelines did to edits of ours. \a events has the newest first.
void markUndone(std::vector<Event> &events)
{
    std::map<std::pair<QString, changes::FieldKey>, Undone> edits;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        const bool ours = isBySlipway(event->made);
        for (const changes::FieldChange &change : event->delta) {
            const std::pair key {event->aspect, change.key};
            const auto found = edits.find(key);
            if (found != edits.end()) {
                if (event->author == Author::Pipeline && change.after != found->second.change.after)
                    event->undone.push_back(found->second);
                edits.erase(found);
            }
            if (ours)
                edits.insert_or_assign(key, Undone {change, event->made.timeMs, event->made.actor,
                                                    event->made.version});
        }
    }
}

} // namespace

bool isBySlipway(const AspectVersion &version)
{
    return version.runId.startsWith(slipwayMark);
}

Author authorOf(const AspectVersion &version)
{
    if (isBySlipway(version))
        return Author::Person;
    const bool hasRun = !version.runId.isEmpty() && version.runId != noRun;
    if (!version.pipeline.isEmpty() || hasRun)
        return Author::Pipeline;
    if (version.actor == systemActor)
        return Author::Server;
    return version.actor.isEmpty() ? Author::Unknown : Author::Person;
}

qint64 knownSince(const AspectVersions &aspect)
{
    if (aspect.end == MemoryEnd::Start)
        return 0;
    for (auto version = aspect.versions.rbegin(); version != aspect.versions.rend(); ++version) {
        if (version->timeMs > 0)
            return version->timeMs;
    }
    return 0;
}

std::vector<Event> timelineOf(const std::vector<AspectVersions> &aspects,
                              const std::vector<SnapshotRecord> &snapshots)
{
    std::vector<Event> events;
    for (const AspectVersions &aspect : aspects) {
        auto ofServer = serverEvents(aspect);
        auto ofSnapshots = snapshotEvents(aspect, snapshots);
        std::ranges::move(ofServer, std::back_inserter(events));
        std::ranges::move(ofSnapshots, std::back_inserter(events));
    }
    // Stable: versions of one aspect are in order already.
    std::ranges::stable_sort(events, std::ranges::greater(),
                             [](const Event &event) { return event.made.timeMs; });
    markUndone(events);
    return events;
}

} // namespace history
