// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <nlohmann/json.hpp>

#include <QString>

#include <optional>

namespace gms {

//! One aspect of one entity as a server has it.
struct AspectState
{
    std::optional<nlohmann::json> value; //!< nothing where the entity does not have the aspect
    qint64 version
        = -1; //!< systemMetadata.version; -1: absent aspect; 0: there, but the server does not say
    QString runId; //!< systemMetadata.runId of the write that made this version
    qint64 timeMs = 0; //!< auditStamp, 0 unknown
    QString actor; //!< auditStamp.actor; empty unknown
    QString pipeline; //!< systemMetadata.pipelineName; empty: none, or unknown

    bool operator==(const AspectState &) const = default;
};

//! An aspect that is to be put in place of the one that a server has.
struct AspectWrite
{
    QString urn;
    QString aspect;
    nlohmann::json value; //!< the whole aspect; `ownerTypes` of ownership is left to the server
    std::optional<qint64> ifVersion; //!< precondition; -1: must not exist; nothing: no precondition
    QString runId; //!< marks the write in the server's history; empty: the server's own mark

    bool operator==(const AspectWrite &) const = default;
};

//! A change to an aspect, whatever the rest of it is by then.
struct AspectPatch
{
    QString urn;
    QString aspect;
    //! JSON patch array. Lists of ownership and globalTags are addressed by what they hold:
    //! /owners/<owner>/<type>, /tags/<tag>.
    nlohmann::json operations;
    QString runId; //!< as above; only ownership and globalTags keep it

    bool operator==(const AspectPatch &) const = default;
};

} // namespace gms
