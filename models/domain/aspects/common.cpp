// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/aspects/common.h"

namespace domain {

Owner Owner::fromFields(Fields &fields)
{
    Owner value;
    value.owner = fields.requiredText("owner");
    value.type = fields.requiredText("type");
    value.typeUrn = fields.text("typeUrn");
    return value;
}

nlohmann::json Owner::toJson() const
{
    Writer writer(rest);
    writer.put("owner", owner);
    writer.put("type", type);
    writer.put("typeUrn", typeUrn);
    return writer.take();
}

Ownership Ownership::fromFields(Fields &fields)
{
    Ownership value;
    value.owners = fields.requiredObjects<Owner>("owners");
    return value;
}

nlohmann::json Ownership::toJson() const
{
    Writer writer(rest);
    writer.putAll("owners", owners);
    return writer.take();
}

TagAssociation TagAssociation::fromFields(Fields &fields)
{
    TagAssociation value;
    value.tag = fields.requiredText("tag");
    value.context = fields.text("context");
    return value;
}

nlohmann::json TagAssociation::toJson() const
{
    Writer writer(rest);
    writer.put("tag", tag);
    writer.put("context", context);
    return writer.take();
}

GlobalTags GlobalTags::fromFields(Fields &fields)
{
    GlobalTags value;
    value.tags = fields.requiredObjects<TagAssociation>("tags");
    return value;
}

nlohmann::json GlobalTags::toJson() const
{
    Writer writer(rest);
    writer.putAll("tags", tags);
    return writer.take();
}

Deprecation Deprecation::fromFields(Fields &fields)
{
    Deprecation value;
    value.deprecated = fields.requiredBoolean("deprecated");
    value.decommissionTime = fields.integer("decommissionTime");
    value.note = fields.requiredText("note");
    value.actor = fields.requiredText("actor");
    value.replacement = fields.text("replacement");
    return value;
}

nlohmann::json Deprecation::toJson() const
{
    Writer writer(rest);
    writer.put("deprecated", deprecated);
    writer.put("decommissionTime", decommissionTime);
    writer.put("note", note);
    writer.put("actor", actor);
    writer.put("replacement", replacement);
    return writer.take();
}

Status Status::fromFields(Fields &fields)
{
    Status value;
    value.removed = fields.boolean("removed");
    return value;
}

nlohmann::json Status::toJson() const
{
    Writer writer(rest);
    writer.put("removed", removed);
    return writer.take();
}

DataPlatformInstance DataPlatformInstance::fromFields(Fields &fields)
{
    DataPlatformInstance value;
    value.platform = fields.requiredText("platform");
    value.instance = fields.text("instance");
    return value;
}

nlohmann::json DataPlatformInstance::toJson() const
{
    Writer writer(rest);
    writer.put("platform", platform);
    writer.put("instance", instance);
    return writer.take();
}

Container Container::fromFields(Fields &fields)
{
    Container value;
    value.container = fields.requiredText("container");
    return value;
}

nlohmann::json Container::toJson() const
{
    Writer writer(rest);
    writer.put("container", container);
    return writer.take();
}

SubTypes SubTypes::fromFields(Fields &fields)
{
    SubTypes value;
    value.typeNames = fields.requiredTexts("typeNames");
    return value;
}

nlohmann::json SubTypes::toJson() const
{
    Writer writer(rest);
    writer.put("typeNames", typeNames);
    return writer.take();
}

} // namespace domain
