// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ingest {

//! The aspect that a schema class holds: MLModelDeploymentProperties → mlModelDeploymentProperties.
//! \a className with or without its package.
QString aspectNameOf(const QString &className);

} // namespace ingest
