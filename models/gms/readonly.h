// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/transport.h"

namespace gms {

//! True for a request that cannot change anything on a GMS. Decided by method and path, from a list
//! of what is known to read: whatever is not on it counts as a write. Of GraphQL one query is on
//! it, meRequest(), to the letter.
bool isRead(const HttpRequest &request);

} // namespace gms
