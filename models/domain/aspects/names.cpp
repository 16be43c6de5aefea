// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/aspects/names.h"

namespace domain {

ContainerProperties ContainerProperties::fromFields(Fields &fields)
{
    ContainerProperties value;
    value.name = fields.requiredText("name");
    value.qualifiedName = fields.text("qualifiedName");
    value.description = fields.text("description");
    value.externalUrl = fields.text("externalUrl");
    return value;
}

nlohmann::json ContainerProperties::toJson() const
{
    Writer writer(rest);
    writer.put("name", name);
    writer.put("qualifiedName", qualifiedName);
    writer.put("description", description);
    writer.put("externalUrl", externalUrl);
    return writer.take();
}

TagProperties TagProperties::fromFields(Fields &fields)
{
    TagProperties value;
    value.name = fields.requiredText("name");
    value.description = fields.text("description");
    value.colour = fields.text("colorHex");
    return value;
}

nlohmann::json TagProperties::toJson() const
{
    Writer writer(rest);
    writer.put("name", name);
    writer.put("description", description);
    writer.put("colorHex", colour);
    return writer.take();
}

UserInfo UserInfo::fromFields(Fields &fields)
{
    UserInfo value;
    value.active = fields.requiredBoolean("active");
    value.displayName = fields.text("displayName");
    value.fullName = fields.text("fullName");
    value.email = fields.text("email");
    value.title = fields.text("title");
    return value;
}

nlohmann::json UserInfo::toJson() const
{
    Writer writer(rest);
    writer.put("active", active);
    writer.put("displayName", displayName);
    writer.put("fullName", fullName);
    writer.put("email", email);
    writer.put("title", title);
    return writer.take();
}

UserEditableInfo UserEditableInfo::fromFields(Fields &fields)
{
    UserEditableInfo value;
    value.displayName = fields.text("displayName");
    value.email = fields.text("email");
    value.title = fields.text("title");
    return value;
}

nlohmann::json UserEditableInfo::toJson() const
{
    Writer writer(rest);
    writer.put("displayName", displayName);
    writer.put("email", email);
    writer.put("title", title);
    return writer.take();
}

GroupInfo GroupInfo::fromFields(Fields &fields)
{
    GroupInfo value;
    value.displayName = fields.text("displayName");
    value.email = fields.text("email");
    value.description = fields.text("description");
    return value;
}

nlohmann::json GroupInfo::toJson() const
{
    Writer writer(rest);
    writer.put("displayName", displayName);
    writer.put("email", email);
    writer.put("description", description);
    return writer.take();
}

PlatformInfo PlatformInfo::fromFields(Fields &fields)
{
    PlatformInfo value;
    value.name = fields.requiredText("name");
    value.displayName = fields.text("displayName");
    value.type = fields.requiredText("type");
    value.logoUrl = fields.text("logoUrl");
    return value;
}

nlohmann::json PlatformInfo::toJson() const
{
    Writer writer(rest);
    writer.put("name", name);
    writer.put("displayName", displayName);
    writer.put("type", type);
    writer.put("logoUrl", logoUrl);
    return writer.take();
}

OwnershipTypeInfo OwnershipTypeInfo::fromFields(Fields &fields)
{
    OwnershipTypeInfo value;
    value.name = fields.requiredText("name");
    value.description = fields.text("description");
    return value;
}

nlohmann::json OwnershipTypeInfo::toJson() const
{
    Writer writer(rest);
    writer.put("name", name);
    writer.put("description", description);
    return writer.take();
}

} // namespace domain
