// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/datahubenv.h"

#include <QMap>
#include <QString>
#include <QUrl>

#include <optional>

//! Which server the command line and the surroundings name.
struct ServerChoice
{
    enum class Source {
        None, //!< nobody named one
        CommandLine,
        Environment, //!< DATAHUB_GMS_URL, or DATAHUB_GMS_HOST and its companions
        DatahubEnv, //!< ~/.datahubenv
    };

    Source source = Source::None;
    QUrl url;
    QString token;
    QString problem; //!< a sentence; what was named cannot be used, and nothing else is tried

    bool operator==(const ServerChoice &) const = default;
};

using Environment = QMap<QString, QString>;

//! The variables of this process whose names begin with DATAHUB_.
Environment datahubEnvironment();

//! \a cliUrl, else the environment, else \a file, in the order and with the names of the Python
//! SDK's load_client_config(). A token goes only with the server that it was given for: the
//! environment's with the environment's URL, or with \a cliUrl where the environment names no other
//! origin; the file's with the file's server, or with \a cliUrl of the same origin.
ServerChoice resolveServer(const QString &cliUrl, const Environment &environment,
                           const std::optional<DatahubEnv> &file);

//! DATAHUB_SKIP_CONFIG=true: ~/.datahubenv is not to be looked at.
bool skipsDatahubEnv(const Environment &environment);
