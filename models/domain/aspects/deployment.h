// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/aspects/fields.h"

//! The aspects that only deployments have.
//! Shapes are those of the PDL schemas. What is not named here lives on in
//! `rest` and is written back.
namespace domain {

//! common.VersionTag: its attribution stays in the rest.
struct VersionTag
{
    static VersionTag fromFields(Fields &fields);
    nlohmann::json toJson() const;

    std::optional<QString> versionTag;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const VersionTag &) const = default;
};

//! What the URN is made of; the server writes it.
struct DeploymentKey
{
    static constexpr const char *aspectName = "mlModelDeploymentKey";
    static DeploymentKey fromFields(Fields &fields);
    nlohmann::json toJson() const;

    QString platform; //!< dataPlatform URN
    QString name;
    QString env; //!< FabricType, or what an old writer put there
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const DeploymentKey &) const = default;
};

//! What ingestion knows of a deployment. Absent and empty are told apart, so that
//! both come back as they were.
struct DeploymentProperties
{
    static constexpr const char *aspectName = "mlModelDeploymentProperties";
    static DeploymentProperties fromFields(Fields &fields);
    nlohmann::json toJson() const;

    std::optional<std::map<QString, QString>> customProperties;
    std::optional<QString> externalUrl;
    std::optional<QString> description;
    std::optional<qint64> createdAt; //!< ms since the epoch
    std::optional<VersionTag> version;
    std::optional<QString> status; //!< symbol of DeploymentStatus, or a word never heard of
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const DeploymentProperties &) const = default;
};

} // namespace domain
