// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/registry.h"

#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// A resource of a static library is only there once it has been named, outside of any namespace.
static void initSchemaResource()
{
    Q_INIT_RESOURCE(localgms);
}

namespace localgms {

namespace {

constexpr std::string_view avroPrefix = "com.linkedin.pegasus2avro.";

Path pathFrom(const Json &json)
{
    return json.get<Path>();
}

AspectSpec aspectFrom(const std::string &name, const Json &json)
{
    AspectSpec spec;
    spec.name = name;
    spec.className = json.at("c");
    spec.type = json.at("t");
    spec.schemaVersion = json.value("v", 1);
    spec.timeseries = json.contains("ts");
    for (const Json &field : json.value("s", Json::array()))
        spec.search.push_back({field[0], field[1], pathFrom(field[2])});
    for (const Json &relation : json.value("r", Json::array()))
        spec.relations.push_back({relation[0], pathFrom(relation[1]), relation[2]});
    return spec;
}

} // namespace

std::string toLower(std::string_view text)
{
    std::string result(text);
    for (char &c : result) {
        if (c >= 'A' && c <= 'Z')
            c = char(c + 32);
    }
    return result;
}

bool EntitySpec::has(std::string_view aspect) const
{
    return aspect == keyAspect
        || std::find(aspects.begin(), aspects.end(), aspect) != aspects.end();
}

Registry::Type Registry::typeFrom(const Json &json)
{
    static const std::map<std::string_view, Kind> kinds {
        {"string", Kind::String}, {"long", Kind::Long}, {"int", Kind::Int},
        {"double", Kind::Double}, {"urn", Kind::Urn},   {"boolean", Kind::Boolean},
        {"bytes", Kind::Bytes},   {"any", Kind::Any},   {"enum", Kind::Enum},
        {"array", Kind::Array},   {"map", Kind::Map},   {"union", Kind::Union},
        {"record", Kind::Record}};
    Type type;
    type.kind = kinds.at(json.at("k").get_ref<const std::string &>());
    type.inner = json.value("t", 0);
    type.name = json.value("n", "");
    type.symbols = json.value("s", std::vector<std::string> {});
    const Json members = json.value("u", Json::object());
    for (const auto &[name, member] : members.items())
        type.members.emplace(name, member.get<int>());
    for (const Json &field : json.value("f", Json::array())) {
        Field entry {field[0], field[1], field[2] == 1, {}};
        if (field.size() > 3)
            entry.fallback = field[3];
        type.fields.push_back(std::move(entry));
    }
    return type;
}

void Registry::read(const Json &table)
{
    for (const Json &type : table.at("types"))
        m_types.push_back(typeFrom(type));
    for (const auto &[name, json] : table.at("aspects").items()) {
        AspectSpec spec = aspectFrom(name, json);
        m_aspectsInLowerCase.emplace(toLower(name), name);
        m_aspectsByClass.emplace(spec.className, name);
        m_aspects.emplace(name, std::move(spec));
    }
    for (const auto &[name, json] : table.at("entities").items()) {
        EntitySpec spec {name, json.at("k"), json.at("a"), json.value("s", "")};
        m_entitiesInLowerCase.emplace(toLower(name), name);
        m_entities.emplace(name, std::move(spec));
    }
}

Result<std::shared_ptr<const Registry>> Registry::load()
{
    initSchemaResource();
    QFile file(u":/localgms/aspects.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return Failure(Error {Error::Kind::File, 0, file.fileName(), {}, -1, {}});
    const QByteArray bytes = file.readAll();
    auto registry = std::make_shared<Registry>();
    try {
        registry->read(Json::parse(bytes.begin(), bytes.end()));
    } catch (const Json::exception &error) {
        return Failure(Error {Error::Kind::File, 0, QString::fromUtf8(error.what()), {}, -1, {}});
    }
    return registry;
}

const EntitySpec *Registry::entity(std::string_view name) const
{
    const auto it = m_entities.find(name);
    return it == m_entities.end() ? nullptr : &it->second;
}

const EntitySpec *Registry::entityIgnoringCase(std::string_view name) const
{
    const auto it = m_entitiesInLowerCase.find(toLower(name));
    return it == m_entitiesInLowerCase.end() ? nullptr : entity(it->second);
}

const AspectSpec *Registry::aspect(std::string_view name) const
{
    const auto it = m_aspects.find(name);
    return it == m_aspects.end() ? nullptr : &it->second;
}

const AspectSpec *Registry::aspectInPath(std::string_view name) const
{
    if (const AspectSpec *exact = aspect(name))
        return exact;
    const auto it = m_aspectsInLowerCase.find(name);
    return it == m_aspectsInLowerCase.end() ? nullptr : aspect(it->second);
}

const AspectSpec *Registry::aspectOfClass(std::string_view className) const
{
    std::string name(className);
    if (className.starts_with(avroPrefix))
        name = "com.linkedin." + std::string(className.substr(avroPrefix.size()));
    const auto it = m_aspectsByClass.find(name);
    return it == m_aspectsByClass.end() ? nullptr : aspect(it->second);
}

} // namespace localgms
