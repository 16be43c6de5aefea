// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace catalog {

struct OwnerEntry
{
    QString urn;
    QString type; //!< an ownershipType URN, or the symbol of OwnershipType

    bool operator==(const OwnerEntry &) const = default;
};

struct Property
{
    QString key;
    QString value;

    bool operator==(const Property &) const = default;
};

struct ModelEntry
{
    QString urn;
    QString name;
    QString version;
    bool reconciled = false;

    bool operator==(const ModelEntry &) const = default;
};

//! Everything that the catalog knows of one deployment, as one value: for details, export,
//! comparison. An absent text is empty, an absent time is nothing.
struct Record
{
    QString urn;
    QString name;
    QString platform; //!< dataPlatform URN
    QString env;
    QString status; //!< symbol
    QString version;
    QString description;
    QString url;
    QString instance; //!< URN
    QString container; //!< URN
    std::optional<QDateTime> created; //!< UTC
    std::vector<OwnerEntry> owners;
    QStringList tags; //!< URNs
    bool deprecated = false;
    std::optional<QDateTime> decommission; //!< UTC
    QString note;
    QString replacement; //!< URN
    bool removed = false;
    bool evaluation = false;
    bool ephemeral = false; //!< made for a short life
    std::vector<Property> properties; //!< in the server's order
    std::vector<ModelEntry> models;

    bool operator==(const Record &) const = default;
};

} // namespace catalog
