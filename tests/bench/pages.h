// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/sampledata.h"

#include <QByteArray>
#include <QByteArrayList>

namespace bench {

//! One answer of a v3 scroll that holds \a deployments; with system metadata as a server sends
//! them.
QByteArray pageOf(const std::vector<support::Made> &deployments, std::size_t first,
                  std::size_t count, bool systemMetadata);

//! Bodies of \a pageSize each.
QByteArrayList pagesOf(const std::vector<support::Made> &deployments, std::size_t pageSize,
                       bool systemMetadata);

} // namespace bench
