// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/logging.h"

namespace gms {

Q_LOGGING_CATEGORY(logGms, "slipway.gms", QtWarningMsg)

} // namespace gms
