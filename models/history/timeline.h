// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/record.h"
#include "models/changes/delta.h"
#include "models/core/error.h"

#include <QString>

#include <optional>
#include <vector>

namespace history {

//! One version of an aspect as a server keeps it.
struct AspectVersion
{
    changes::Json value; //!< null: the aspect was not there
    qint64 version = 0; //!< systemMetadata.version, from 1 on; 0: the server does not say
    qint64 timeMs = 0; //!< auditStamp; 0 not known
    QString actor; //!< URN of auditStamp; empty not known
    QString runId; //!< systemMetadata
    QString pipeline; //!< systemMetadata.pipelineName

    bool operator==(const AspectVersion &) const = default;
};

//! Why the versions of an aspect end where they end.
enum class MemoryEnd {
    Start, //!< with the first one, or there never was one
    Unread, //!< there may be more: they were not asked for
    Forgotten, //!< the server keeps no older ones
    Untold, //!< the server does not number the versions: only the present one is known
    Failed, //!< the next one could not be read: \a error
};

//! The versions of one aspect of one deployment, as far as they were read.
struct AspectVersions
{
    QString aspect;
    std::vector<AspectVersion> versions; //!< newest first
    MemoryEnd end = MemoryEnd::Unread;
    Error error; //!< of Failed

    bool operator==(const AspectVersions &) const = default;
};

//! The deployment as a snapshot has it.
struct SnapshotRecord
{
    qint64 takenMs = 0;
    std::optional<catalog::Record> record; //!< nothing: it is not in the snapshot

    bool operator==(const SnapshotRecord &) const = default;
};

enum class Author {
    Person,
    Pipeline,
    Server, //!< DataHub itself
    Unknown,
};

//! Who wrote \a version. A run or a pipeline's name makes it a pipeline's, whoever lends it the
//! token; a mark of ours a person's.
Author authorOf(const AspectVersion &version);
//! True for what Slipway wrote: by its mark in runId.
bool isBySlipway(const AspectVersion &version);

//! An edit that someone made with Slipway, and that an event took back or wrote over.
struct Undone
{
    changes::FieldChange change; //!< what the edit did
    qint64 timeMs = 0;
    QString actor;
    qint64 version = 0;

    bool operator==(const Undone &) const = default;
};

//! One step of a deployment: what a version of an aspect changed of the one before, or what is
//! another between two snapshots.
struct Event
{
    enum class Source { Server, Snapshot };

    Source source = Source::Server;
    QString aspect;
    AspectVersion made; //!< of a snapshot: its value and when it was taken
    changes::Json before;
    qint64 versionBefore = 0; //!< 0: there was none, or not known
    bool isBeforeKnown = true; //!< false: the version before is not kept or not read
    changes::Delta delta; //!< empty where nothing of use changed, or what was before is not known
    qint64 sinceMs = 0; //!< of a snapshot: when the one before was taken; else 0
    Author author = Author::Unknown;
    std::vector<Undone> undone; //!< by a pipeline

    bool operator==(const Event &) const = default;
};

//! The events of all aspects, newest first. Of snapshots (newest first) those pairs count that lie
//! before what the server still knows of an aspect; of aspects that it knows from the start, none.
std::vector<Event> timelineOf(const std::vector<AspectVersions> &aspects,
                              const std::vector<SnapshotRecord> &snapshots = {});

//! Since when the server knows the aspect: the time of its oldest version; 0: from the start, or
//! not known.
qint64 knownSince(const AspectVersions &aspect);

} // namespace history
