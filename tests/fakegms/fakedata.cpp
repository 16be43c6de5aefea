// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakegms/fakedata.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace {

using nlohmann::json;

constexpr std::array platforms {"sagemaker", "vertexai", "azureml", "kserve", "mlflow", "seldon"};
constexpr std::array envs {"PROD", "DEV", "STG", "TEST", "PROD", "QA"};
constexpr std::array statuses {"IN_SERVICE", "IN_SERVICE", "OUT_OF_SERVICE", "CREATING", "UPDATING",
                               "FAILED",     "UNKNOWN",    "ROLLING_BACK",   "DELETING"};

template <typename Array>
std::string pick(const Array &array, int i)
{
    return array[std::size_t(i) % array.size()];
}

json properties(int i)
{
    json result {{"description", "Deployment number " + std::to_string(i)},
                 {"createdAt", 1'700'000'000'000 + std::int64_t(i) * 3'600'000},
                 {"version", {{"versionTag", "v" + std::to_string(1 + i % 7)}}},
                 {"status", pick(statuses, i)},
                 {"externalUrl", "https://console.example.org/endpoints/" + std::to_string(i)}};
    result["customProperties"]
        = {{"region", i % 2 ? "eu-west-1" : "us-east-1"}, {"instances", std::to_string(1 + i % 4)}};
    return result;
}

json ownership(int i)
{
    json owners = json::array();
    owners.push_back({{"owner", "urn:li:corpuser:user" + std::to_string(i % 5)},
                      {"type", "TECHNICAL_OWNER"},
                      {"typeUrn", "urn:li:ownershipType:__system__technical_owner"}});
    if (i % 3 == 0)
        owners.push_back({{"owner", "urn:li:corpGroup:team" + std::to_string(i % 2)},
                          {"type", "BUSINESS_OWNER"}});
    return {{"owners", owners},
            {"lastModified", {{"time", 0}, {"actor", "urn:li:corpuser:unknown"}}}};
}

} // namespace

QString fakeDeploymentUrn(int i)
{
    return u"urn:li:mlModelDeployment:(urn:li:dataPlatform:%1,endpoint-%2,%3)"_s.arg(
        QString::fromStdString(pick(platforms, i)), QString::number(i).rightJustified(6, u'0'),
        QString::fromStdString(pick(envs, i)));
}

void FakeData::set(const QString &urn, const QString &aspect, const nlohmann::json &value)
{
    set(urn, aspect, value, Stamp());
}

void FakeData::set(const QString &urn, const QString &aspect, const nlohmann::json &value,
                   const Stamp &stamp)
{
    Aspects &aspects = m_entities[urn.toStdString()];
    const auto [it, isNew]
        = aspects.try_emplace(aspect.toStdString(), AspectValue {value, 1, stamp, {}});
    AspectValue &current = it->second;
    if (isNew || current.value == value)
        return;
    std::vector<AspectValue> older = std::move(current.older);
    current.older.clear();
    older.push_back(current);
    current = {value, current.version + 1, stamp, std::move(older)};
}

void FakeData::eraseAspect(const QString &urn, const QString &aspect)
{
    const auto it = m_entities.find(urn.toStdString());
    if (it != m_entities.end())
        it->second.erase(aspect.toStdString());
}

void FakeData::forgetHistory(const QString &urn, const QString &aspect)
{
    const auto it = m_entities.find(urn.toStdString());
    if (it != m_entities.end() && it->second.count(aspect.toStdString()) > 0)
        it->second.at(aspect.toStdString()).older.clear();
}

const FakeData::AspectValue *FakeData::find(const std::string &urn, const std::string &aspect) const
{
    const Aspects *aspects = find(urn);
    const auto it = aspects ? aspects->find(aspect) : Aspects::const_iterator();
    return aspects && it != aspects->end() ? &it->second : nullptr;
}

const FakeData::AspectValue *FakeData::find(const std::string &urn, const std::string &aspect,
                                            int version) const
{
    const AspectValue *current = find(urn, aspect);
    if (!current || version == 0 || version == current->version)
        return current;
    const auto it = std::find_if(current->older.begin(), current->older.end(),
                                 [version](const AspectValue &v) { return v.version == version; });
    return it == current->older.end() ? nullptr : &*it;
}

const FakeData::Aspects *FakeData::find(const std::string &urn) const
{
    const auto it = m_entities.find(urn);
    return it == m_entities.end() ? nullptr : &it->second;
}

