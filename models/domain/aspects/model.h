// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/aspects/deployment.h"
#include "models/domain/aspects/fields.h"

//! What models and their groups say of themselves.
//! Shapes are those of the PDL schemas. What is not named here lives on in
//! `rest` and is written back.
namespace domain {

//! Hyperparameters, metrics, times and jobs stay in the rest.
struct ModelProperties
{
    static constexpr const char *aspectName = "mlModelProperties";
    static ModelProperties fromFields(Fields &fields);
    nlohmann::json toJson() const;

    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<VersionTag> version;
    std::optional<QString> externalUrl;
    std::optional<std::map<QString, QString>> customProperties;
    //! mlModelDeployment URNs: where the edges DeployedTo come from
    std::optional<QStringList> deployments;
    std::optional<QStringList> groups; //!< mlModelGroup URNs
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const ModelProperties &) const = default;
};

struct ModelGroupProperties
{
    static constexpr const char *aspectName = "mlModelGroupProperties";
    static ModelGroupProperties fromFields(Fields &fields);
    nlohmann::json toJson() const;

    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<std::map<QString, QString>> customProperties;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const ModelGroupProperties &) const = default;
};

} // namespace domain
