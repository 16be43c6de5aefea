// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakegms/fakereplies.h"
#include "tests/fakegms/fakeroutes.h"

#include <QDateTime>

#include <set>

using namespace fake;
using nlohmann::json;

//! What a FakeGms does with writes.

namespace {

//! What the lists of aspects with a patch template are addressed by.
const std::map<std::string, std::pair<std::string, std::vector<std::string>>> patchTemplates {
    {"ownership", {"owners", {"owner", "type"}}},
    {"globalTags", {"tags", {"tag"}}},
};

json parsed(const std::string &text)
{
    return json::parse(text, nullptr, false);
}

json parsed(const QByteArray &body)
{
    return parsed(body.toStdString());
}

std::vector<std::string> stepsOf(const std::string &pointer)
{
    std::vector<std::string> steps;
    for (const QString &part : QString::fromStdString(pointer).split(u'/').mid(1)) {
        QString step = part;
        steps.push_back(step.replace(QLatin1String("~1"), QLatin1String("/"))
                            .replace(QLatin1String("~0"), QLatin1String("~"))
                            .toStdString());
    }
    return steps;
}

//! One operation on an item of a list that is addressed by what it holds.
void patchItem(json &list, const std::vector<std::string> &keys, const json &operation)
{
    const std::vector<std::string> steps = stepsOf(operation.at("path").get<std::string>());
    const auto isMeant = [&](const json &item) {
        for (std::size_t i = 0; i < keys.size() && i + 1 < steps.size(); ++i) {
            if (item.value(keys[i], std::string()) != steps[i + 1])
                return false;
        }
        return true;
    };
    auto &items = list.get_ref<json::array_t &>();
    items.erase(std::remove_if(items.begin(), items.end(), isMeant), items.end());
    if (operation.at("op") != "remove")
        items.push_back(operation.at("value"));
}

json operationsOf(const json &value)
{
    return value.is_object() ? value.value("patch", json()) : value;
}

//! owners by the URN of their type, as the server keeps them beside the list.
json groupedOwners(const json &owners)
{
    json groups = json::object();
    for (const json &owner : owners) {
        const std::string system
            = "urn:li:ownershipType:__system__" + lower(owner.value("type", std::string("none")));
        groups[owner.value("typeUrn", system)].push_back(owner.at("owner"));
    }
    return groups;
}

} // namespace

bool FakeRoutes::isWrite(const FakeRequest &request)
{
    const QByteArray path = request.path();
    return request.method == "PATCH" || path.endsWith("/aspects")
        || (request.method == "POST" && path.contains("/openapi/v3/entity/")
            && !path.endsWith("/batchGet") && !path.endsWith("/scroll"));
}

bool FakeRoutes::isAspectPath(const QByteArray &path)
{
    return path.startsWith("/openapi/v3/entity/") && path.count('/') == 6;
}

FakeRoutes::AspectPath FakeRoutes::AspectPath::of(const QByteArray &path)
{
    const QList<QByteArray> parts = path.split('/');
    AspectPath result;
    result.urn = QByteArray::fromPercentEncoding(parts.value(5)).toStdString();
    result.aspect = QByteArray::fromPercentEncoding(parts.value(6)).toStdString();
    result.type = FakeData::typeOf(result.urn);
    if (lower(result.type) != lower(parts.value(4).toStdString()))
        result.type.clear();
    return result;
}

FakeReply FakeRoutes::ingest(const FakeRequest &request)
{
    ++m_gms.m_writes;
    const json body = parsed(request.body);
    if (!body.is_object())
        return restLiError(400, "Cannot parse request entity");
    const json proposals = body.contains("proposals")
                             ? body["proposals"]
                             : json::array({body.value("proposal", json())});
    std::vector<Write> writes;
    for (const json &proposal : proposals) {
        if (!proposal.is_object())
            return restLiError(400, "Parameter 'proposal' is required");
        Write write;
        write.type = proposal.value("entityType", std::string());
        write.urn = proposal.value("entityUrn", std::string());
        write.aspect = proposal.value("aspectName", std::string());
        write.change = proposal.value("changeType", std::string("UPSERT"));
        write.value
            = parsed(proposal.value("aspect", json::object()).value("value", std::string()));
        write.headers = proposal.value("headers", json());
        write.systemMetadata = proposal.value("systemMetadata", json());
        if (const Refusal reason = refusal(write); !reason.message.empty())
            return restLiError(422, reason.message);
        writes.push_back(std::move(write));
    }
    for (const Write &write : writes)
        store(write);
    return ok({{"value", "success"}});
}

FakeReply FakeRoutes::postAspect(const FakeRequest &request)
{
    const AspectPath target = AspectPath::of(request.path());
    const json body = parsed(request.body);
    if (!body.is_object() || !body.contains("value"))
        return refuse(400, "Malformed request body");
    Write write {target.type, target.urn, target.aspect, "UPSERT", body["value"], {}, {}};
    write.headers = body.value("headers", json());
    write.systemMetadata = body.value("systemMetadata", json());
    if (request.query("createIfNotExists") != "false")
        write.change = "CREATE";
    return written(request, write);
}

