// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/gms/aspect.h"

#include <QByteArray>
#include <QStringList>

#include <map>

namespace gms {

using AspectStates = std::map<QString, AspectState>;

//! One aspect as v3 has it: {"value":…, "systemMetadata":…, "auditStamp":…}, the last two where the
//! server tells them. \a path says where it stands in an answer.
Result<AspectState> aspectStateFrom(const nlohmann::json &aspect, const QString &path);
Result<AspectState> readAspectState(const QByteArray &body);

//! Those of \a names in an entity in the shape of v3; the ones that it lacks as absent.
Result<AspectStates> aspectStatesFrom(const nlohmann::json &entity, const QStringList &names);
AspectStates absentAspects(const QStringList &names);
//! The answers to GET /openapi/v3/entity/<type>/<urn> and rest.li GET /entitiesV2/<urn>.
Result<AspectStates> readAspectStates(const QByteArray &body, const QStringList &names);
Result<AspectStates> readAspectStatesV2(const QByteArray &body, const QStringList &names);
//! The answer of rest.li GET /aspects/<urn>, which tells the value of \a version only.
Result<AspectState> readRestLiAspect(const QByteArray &body, qint64 version);

//! The answer to a v3 write of one aspect: an entity with what was written. Rejected where it says
//! an error or lacks \a aspect: servers ignore what they do not know and say 200.
Result<void> readWritten(const QByteArray &body, const QString &aspect);
//! The answer of rest.li ingestProposal, a constant without meaning; Rejected where it is an error.
Result<void> readIngested(const QByteArray &body);

//! The user in an answer of GraphQL to meRequest(). NotFound where it names none that is a person.
Result<QString> readMe(const QByteArray &body);

} // namespace gms
