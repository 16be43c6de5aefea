// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/codec/entities.h"

#include "models/gms/codec/json.h"
#include "models/gms/codec/reasons.h"
#include "models/gms/errors.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

using nlohmann::json;

Failure wrong(const QString &path, const char *what)
{
    return Failure(badReply(path, QCoreApplication::translate("Json", what)));
}

using namespace reasons;

QString at(QStringView list, std::size_t index, QStringView field = {})
{
    const QString path = list.toString() + u'[' + QString::number(index) + u']';
    return field.isEmpty() ? path : path + u'.' + field.toString();
}

//! The value of an aspect of an entity in the shape of v3.
const json &aspect(const json &entity, const char *name)
{
    return member(member(entity, name), "value");
}

QString firstOf(std::initializer_list<QString> texts)
{
    for (const QString &text : texts) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QStringList textsOf(const json &array)
{
    QStringList result;
    if (!array.is_array())
        return result;
    for (const json &value : array) {
        if (value.is_string())
            result.append(QString::fromStdString(value.get_ref<const std::string &>()));
    }
    return result;
}

bool hasMoreThanKey(const json &entity)
{
    for (const auto &[name, value] : entity.items()) {
        if (name != "urn" && !QByteArrayView(name).endsWith("Key"))
            return true;
    }
    return false;
}

catalog::Neighbour readUser(const json &entity)
{
    const json &info = aspect(entity, "corpUserInfo");
    const json &edited = aspect(entity, "corpUserEditableInfo");
    catalog::Neighbour user;
    user.name = firstOf(
        {textAt(edited, "displayName"), textAt(info, "displayName"), textAt(info, "fullName")});
    user.detail = firstOf({textAt(edited, "email"), textAt(info, "email")});
    const json &active = member(info, "active");
    user.active = !active.is_boolean() || active.get<bool>();
    return user;
}

catalog::Neighbour readContainer(const json &entity)
{
    const json &properties = aspect(entity, "containerProperties");
    catalog::Neighbour container;
    container.name = textAt(properties, "name");
    container.detail
        = firstOf({textAt(properties, "qualifiedName"), textAt(properties, "description")});
    container.parent = textAt(aspect(entity, "container"), "container");
    container.subType = textsOf(member(aspect(entity, "subTypes"), "typeNames")).value(0);
    return container;
}

catalog::Neighbour readTag(const json &entity)
{
    const json &properties = aspect(entity, "tagProperties");
    catalog::Neighbour tag;
    tag.name = textAt(properties, "name");
    tag.detail = textAt(properties, "description");
    tag.colour = textAt(properties, "colorHex");
    return tag;
}

//! What most types have: an aspect with a name and a description.
catalog::Neighbour readNamed(const json &info, const char *nameField, const char *detailField)
{
    catalog::Neighbour result;
    result.name = firstOf({textAt(info, nameField), textAt(info, "name")});
    result.detail = textAt(info, detailField);
    return result;
}

Result<const json *> arrayAt(const json &body, const char *key)
{
    if (!body.is_object())
        return wrong({}, noObject);
    const json &array = member(body, key);
    if (!array.is_array())
        return wrong(QString::fromLatin1(key), noArray);
    return &array;
}

} // namespace

Result<Entities> readBatchGet(const QByteArray &body)
{
    const auto parsed = parseJson(body);
    if (!parsed)
        return Failure(parsed.error());
    if (!parsed->is_array())
        return wrong({}, noArray);
    Entities entities;
    std::size_t index = 0;
    for (const json &entity : *parsed) {
        const QString urn = textAt(entity, "urn");
        if (urn.isEmpty())
            return wrong(at(u"", index, u"urn"), noText);
        entities.insert(urn, entity);
        ++index;
    }
    return entities;
}

json entityFromV2(const json &entity)
{
    json result = json::object();
    result["urn"] = member(entity, "urn");
    for (const auto &[name, envelope] : member(entity, "aspects").items()) {
        json &aspectOf = result[name];
        aspectOf["value"] = member(envelope, "value");
        if (const json &metadata = member(envelope, "systemMetadata"); metadata.is_object())
            aspectOf["systemMetadata"] = metadata;
        if (const json &created = member(envelope, "created"); created.is_object())
            aspectOf["auditStamp"] = created;
    }
    return result;
}

Result<Entities> readEntitiesV2(const QByteArray &body)
{
    const auto parsed = parseJson(body);
    if (!parsed)
        return Failure(parsed.error());
    const json &results = member(*parsed, "results");
    if (!results.is_object())
        return wrong(u"results"_s, noObject);
    Entities entities;
    for (const auto &[urn, entity] : results.items()) {
        json converted = entityFromV2(entity);
        if (!converted["urn"].is_string())
            converted["urn"] = urn;
        if (hasMoreThanKey(converted))
            entities.emplace(textAt(converted, "urn"), std::move(converted));
    }
    return entities;
}

QStringList neighbourAspects(const QString &entityType)
{
    static const QHash<QString, QStringList> aspects {
        {u"corpuser"_s, {u"corpUserInfo"_s, u"corpUserEditableInfo"_s}},
        {u"corpGroup"_s, {u"corpGroupInfo"_s}},
        {u"tag"_s, {u"tagProperties"_s}},
        {u"container"_s, {u"containerProperties"_s, u"subTypes"_s, u"container"_s}},
        {u"dataPlatform"_s, {u"dataPlatformInfo"_s}},
        {u"dataPlatformInstance"_s, {u"dataPlatformInstanceProperties"_s}},
        {u"ownershipType"_s, {u"ownershipTypeInfo"_s}},
        {u"mlModel"_s, {u"mlModelProperties"_s}},
        {u"mlModelGroup"_s, {u"mlModelGroupProperties"_s}},
    };
    return aspects.value(entityType);
}

