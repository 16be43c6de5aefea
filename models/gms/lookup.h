// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/codec/entities.h"
#include "models/gms/transport.h"

namespace gms {

//! Reads many entities of one type by their URNs, some hundred a request.
//! \a old says that this server lacks v3 batchGet; it is set when that turns out. URNs that the
//! server does not have, or refuses to read as URNs, are left out of the answer.
Pending lookUp(Transport &transport, bool &old, const QString &entityType, const QStringList &urns,
               const QStringList &aspects, Done<Entities> done);

} // namespace gms
