// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/aspects/deployment.h"

namespace domain {

VersionTag VersionTag::fromFields(Fields &fields)
{
    VersionTag value;
    value.versionTag = fields.text("versionTag");
    return value;
}

nlohmann::json VersionTag::toJson() const
{
    Writer writer(rest);
    writer.put("versionTag", versionTag);
    return writer.take();
}

DeploymentKey DeploymentKey::fromFields(Fields &fields)
{
    DeploymentKey value;
    value.platform = fields.requiredText("platform");
    value.name = fields.requiredText("name");
    value.env = fields.requiredText("origin");
    return value;
}

nlohmann::json DeploymentKey::toJson() const
{
    Writer writer(rest);
    writer.put("platform", platform);
    writer.put("name", name);
    writer.put("origin", env);
    return writer.take();
}

DeploymentProperties DeploymentProperties::fromFields(Fields &fields)
{
    DeploymentProperties value;
    value.customProperties = fields.textMap("customProperties");
    value.externalUrl = fields.text("externalUrl");
    value.description = fields.text("description");
    value.createdAt = fields.integer("createdAt");
    value.version = fields.object<VersionTag>("version");
    value.status = fields.text("status");
    return value;
}

nlohmann::json DeploymentProperties::toJson() const
{
    Writer writer(rest);
    writer.put("customProperties", customProperties);
    writer.put("externalUrl", externalUrl);
    writer.put("description", description);
    writer.put("createdAt", createdAt);
    writer.put("version", version);
    writer.put("status", status);
    return writer.take();
}

} // namespace domain
