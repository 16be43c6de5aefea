// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/aspects/model.h"

namespace domain {

ModelProperties ModelProperties::fromFields(Fields &fields)
{
    ModelProperties value;
    value.name = fields.text("name");
    value.description = fields.text("description");
    value.version = fields.object<VersionTag>("version");
    value.externalUrl = fields.text("externalUrl");
    value.customProperties = fields.textMap("customProperties");
    value.deployments = fields.texts("deployments");
    value.groups = fields.texts("groups");
    return value;
}

nlohmann::json ModelProperties::toJson() const
{
    Writer writer(rest);
    writer.put("name", name);
    writer.put("description", description);
    writer.put("version", version);
    writer.put("externalUrl", externalUrl);
    writer.put("customProperties", customProperties);
    writer.put("deployments", deployments);
    writer.put("groups", groups);
    return writer.take();
}

ModelGroupProperties ModelGroupProperties::fromFields(Fields &fields)
{
    ModelGroupProperties value;
    value.name = fields.text("name");
    value.description = fields.text("description");
    value.customProperties = fields.textMap("customProperties");
    return value;
}

nlohmann::json ModelGroupProperties::toJson() const
{
    Writer writer(rest);
    writer.put("name", name);
    writer.put("description", description);
    writer.put("customProperties", customProperties);
    return writer.take();
}

} // namespace domain
