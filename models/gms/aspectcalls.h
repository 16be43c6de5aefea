// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/urn.h"
#include "models/gms/codec/aspects.h"
#include "models/gms/serverinfo.h"
#include "models/gms/transport.h"

//! The calls of Client that concern single aspects; what they promise stands there.
namespace gms {

//! \a old says that this server turned out to lack OpenAPI v3; it is set when that is certain.
Pending readAspects(Transport &transport, const ServerInfo &server, bool &old,
                    const domain::Urn &urn, const QStringList &names, Done<AspectStates> done);

struct VersionOf
{
    QString aspect;
    qint64 version = 0;
};
Pending readAspectAt(Transport &transport, const ServerInfo &server, bool old,
                     const domain::Urn &urn, const VersionOf &wanted, Done<AspectState> done);

//! By OpenAPI v3 or by rest.li.
Pending sendWrite(Transport &transport, bool v3, const AspectWrite &write, Done<void> done);
Pending sendPatch(Transport &transport, const AspectPatch &patch, Done<void> done);

Pending askMe(Transport &transport, Done<QString> done);

} // namespace gms
