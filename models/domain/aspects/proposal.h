// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <map>
#include <string>

namespace domain {

//! One aspect of one entity as it is to be written: a metadata change proposal (MCP).
struct Proposal
{
    QString entityType;
    QString entityUrn; //!< as it came; the server has the last word on it
    QString changeType = QStringLiteral("UPSERT");
    QString aspectName;
    std::string aspect; //!< JSON text; of changeType PATCH the patch, of DELETE empty
    QString contentType = QStringLiteral("application/json");
    std::map<QString, QString> headers; //!< such as If-Version-Match; preconditions stand here
    std::string systemMetadata; //!< JSON text of an object, or empty

    bool operator==(const Proposal &) const = default;
};

} // namespace domain
