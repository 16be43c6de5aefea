// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>

namespace gms {

//! slipway.gms: a line a request at debug level; never a token, a body or a query.
Q_DECLARE_LOGGING_CATEGORY(logGms)

} // namespace gms
