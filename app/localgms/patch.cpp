// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/patch.h"

#include "app/localgms/apierror.h"

#include <algorithm>

namespace localgms {

namespace {

using Keys = std::vector<std::string>;

constexpr std::string_view separator
    = "\xE2\x90\x9F"; //!< U+241F joins the steps of a key inside an item

//! What DataHub's templates key arrays by. "" stands for the item itself.
const std::map<std::string, std::map<std::string, Keys>> &templates()
{
    static const std::string source = "attribution\xE2\x90\x9Fsource";
    static const std::map<std::string, std::map<std::string, Keys>> table {
        {"ownership", {{"owners", {"owner", "type", "typeUrn", source}}}},
        {"globalTags", {{"tags", {"tag", source}}}},
        {"glossaryTerms", {{"terms", {"urn", source}}}},
        {"institutionalMemory", {{"elements", {"url"}}}},
        {"domains", {{"domains", {""}}}},
        {"siblings", {{"siblings", {""}}}},
        {"documentation", {{"documentations", {source}}}},
        {"structuredProperties", {{"properties", {"propertyUrn", source}}}},
        {"upstreamLineage", {{"upstreams", {"dataset"}}}},
        {"editableSchemaMetadata", {{"editableSchemaFieldInfo", {"fieldPath"}}}},
        {"dataProductProperties", {{"assets", {"destinationUrn"}}}},
        {"chartInfo", {{"inputEdges", {"destinationUrn"}}}},
        {"dashboardInfo",
         {{"chartEdges", {"destinationUrn"}},
          {"datasetEdges", {"destinationUrn"}},
          {"dashboards", {"destinationUrn"}}}},
        {"dataJobInputOutput",
         {{"inputDatasetEdges", {"destinationUrn"}},
          {"outputDatasetEdges", {"destinationUrn"}},
          {"inputDatajobEdges", {"destinationUrn"}}}},
    };
    return table;
}

std::vector<std::string> splitPointer(const std::string &pointer)
{
    std::vector<std::string> steps;
    std::size_t start = 1;
    for (std::size_t i = 1; i <= pointer.size(); ++i) {
        if (i < pointer.size() && pointer[i] != '/')
            continue;
        std::string step = pointer.substr(start, i - start);
        for (const auto &[escape, plain] : {std::pair("~1", "/"), std::pair("~0", "~")}) {
            for (std::size_t at = step.find(escape); at != step.npos;
                 at = step.find(escape, at + 1))
                step.replace(at, 2, plain);
        }
        steps.push_back(std::move(step));
        start = i + 1;
    }
    return steps;
}

std::string keyValue(const Json &item, const std::string &key)
{
    const Json *node = &item;
    std::string_view rest = key;
    while (!rest.empty()) {
        const std::size_t end = rest.find(separator);
        const auto it
            = node->is_object() ? node->find(std::string(rest.substr(0, end))) : node->end();
        if (!node->is_object() || it == node->end())
            return {};
        node = &*it;
        rest = end == rest.npos ? std::string_view() : rest.substr(end + separator.size());
    }
    return node->is_string() ? node->get<std::string>()
         : node->is_null()   ? std::string()
                             : node->dump();
}

//! The leading \a count keys of an item are those in the path behind the field's name; * is any.
bool matches(const Json &item, const Keys &keys, const std::vector<std::string> &steps,
             std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (steps[i + 1] != "*" && keyValue(item, keys[i]) != steps[i + 1])
            return false;
    }
    return true;
}

Json patched(const Json &value, const Json &operation)
{
    try {
        return value.patch(Json::array({operation}));
    } catch (const Json::exception &error) {
        throw ApiError(Fault::BadJson, std::string("The patch cannot be applied: ") + error.what());
    }
}

std::string pointerOf(const std::vector<std::string> &steps, std::size_t from)
{
    std::string pointer;
    for (std::size_t i = from; i < steps.size(); ++i) {
        pointer += '/';
        for (const char c : steps[i])
            pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return pointer;
}

//! One operation on an item of an array that is addressed by key.
void applyKeyed(Json &array, const Keys &keys, const std::vector<std::string> &steps,
                const Json &operation)
{
    const std::string op = operation.value("op", "");
    const std::size_t count = std::min(keys.size(), steps.size() - 1);
    const bool inside = steps.size() - 1 > keys.size();
    auto &items = array.get_ref<Json::array_t &>();
    const auto isMeant = [&](const Json &item) { return matches(item, keys, steps, count); };
    if (op == "remove" && !inside) {
        items.erase(std::remove_if(items.begin(), items.end(), isMeant), items.end());
        return;
    }
    const auto it = std::find_if(items.begin(), items.end(), isMeant);
    if (inside) {
        if (it == items.end())
            throw ApiError(Fault::BadJson, "The patch names an item that is not there.");
        Json inner = operation;
        inner["path"] = pointerOf(steps, keys.size() + 1);
        *it = patched(*it, inner);
    } else if (op == "add" || op == "replace") {
        if (it == items.end()) {
            items.push_back(operation.value("value", Json()));
        } else {
            *it = operation.value("value", Json());
        }
    } else {
        throw ApiError(Fault::BadJson, "The operation " + op + " is not possible by key.");
    }
}

} // namespace

PatchRequest PatchRequest::from(const Json &json)
{
    PatchRequest request;
    request.operations = json.is_array()  ? json
                       : json.is_object() ? json.value("patch", Json())
                                          : Json();
    if (!request.operations.is_array())
        throw ApiError(Fault::BadJson, "A patch is an array of operations.");
    for (const Json &operation : request.operations) {
        const bool shaped = operation.is_object() && operation.contains("op")
                         && operation.contains("path") && operation["op"].is_string()
                         && operation["path"].is_string();
        if (!shaped || !operation["path"].get_ref<const std::string &>().starts_with('/'))
            throw ApiError(Fault::BadJson,
                           "An operation of a patch has an op and a path that begins with /.");
    }
    if (!json.is_object())
        return request;
    const Json keys = json.value("arrayPrimaryKeys", Json());
    if (keys.is_object()) {
        for (const auto &[field, names] : keys.items())
            request.arrayPrimaryKeys.emplace(field, names.get<Keys>());
    }
    const Json forced = json.value("forceGenericPatch", Json());
    request.generic
        = !request.arrayPrimaryKeys.empty() || (forced.is_boolean() && forced.get<bool>());
    return request;
}

Json applyPatch(const std::string &aspect, Json value, const PatchRequest &patch)
{
    static const std::map<std::string, Keys> none;
    const auto found = templates().find(aspect);
    const auto &keyed = patch.generic              ? patch.arrayPrimaryKeys
                      : found != templates().end() ? found->second
                                                   : none;
    for (const Json &operation : patch.operations) {
        const std::vector<std::string> steps = splitPointer(operation["path"]);
        const auto keys = keyed.find(steps.front());
        if (keys == keyed.end() || steps.size() == 1) {
            value = patched(value, operation);
            continue;
        }
        Json &array = value[steps.front()];
        if (array.is_null())
            array = Json::array();
        if (!array.is_array())
            throw ApiError(Fault::BadJson, steps.front() + " is not an array.");
        applyKeyed(array, keys->second, steps, operation);
    }
    return value;
}

} // namespace localgms
