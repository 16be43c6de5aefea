// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/aspects/proposal.h"
#include "models/gms/aspect.h"
#include "models/gms/transport.h"

//! What changes one aspect, one function each. Pure. \a nowMs becomes systemMetadata.lastObserved;
//! 0 leaves it to the server.
namespace gms {

//! What is sent of \a write: all of it, but `ownerTypes`, which the server makes of the owners.
nlohmann::json sentValue(const AspectWrite &write);

//! POST /openapi/v3/entity/<type>/<urn>/<aspect>, as an upsert that is done before it is answered.
HttpRequest writeRequest(const AspectWrite &write, qint64 nowMs);
//! The same for rest.li.
domain::Proposal proposalOf(const AspectWrite &write, qint64 nowMs);

//! True for the aspects whose lists every release patches by what they hold.
bool hasPatchTemplate(const QString &aspect);
//! rest.li ingestProposal where there is a template; else PATCH
//! /openapi/v3/entity/<type>/<urn>/<aspect> as a plain JSON patch (1.1), which has no room for a
//! runId.
HttpRequest patchRequest(const AspectPatch &patch, qint64 nowMs);

} // namespace gms
