// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QString>

#include <optional>

//! What ~/.datahubenv says, as DataHub's Python SDK reads it; never written.
struct DatahubEnv
{
    QString server; //!< gms.server as written
    QString token; //!< gms.token; empty where there is none

    bool operator==(const DatahubEnv &) const = default;

    //! ~/.datahubenv
    static QString defaultFile();

    //! No value where there is no such file. Error::File where it is no YAML or lacks gms.server;
    //! the detail never quotes the file, since that may hold a token.
    static Result<std::optional<DatahubEnv>> read(const QString &file);
    static Result<DatahubEnv> parse(const QByteArray &yaml);
};
