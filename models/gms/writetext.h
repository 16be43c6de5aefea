// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/aspect.h"

#include <QByteArray>

#include <vector>

//! Writes as text that does the same without Slipway. Pure.
namespace gms {

//! A line for a POSIX shell. \a origin and \a basePath as a Transport has them. The token is named,
//! not told: $DATAHUB_GMS_TOKEN, and only where \a withToken.
QString curlOf(const AspectWrite &write, const QString &origin, const QByteArray &basePath,
               bool withToken);

//! A script for DataHub's Python SDK that writes them one after the other and ends at the first
//! that is refused. \a server is the URL of the GMS with its base path; a token is taken from the
//! script's environment, DATAHUB_GMS_TOKEN.
QString pythonOf(const std::vector<AspectWrite> &writes, const QString &server);

//! A file of proposals (MCPs) as DataHub's file source and `slipway import` read it: a JSON list.
QByteArray mcpFileOf(const std::vector<AspectWrite> &writes);

} // namespace gms
