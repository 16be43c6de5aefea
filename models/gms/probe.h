// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/serverinfo.h"
#include "models/gms/transport.h"

namespace gms {

//! Asks which server this is. Where the address is that of a web frontend (or, the other way round,
//! has an /api/gms too many), finds GMS beside it and sets the transport's base path to it.
Pending probeServer(Transport &transport, Done<ServerInfo> done);

} // namespace gms
