// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/api.h"

#include <charconv>

namespace localgms {

namespace {

constexpr int maxNesting = 200;

//! Counts brackets outside of strings, so that no parser has to go deep to find out.
bool isNestedTooDeeply(std::string_view json)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            i += c == '\\';
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxNesting)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace

Author Gms::author(const Request &request, const char *source) const
{
    const std::string actor(request.header("X-DataHub-Actor"));
    const auto urn = parseUrn(actor);
    if (urn && urn->entityType == "corpuser")
        return {actor, source};
    return {asksForToken ? "urn:li:corpuser:datahub" : "urn:li:corpuser:__datahub_system", source};
}

Json parseBody(const Request &request)
{
    if (isNestedTooDeeply(request.body))
        throw ApiError(Fault::BadJson, "Malformed request body: nested too deeply");
    try {
        return Json::parse(request.body);
    } catch (const Json::exception &) {
        throw ApiError(Fault::BadJson, "Malformed request body");
    }
}

std::string textIn(const Json &object, const char *name, const std::string &fallback)
{
    const auto it = object.is_object() ? object.find(name) : object.end();
    if (!object.is_object() || it == object.end() || it->is_null())
        return fallback;
    if (!it->is_string())
        throw ApiError(Fault::BadRequest, std::string(name) + " is not a string");
    return it->get<std::string>();
}

std::int64_t numberIn(const Json &object, const char *name, std::int64_t fallback)
{
    const auto it = object.is_object() ? object.find(name) : object.end();
    if (!object.is_object() || it == object.end() || it->is_null())
        return fallback;
    if (!it->is_number_integer())
        throw ApiError(Fault::BadRequest, std::string(name) + " is not a whole number");
    return it->get<std::int64_t>();
}

bool flagIn(const Json &object, const char *name, bool fallback)
{
    const auto it = object.is_object() ? object.find(name) : object.end();
    if (!object.is_object() || it == object.end() || it->is_null())
        return fallback;
    if (it->is_string())
        return equalsIgnoringCase(it->get_ref<const std::string &>(), "true");
    if (!it->is_boolean())
        throw ApiError(Fault::BadRequest, std::string(name) + " is not a boolean");
    return it->get<bool>();
}

std::int64_t numberParam(const Request &request, const char *name, std::int64_t fallback)
{
    const std::string text = request.param(name);
    if (text.empty())
        return fallback;
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || end != text.data() + text.size())
        throw ApiError(Fault::BadRequest,
                       std::string("Parameter ") + name + " is not a whole number: " + text);
    return number;
}

std::int64_t cappedCount(std::int64_t count)
{
    return count < 0 || count > 10'000 ? 5'000 : count;
}

std::string dump(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Response jsonResponse(const Json &body, int status)
{
    return {status, dump(body), "application/json", {}};
}

Response textResponse(std::string &&json, int status)
{
    return {status, std::move(json), "application/json", {}};
}

std::optional<std::string> documentOf(Connection &reader, const std::string &urn)
{
    Query query = reader.query("SELECT body FROM documents WHERE urn=?");
    query.bind(std::string_view(urn));
    if (!query.step())
        return std::nullopt;
    return std::string(query.text(0));
}

const EntitySpec &checkedEntity(const Gms &gms, const std::string &urn)
{
    const auto key = gms.registry().keyOf(urn);
    if (!key)
        throw ApiError(Fault::BadRequest, key.error());
    return *gms.registry().entity(entityTypeOf(urn));
}

} // namespace localgms
