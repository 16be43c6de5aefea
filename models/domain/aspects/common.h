// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/aspects/fields.h"

//! Aspects that many entity types have.
//! Shapes are those of the PDL schemas. What is not named here lives on in
//! `rest` and is written back.
namespace domain {

//! One owner in one role; source and attribution stay in the rest.
struct Owner
{
    static Owner fromFields(Fields &fields);
    nlohmann::json toJson() const;

    QString owner; //!< corpuser or corpGroup URN
    QString type; //!< symbol of OwnershipType; CUSTOM beside a typeUrn of one's own
    std::optional<QString> typeUrn; //!< ownershipType URN
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const Owner &) const = default;
};

//! Who owns it. ownerTypes, which the server maintains, and lastModified stay in the rest.
struct Ownership
{
    static constexpr const char *aspectName = "ownership";
    static Ownership fromFields(Fields &fields);
    nlohmann::json toJson() const;

    std::vector<Owner> owners;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const Ownership &) const = default;
};

//! One tag on something; attribution stays in the rest.
struct TagAssociation
{
    static TagAssociation fromFields(Fields &fields);
    nlohmann::json toJson() const;

    QString tag; //!< tag URN
    std::optional<QString> context;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const TagAssociation &) const = default;
};

struct GlobalTags
{
    static constexpr const char *aspectName = "globalTags";
    static GlobalTags fromFields(Fields &fields);
    nlohmann::json toJson() const;

    std::vector<TagAssociation> tags;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const GlobalTags &) const = default;
};

struct Deprecation
{
    static constexpr const char *aspectName = "deprecation";
    static Deprecation fromFields(Fields &fields);
    nlohmann::json toJson() const;

    bool deprecated = false;
    std::optional<qint64> decommissionTime; //!< ms since the epoch
    QString note; //!< may be empty, must be there
    QString actor; //!< URN of who said so
    std::optional<QString> replacement; //!< URN
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const Deprecation &) const = default;
};

//! Soft deletion. lifecycleStage and its time (1.6) stay in the rest.
struct Status
{
    static constexpr const char *aspectName = "status";
    static Status fromFields(Fields &fields);
    nlohmann::json toJson() const;

    std::optional<bool> removed; //!< absent means false
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const Status &) const = default;
};

struct DataPlatformInstance
{
    static constexpr const char *aspectName = "dataPlatformInstance";
    static DataPlatformInstance fromFields(Fields &fields);
    nlohmann::json toJson() const;

    QString platform; //!< dataPlatform URN
    //! dataPlatformInstance URN; Vertex AI ingestion writes plain text
    std::optional<QString> instance;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const DataPlatformInstance &) const = default;
};

struct Container
{
    static constexpr const char *aspectName = "container";
    static Container fromFields(Fields &fields);
    nlohmann::json toJson() const;

    QString container; //!< container URN
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const Container &) const = default;
};

struct SubTypes
{
    static constexpr const char *aspectName = "subTypes";
    static SubTypes fromFields(Fields &fields);
    nlohmann::json toJson() const;

    QStringList typeNames;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const SubTypes &) const = default;
};

} // namespace domain
