// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/modeldetails.h"

#include "models/gms/client.h"

#include <nlohmann/json.hpp>

using namespace Qt::Literals::StringLiterals;

namespace store {

namespace {

using ModelJson = nlohmann::json;
using AspectsOfModel = std::map<QString, gms::AspectState>;

//! A null where \a object has no such member, or is none.
const ModelJson &memberOf(const ModelJson &object, const char *key)
{
    static const ModelJson nothing;
    if (!object.is_object())
        return nothing;
    const auto it = object.find(key);
    return it == object.end() ? nothing : *it;
}

//! Numbers as they are written: values of metrics and parameters are texts, but not always.
QString textOf(const ModelJson &value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    return value.is_number() || value.is_boolean() ? QString::fromStdString(value.dump())
                                                   : QString();
}

QStringList textListOf(const ModelJson &array)
{
    QStringList texts;
    if (array.is_array()) {
        for (const ModelJson &text : array)
            texts.append(textOf(text));
    }
    return texts;
}

std::vector<ModelDetails::Value> valuesOf(const ModelJson &array)
{
    std::vector<ModelDetails::Value> values;
    if (!array.is_array())
        return values;
    for (const ModelJson &value : array)
        values.push_back({textOf(memberOf(value, "name")), textOf(memberOf(value, "value")),
                          textOf(memberOf(value, "description"))});
    return values;
}

std::optional<QDateTime> timeOf(const ModelJson &stamp)
{
    const ModelJson &time = memberOf(stamp, "time");
    if (!time.is_number_integer() || time.get<qint64>() == 0)
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(time.get<qint64>(), Qt::UTC);
}

//! The names of the aspects of one of the two types.
struct AspectNames
{
    QString key;
    QString properties;
    QString edited;
};

AspectNames aspectNamesOf(bool isGroup)
{
    return isGroup ? AspectNames {u"mlModelGroupKey"_s, u"mlModelGroupProperties"_s,
                                  u"editableMlModelGroupProperties"_s}
                   : AspectNames {u"mlModelKey"_s, u"mlModelProperties"_s,
                                  u"editableMlModelProperties"_s};
}

const ModelJson &valueIn(const AspectsOfModel &aspects, const QString &name)
{
    static const ModelJson nothing;
    const auto it = aspects.find(name);
    return it == aspects.end() || !it->second.value ? nothing : *it->second.value;
}

void addOwners(ModelDetails &details, const ModelJson &ownership)
{
    const ModelJson &owners = memberOf(ownership, "owners");
    if (!owners.is_array())
        return;
    for (const ModelJson &owner : owners) {
        const QString type = textOf(memberOf(owner, "typeUrn"));
        details.owners.push_back({textOf(memberOf(owner, "owner")),
                                  type.isEmpty() ? textOf(memberOf(owner, "type")) : type});
    }
}

void addTags(ModelDetails &details, const ModelJson &globalTags)
{
    const ModelJson &tags = memberOf(globalTags, "tags");
    if (!tags.is_array())
        return;
    for (const ModelJson &tag : tags)
        details.tags.append(textOf(memberOf(tag, "tag")));
}

ModelDetails detailsOf(const domain::Urn &urn, bool isGroup, const AspectsOfModel &aspects)
{
    const AspectNames names = aspectNamesOf(isGroup);
    const ModelJson &properties = valueIn(aspects, names.properties);
    ModelDetails details;
    details.urn = urn.toString();
    details.isGroup = isGroup;
    details.name = textOf(memberOf(properties, "name"));
    if (details.name.isEmpty())
        details.name = urn.displayName();
    details.description = textOf(memberOf(valueIn(aspects, names.edited), "description"));
    if (details.description.isEmpty())
        details.description = textOf(memberOf(properties, "description"));
    details.version = textOf(memberOf(memberOf(properties, "version"), "versionTag"));
    details.type = textOf(memberOf(properties, "type"));
    details.url = textOf(memberOf(properties, "externalUrl"));
    details.created = timeOf(memberOf(properties, "created"));
    details.groups = textListOf(memberOf(properties, "groups"));
    details.deployments = textListOf(memberOf(properties, "deployments"));
    details.trainingMetrics = valuesOf(memberOf(properties, "trainingMetrics"));
    details.hyperParameters = valuesOf(memberOf(properties, "hyperParams"));
    for (const auto &[key, value] : memberOf(properties, "customProperties").items())
        details.properties.push_back({QString::fromStdString(key), textOf(value)});
    addOwners(details, valueIn(aspects, u"ownership"_s));
    addTags(details, valueIn(aspects, u"globalTags"_s));
    const ModelJson &deprecation = valueIn(aspects, u"deprecation"_s);
    details.deprecated = memberOf(deprecation, "deprecated") == true;
    details.note = textOf(memberOf(deprecation, "note"));
    details.removed = memberOf(valueIn(aspects, u"status"_s), "removed") == true;
    return details;
}

} // namespace

Pending fetchModelDetails(gms::Client &client, const domain::Urn &urn, Done<ModelDetails> done)
{
    const bool isGroup = urn.entityType() == "mlModelGroup"_L1;
    const AspectNames names = aspectNamesOf(isGroup);
    return client.aspects(
        urn,
        {names.key, names.properties, names.edited, u"ownership"_s, u"globalTags"_s,
         u"deprecation"_s, u"status"_s},
        [urn, isGroup, names, done = std::move(done)](const Result<AspectsOfModel> &aspects) {
            if (!aspects)
                return done(Failure(aspects.error()));
            // Some servers make up a key for whatever URN.
            bool isThere = false;
            for (const auto &[name, state] : *aspects)
                isThere = isThere || (state.value && name != names.key);
            if (!isThere) {
                Error error;
                error.kind = Error::Kind::NotFound;
                error.detail = urn.toString();
                return done(Failure(error));
            }
            done(detailsOf(urn, isGroup, *aspects));
        });
}

} // namespace store
