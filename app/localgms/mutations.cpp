// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/resolvers.h"

#include "app/localgms/extract.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>

//! GraphQL mutations: small edits of owners, tags, deprecation and soft deletion, for any entity.

namespace localgms::graphql {

const std::map<std::string, Resolver> &mutations();

namespace {

std::vector<std::string> textsIn(const Json &object, const char *name)
{
    return object.value(name, std::vector<std::string> {});
}

//! resourceUrn of one, or resources: [{resourceUrn}] of many.
std::vector<std::string> resourcesOf(const Json &input)
{
    std::vector<std::string> urns;
    if (input.contains("resourceUrn"))
        urns.push_back(textIn(input, "resourceUrn"));
    for (const Json &resource : input.value("resources", Json::array()))
        urns.push_back(textIn(resource, "resourceUrn"));
    return urns;
}

void checkExists(Gms &gms, const std::string &urn)
{
    checkedEntity(gms, urn);
    const Database::Reader reader(gms.database);
    if (!documentOf(*reader, urn))
        throw ApiError(Fault::NotFound,
                       "Failed to update " + urn + ". " + urn + " does not exist.");
}

//! The same change for each of the urns, in one transaction.
Json change(Gms &gms, const Author &author, const std::vector<std::string> &urns,
            const char *aspect, const std::function<void(Ingest &, Proposal &)> &apply)
{
    if (urns.empty())
        throw ApiError(Fault::BadRequest, "No resource is named.");
    for (const std::string &urn : urns)
        checkExists(gms, urn);
    Ingest ingest(gms.database, gms.features, author);
    for (const std::string &urn : urns) {
        Proposal proposal;
        proposal.urn = urn;
        proposal.aspect = aspect;
        apply(ingest, proposal);
    }
    ingest.commit();
    return true;
}

Json operation(const char *op, const std::string &path, const Json &value = Json::object())
{
    return {{"op", op}, {"path", path}, {"value", value}};
}

std::string step(std::string text)
{
    std::string result = "/";
    for (const char c : text)
        result += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return result;
}

Json patchTags(Gms &gms, const Author &author, const Json &input, bool add)
{
    std::vector<std::string> tags = textsIn(input, "tagUrns");
    if (input.contains("tagUrn"))
        tags.push_back(textIn(input, "tagUrn"));
    return change(gms, author, resourcesOf(input), "globalTags",
                  [&](Ingest &ingest, Proposal &proposal) {
                      proposal.change = "PATCH";
                      for (const std::string &tag : tags)
                          proposal.value.push_back(operation(add ? "add" : "remove",
                                                             "/tags" + step(tag), {{"tag", tag}}));
                      ingest.apply(proposal);
                  });
}

//! The enum that goes with one of the system's ownership types; CUSTOM with any other.
std::string ownerType(const std::string &typeUrn)
{
    constexpr std::string_view system = "urn:li:ownershipType:__system__";
    if (!typeUrn.starts_with(system))
        return "CUSTOM";
    std::string symbol = typeUrn.substr(system.size());
    std::transform(symbol.begin(), symbol.end(), symbol.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    return symbol;
}

Json ownerJson(const Json &input)
{
    Json owner {{"owner", textIn(input, "ownerUrn")}};
    const std::string typeUrn = textIn(input, "ownershipTypeUrn");
    owner["type"] = typeUrn.empty() ? textIn(input, "type", "NONE") : ownerType(typeUrn);
    if (!typeUrn.empty())
        owner["typeUrn"] = typeUrn;
    return owner;
}

Json addOwners(Gms &gms, const Author &author, const Json &input)
{
    Json owners = Json::array();
    for (const Json &owner : input.value("owners", Json::array()))
        owners.push_back(ownerJson(owner));
    if (input.contains("ownerUrn"))
        owners.push_back(ownerJson(input));
    return change(
        gms, author, resourcesOf(input), "ownership", [&](Ingest &ingest, Proposal &proposal) {
            proposal.change = "PATCH";
            for (const Json &owner : owners) {
                const std::string path = "/owners" + step(owner["owner"]) + step(owner["type"]);
                const std::string typeUrn = owner.value("typeUrn", "");
                proposal.value.push_back(
                    operation("add", typeUrn.empty() ? path : path + step(typeUrn), owner));
            }
            ingest.apply(proposal);
        });
}

Json removeOwners(Gms &gms, const Author &author, const Json &input)
{
    std::vector<std::string> owners = textsIn(input, "ownerUrns");
    if (input.contains("ownerUrn"))
        owners.push_back(textIn(input, "ownerUrn"));
    const std::string typeUrn = textIn(input, "ownershipTypeUrn");
    return change(
        gms, author, resourcesOf(input), "ownership", [&](Ingest &ingest, Proposal &proposal) {
            proposal.change = "PATCH";
            for (const std::string &owner : owners) {
                const std::string type = typeUrn.empty() ? std::string() : step(ownerType(typeUrn));
                proposal.value.push_back(operation("remove", "/owners" + step(owner) + type));
            }
            ingest.apply(proposal);
        });
}

Json updateDeprecation(Gms &gms, const Author &author, const Json &input)
{
    std::vector<std::string> urns = resourcesOf(input);
    if (input.contains("urn"))
        urns.push_back(textIn(input, "urn"));
    return change(gms, author, urns, "deprecation", [&](Ingest &ingest, Proposal &proposal) {
        proposal.value = {{"deprecated", flagIn(input, "deprecated", false)},
                          {"note", textIn(input, "note")},
                          {"actor", author.actor}};
        for (const char *name : {"decommissionTime", "replacement"}) {
            if (input.contains(name) && !input[name].is_null())
                proposal.value[name] = input[name];
        }
        ingest.apply(proposal);
    });
}

Json updateSoftDeleted(Gms &gms, const Author &author, const Json &input)
{
    const bool deleted = flagIn(input, "deleted", false);
    return change(gms, author, textsIn(input, "urns"), "status",
                  [&](Ingest &ingest, Proposal &proposal) {
                      proposal.change = "PATCH";
                      proposal.value = Json::array({operation("add", "/removed", deleted)});
                      ingest.apply(proposal);
                  });
}

Json createTag(Gms &gms, const Author &author, const Json &input)
{
    const std::string name = textIn(input, "name");
    const std::string id
        = textIn(input, "id", QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    Proposal proposal;
    proposal.urn = "urn:li:tag:" + id;
    proposal.aspect = "tagProperties";
    proposal.change = "CREATE";
    proposal.value = {{"name", name}, {"description", textIn(input, "description")}};
    Ingest ingest(gms.database, gms.features, author);
    ingest.apply(proposal);
    ingest.commit();
    return proposal.urn;
}

Json deleteTag(Gms &gms, const Author &author, const std::string &urn)
{
    checkExists(gms, urn);
    Ingest ingest(gms.database, gms.features, author);
    ingest.removeEntity(urn);
    ingest.commit();
    return true;
}

//! patchEntity(input: {urn, entityType, aspectName, patch: [{op, path, value}]}): a value is JSON
//! in a string.
Json patchEntity(Gms &gms, const Author &author, const Json &input)
{
    Proposal proposal;
    proposal.urn = textIn(input, "urn");
    proposal.aspect = textIn(input, "aspectName");
    proposal.change = "PATCH";
    Json operations = Json::array();
    for (const Json &item : input.value("patch", Json::array())) {
        Json one {{"op", toLower(textIn(item, "op"))}, {"path", textIn(item, "path")}};
        if (item.contains("value") && item["value"].is_string()) {
            const Json value = Json::parse(item["value"].get<std::string>(), nullptr, false);
            one["value"] = value.is_discarded() ? item["value"] : value;
        }
        operations.push_back(std::move(one));
    }
    proposal.value
        = {{"patch", operations}, {"forceGenericPatch", flagIn(input, "forceGenericPatch", false)}};
    Ingest ingest(gms.database, gms.features, author);
    ingest.apply(proposal);
    ingest.commit();
    return {
        {"urn", proposal.urn}, {"name", proposal.aspect}, {"success", true}, {"error", nullptr}};
}

using WithInput = Json (*)(Gms &, const Author &, const Json &);

Resolver withInput(WithInput function)
{
    return [function](Gms &gms, const Author &author, const Json &arguments) {
        const auto it = arguments.find("input");
        if (it == arguments.end() || !it->is_object())
            throw ApiError(Fault::BadRequest, "Missing field argument 'input'");
        return function(gms, author, *it);
    };
}

} // namespace

const std::map<std::string, Resolver> &mutations()
{
    const auto addTags
        = [](Gms &g, const Author &a, const Json &input) { return patchTags(g, a, input, true); };
    const auto removeTags
        = [](Gms &g, const Author &a, const Json &input) { return patchTags(g, a, input, false); };
    static const std::map<std::string, Resolver> table {
        {"addTag", withInput(addTags)},
        {"addTags", withInput(addTags)},
        {"batchAddTags", withInput(addTags)},
        {"removeTag", withInput(removeTags)},
        {"batchRemoveTags", withInput(removeTags)},
        {"addOwner", withInput(addOwners)},
        {"addOwners", withInput(addOwners)},
        {"batchAddOwners", withInput(addOwners)},
        {"removeOwner", withInput(removeOwners)},
        {"batchRemoveOwners", withInput(removeOwners)},
        {"updateDeprecation", withInput(updateDeprecation)},
        {"batchUpdateDeprecation", withInput(updateDeprecation)},
        {"batchUpdateSoftDeleted", withInput(updateSoftDeleted)},
        {"createTag", withInput(createTag)},
        {"deleteTag", [](Gms &g, const Author &a,
                         const Json &args) { return deleteTag(g, a, textIn(args, "urn")); }},
        {"patchEntity", withInput(patchEntity)},
    };
    return table;
}

} // namespace localgms::graphql