std::string FakeData::typeOf(const std::string &urn)
{
    const std::string prefix = "urn:li:";
    const std::size_t colon = urn.find(':', prefix.size());
    return urn.starts_with(prefix) && colon != std::string::npos
             ? urn.substr(prefix.size(), colon - prefix.size())
             : std::string();
}

QStringList FakeData::urnsOf(const QString &entityType) const
{
    QStringList urns;
    for (const auto &[urn, aspects] : m_entities) {
        if (typeOf(urn) == entityType.toStdString())
            urns.append(QString::fromStdString(urn));
    }
    return urns;
}

void FakeData::addDeployments(int count)
{
    addNeighbours();
    for (int i = 0; i < count; ++i)
        addDeployment(m_made + i);
    for (int i = 0; i < count; i += 3)
        addModel(m_made + i, std::min(3, count - i));
    m_made += count;
}

void FakeData::addNeighbours()
{
    for (const char *platform : platforms)
        set(u"urn:li:dataPlatform:"_s + QString::fromLatin1(platform), u"dataPlatformInfo"_s,
            {{"name", platform},
             {"displayName", std::string("The ") + platform},
             {"type", "OTHERS"}});
    for (int i = 0; i < 5; ++i)
        set(u"urn:li:corpuser:user%1"_s.arg(i), u"corpUserInfo"_s,
            {{"active", i != 4},
             {"displayName", "User " + std::to_string(i)},
             {"email", "user" + std::to_string(i) + "@example.org"}});
    for (int i = 0; i < 2; ++i)
        set(u"urn:li:corpGroup:team%1"_s.arg(i), u"corpGroupInfo"_s,
            {{"displayName", "Team " + std::to_string(i)}, {"email", "team@example.org"}});
    set(u"urn:li:tag:critical"_s, u"tagProperties"_s,
        {{"name", "Critical"}, {"description", "Wakes people up"}, {"colorHex", "#d92d20"}});
    set(u"urn:li:container:outer"_s, u"containerProperties"_s, {{"name", "Workspace"}});
    set(u"urn:li:container:inner"_s, u"containerProperties"_s, {{"name", "Project"}});
    set(u"urn:li:container:inner"_s, u"container"_s, {{"container", "urn:li:container:outer"}});
    set(u"urn:li:container:inner"_s, u"subTypes"_s, {{"typeNames", {"ML Project"}}});
    set(u"urn:li:ownershipType:__system__technical_owner"_s, u"ownershipTypeInfo"_s,
        {{"name", "Technical Owner"}, {"description", "Runs it"}});
}

void FakeData::addDeployment(int i)
{
    const QString urn = fakeDeploymentUrn(i);
    const QStringList parts = urn.mid(urn.indexOf(u'(') + 1).chopped(1).split(u',');
    set(urn, u"mlModelDeploymentKey"_s,
        {{"platform", parts[0].toStdString()},
         {"name", parts[1].toStdString()},
         {"origin", parts[2].toStdString()}});
    set(urn, u"mlModelDeploymentProperties"_s, properties(i));
    set(urn, u"dataPlatformInstance"_s, {{"platform", parts[0].toStdString()}});
    if (i % 4 != 3)
        set(urn, u"ownership"_s, ownership(i));
    if (i % 5 == 0)
        set(urn, u"globalTags"_s, {{"tags", {{{"tag", "urn:li:tag:critical"}}}}});
    if (i % 7 == 0)
        set(urn, u"deprecation"_s,
            {{"deprecated", true},
             {"decommissionTime", 1'800'000'000'000},
             {"note", "Replaced"},
             {"actor", "urn:li:corpuser:user0"},
             {"replacement", fakeDeploymentUrn(i + 1).toStdString()}});
    if (i % 11 == 10)
        set(urn, u"status"_s, {{"removed", true}});
    if (i % 6 == 1)
        set(urn, u"container"_s, {{"container", "urn:li:container:inner"}});
}

void FakeData::addModel(int first, int count)
{
    const QString urn = u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,model-%1,PROD)"_s.arg(first);
    json deployments = json::array();
    for (int i = 0; i < count; ++i)
        deployments.push_back(fakeDeploymentUrn(first + i).toStdString());
    set(urn, u"mlModelKey"_s,
        {{"platform", "urn:li:dataPlatform:mlflow"},
         {"name", "model-" + std::to_string(first)},
         {"origin", "PROD"}});
    set(urn, u"mlModelProperties"_s,
        {{"name", "Model " + std::to_string(first)},
         {"version", {{"versionTag", std::to_string(first)}}},
         {"groups", {"urn:li:mlModelGroup:(urn:li:dataPlatform:mlflow,group,PROD)"}},
         {"deployments", deployments}});
}