catalog::Neighbour readNeighbour(const QString &entityType, const json &entity)
{
    if (entityType == "corpuser"_L1)
        return readUser(entity);
    if (entityType == "container"_L1)
        return readContainer(entity);
    if (entityType == "tag"_L1)
        return readTag(entity);
    const QStringList aspects = neighbourAspects(entityType);
    if (aspects.isEmpty())
        return {};
    const bool group = entityType == "corpGroup"_L1;
    return readNamed(aspect(entity, aspects.first().toLatin1().constData()), "displayName",
                     group ? "email" : "description");
}

QStringList listedNeighbourAspects(const QString &entityType)
{
    QStringList aspects = neighbourAspects(entityType);
    aspects.prepend(entityType == "corpuser"_L1 ? u"corpUserKey"_s : entityType + u"Key"_s);
    if (entityType != "dataPlatform"_L1) // which has none
        aspects.append(u"status"_s);
    return aspects;
}

Result<NeighboursPage> readNeighboursPage(const QString &entityType, const QByteArray &body)
{
    const auto parsed = parseJson(body);
    if (!parsed)
        return Failure(parsed.error());
    const auto entities = arrayAt(*parsed, "entities");
    if (!entities)
        return Failure(entities.error());
    NeighboursPage page;
    page.hasRows = !(*entities)->empty();
    page.nextScrollId = textAt(*parsed, "scrollId");
    std::size_t index = 0;
    for (const json &entity : **entities) {
        const QString urn = textAt(entity, "urn");
        if (urn.isEmpty())
            return wrong(at(u"entities", index, u"urn"), noText);
        if (member(aspect(entity, "status"), "removed") != true)
            page.neighbours.emplace_back(urn, readNeighbour(entityType, entity));
        ++index;
    }
    return page;
}

catalog::Model readModel(const QString &urn, const json &entity)
{
    const json &properties = aspect(entity, "mlModelProperties");
    catalog::Model model;
    model.urn = urn;
    model.name = textAt(properties, "name");
    model.version = textAt(member(properties, "version"), "versionTag");
    model.groups = textsOf(member(properties, "groups"));
    return model;
}

Result<EdgesPage> readModelEdges(const QByteArray &body)
{
    const auto parsed = parseJson(body);
    if (!parsed)
        return Failure(parsed.error());
    const auto entities = arrayAt(*parsed, "entities");
    if (!entities)
        return Failure(entities.error());
    EdgesPage page;
    page.nextScrollId = textAt(*parsed, "scrollId");
    std::size_t index = 0;
    for (const json &entity : **entities) {
        const QString model = textAt(entity, "urn");
        if (model.isEmpty())
            return wrong(at(u"entities", index, u"urn"), noText);
        const json &properties = aspect(entity, "mlModelProperties");
        for (const QString &deployment : textsOf(member(properties, "deployments")))
            page.edges.push_back({model, deployment});
        ++index;
    }
    return page;
}

Result<EdgesPage> readEdges(const QByteArray &body)
{
    const auto parsed = parseJson(body);
    if (!parsed)
        return Failure(parsed.error());
    const auto results = arrayAt(*parsed, "results");
    if (!results)
        return Failure(results.error());
    EdgesPage page;
    page.nextScrollId = textAt(*parsed, "scrollId");
    std::size_t index = 0;
    for (const json &row : **results) {
        catalog::Edge edge {textAt(member(row, "source"), "urn"),
                            textAt(member(row, "destination"), "urn")};
        if (edge.model.isEmpty())
            return wrong(at(u"results", index, u"source.urn"), noText);
        if (edge.deployment.isEmpty())
            return wrong(at(u"results", index, u"destination.urn"), noText);
        page.edges.push_back(std::move(edge));
        ++index;
    }
    return page;
}

Result<Related> readRelated(const QByteArray &body)
{
    const auto parsed = parseJson(body);
    if (!parsed)
        return Failure(parsed.error());
    const auto relationships = arrayAt(*parsed, "relationships");
    if (!relationships)
        return Failure(relationships.error());
    const auto number = [&parsed](const char *key) {
        const json &value = member(*parsed, key);
        return value.is_number_integer() ? value.get<int>() : 0;
    };
    Related related {number("start"), number("count"), number("total"), {}};
    std::size_t index = 0;
    for (const json &row : **relationships) {
        Related::Item item {textAt(row, "type"), textAt(row, "entity")};
        if (item.entity.isEmpty())
            return wrong(at(u"relationships", index, u"entity"), noText);
        related.items.push_back(std::move(item));
        ++index;
    }
    return related;
}

Result<UrnsPage> readUrns(const QByteArray &body)
{
    const auto parsed = parseJson(body);
    if (!parsed)
        return Failure(parsed.error());
    const json &value = member(*parsed, "value");
    if (!member(value, "entities").is_array())
        return wrong(u"value.entities"_s, noArray);
    const json &total = member(value, "total");
    return UrnsPage {textsOf(member(value, "entities")),
                     total.is_number_integer() ? total.get<int>() : 0};
}

} // namespace gms
