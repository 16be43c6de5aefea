// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/database.h"

namespace localgms {

//! One sentence for everything in which documents, search rows, edges or counts differ from the
//! aspects.
std::vector<std::string> findInconsistencies(Database &database);

} // namespace localgms
