// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/aspects/fields.h"

//! What is needed to show a neighbour of a deployment by its name.
//! Shapes are those of the PDL schemas. What is not named here lives on in
//! `rest` and is written back.
namespace domain {

struct ContainerProperties
{
    static constexpr const char *aspectName = "containerProperties";
    static ContainerProperties fromFields(Fields &fields);
    nlohmann::json toJson() const;

    QString name;
    std::optional<QString> qualifiedName;
    std::optional<QString> description;
    std::optional<QString> externalUrl;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const ContainerProperties &) const = default;
};

struct TagProperties
{
    static constexpr const char *aspectName = "tagProperties";
    static TagProperties fromFields(Fields &fields);
    nlohmann::json toJson() const;

    QString name;
    std::optional<QString> description;
    std::optional<QString> colour; //!< #rrggbb, as written
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const TagProperties &) const = default;
};

struct UserInfo
{
    static constexpr const char *aspectName = "corpUserInfo";
    static UserInfo fromFields(Fields &fields);
    nlohmann::json toJson() const;

    bool active = false;
    std::optional<QString> displayName;
    std::optional<QString> fullName;
    std::optional<QString> email;
    std::optional<QString> title;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const UserInfo &) const = default;
};

//! What a user says of themself: goes before corpUserInfo.
struct UserEditableInfo
{
    static constexpr const char *aspectName = "corpUserEditableInfo";
    static UserEditableInfo fromFields(Fields &fields);
    nlohmann::json toJson() const;

    std::optional<QString> displayName;
    std::optional<QString> email;
    std::optional<QString> title;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const UserEditableInfo &) const = default;
};

struct GroupInfo
{
    static constexpr const char *aspectName = "corpGroupInfo";
    static GroupInfo fromFields(Fields &fields);
    nlohmann::json toJson() const;

    std::optional<QString> displayName;
    std::optional<QString> email;
    std::optional<QString> description;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const GroupInfo &) const = default;
};

struct PlatformInfo
{
    static constexpr const char *aspectName = "dataPlatformInfo";
    static PlatformInfo fromFields(Fields &fields);
    nlohmann::json toJson() const;

    QString name;
    std::optional<QString> displayName;
    QString type; //!< symbol of PlatformType
    std::optional<QString> logoUrl;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const PlatformInfo &) const = default;
};

struct OwnershipTypeInfo
{
    static constexpr const char *aspectName = "ownershipTypeInfo";
    static OwnershipTypeInfo fromFields(Fields &fields);
    nlohmann::json toJson() const;

    QString name;
    std::optional<QString> description;
    nlohmann::json rest = nlohmann::json::object();

    bool operator==(const OwnershipTypeInfo &) const = default;
};

} // namespace domain