FakeReply FakeRoutes::patchAspect(const FakeRequest &request)
{
    const AspectPath target = AspectPath::of(request.path());
    Write write {target.type, target.urn, target.aspect, "PATCH", parsed(request.body), {}, {}};
    const bool generic = write.value.is_object() && write.value.value("forceGenericPatch", false);
    if (patchTemplates.count(write.aspect) == 0 && !(generic && m_gms.m_abilities.genericPatch))
        return refuse(400, "Unsupported patch template");
    return written(request, write);
}

FakeReply FakeRoutes::written(const FakeRequest &request, const Write &write)
{
    if (m_gms.m_ignoresUnknownAspects && !registered(write.type, write.aspect))
        return ok({{"urn", write.urn}});
    if (const Refusal reason = refusal(write); !reason.message.empty()) {
        const bool is412 = reason.precondition && m_gms.m_abilities.answers412;
        return withStatus(is412 ? 412 : 400,
                          {{"error", is412 ? "Precondition Error" : "Validation Error"},
                           {"message", reason.message}});
    }
    store(write);
    return ok({{"urn", write.urn},
               {write.aspect, v3Aspect(*m_gms.m_data.find(write.urn, write.aspect),
                                       request.query("systemMetadata") == "true")}});
}

//! The one query `me`. Whatever else comes may change something.
FakeReply FakeRoutes::graphql(const FakeRequest &request)
{
    const json body = parsed(request.body);
    const std::string query = body.is_object() ? body.value("query", std::string()) : std::string();
    if (query.find("mutation") != query.npos || query.find("me") == query.npos) {
        ++m_gms.m_writes;
        return ok({{"errors", {{{"message", "Unknown field"}, {"extensions", {{"code", 400}}}}}}});
    }
    const std::string user
        = m_gms.m_user.empty() ? "urn:li:corpuser:__datahub_system" : m_gms.m_user;
    return ok({{"data", {{"me", {{"corpUser", {{"urn", user}}}}}}}});
}

FakeRoutes::Refusal FakeRoutes::refusal(const Write &write) const
{
    if (write.type.empty() || FakeData::typeOf(write.urn) != write.type)
        return {"Failed to parse urn " + write.urn};
    if (!registered(write.type, write.aspect))
        return {"Unknown aspect " + write.aspect + " for entity " + write.type};
    if (write.value.is_discarded())
        return {"Failed to deserialize aspect " + write.aspect};
    if (write.change == "CREATE" && m_gms.m_data.find(write.urn, write.aspect))
        return {"Cannot perform CREATE since the aspect already exists."};
    if (Refusal failed = refusalByPrecondition(write); failed.precondition)
        return failed;
    if (valueOf(write).is_discarded())
        return {"Failed to apply the patch"};
    return {};
}

FakeRoutes::Refusal FakeRoutes::refusalByPrecondition(const Write &write) const
{
    if (m_gms.m_ignoresPreconditions || !m_gms.m_abilities.preconditions
        || !write.headers.is_object())
        return {};
    const std::string expected = write.headers.value("If-Version-Match", std::string());
    const auto *current = m_gms.m_data.find(write.urn, write.aspect);
    const std::string actual = std::to_string(current ? current->version : -1);
    if (expected.empty() || expected == actual)
        return {};
    return {"Expected version " + expected + ", actual version " + actual, true};
}

//! What is there once \a write is done.
json FakeRoutes::valueOf(const Write &write) const
{
    json value = write.change == "PATCH" ? patched(write) : write.value;
    if (write.aspect == "ownership" && value.is_object() && value.contains("owners"))
        value["ownerTypes"] = groupedOwners(value["owners"]);
    return value;
}

//! Discarded where the patch does not fit.
json FakeRoutes::patched(const Write &write) const
{
    const auto known = patchTemplates.find(write.aspect);
    const auto *current = m_gms.m_data.find(write.urn, write.aspect);
    json value = current ? current->value : json::object();
    try {
        for (const json &operation : operationsOf(write.value)) {
            const std::string path = operation.at("path").get<std::string>();
            if (known == patchTemplates.end()
                || !path.starts_with("/" + known->second.first + "/")) {
                value = value.patch(json::array({operation}));
                continue;
            }
            json &list = value[known->second.first];
            if (list.is_null())
                list = json::array();
            patchItem(list, known->second.second, operation);
        }
    } catch (const json::exception &) {
        return json(json::value_t::discarded);
    }
    return value;
}

void FakeRoutes::store(const Write &write)
{
    FakeData::Stamp stamp;
    stamp.timeMs = QDateTime::currentMSecsSinceEpoch();
    stamp.runId = write.systemMetadata.is_object()
                    ? write.systemMetadata.value("runId", std::string("no-run-id-provided"))
                    : "no-run-id-provided";
    stamp.actor = m_gms.m_user.empty() ? "urn:li:corpuser:__datahub_system" : m_gms.m_user;
    m_gms.m_data.set(QString::fromStdString(write.urn), QString::fromStdString(write.aspect),
                     valueOf(write), stamp);
}

bool FakeRoutes::registered(const std::string &entityType, const std::string &aspect) const
{
    static const std::set<std::string> ofDeployments {"mlModelDeploymentKey",
                                                      "mlModelDeploymentProperties",
                                                      "ownership",
                                                      "status",
                                                      "deprecation",
                                                      "globalTags",
                                                      "dataPlatformInstance",
                                                      "testResults"};
    if (entityType != "mlModelDeployment")
        return !aspect.empty();
    return ofDeployments.count(aspect) > 0
        || (aspect == "container" && m_gms.m_abilities.container);
}
