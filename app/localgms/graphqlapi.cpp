// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/graphql.h"
#include "app/localgms/resolvers.h"

#include <algorithm>

//! POST /api/graphql: runs the operation of a document.

namespace localgms {

namespace {

using graphql::Document;
using graphql::Operation;
using graphql::Selection;

Json errorJson(const std::string &message, int code, const std::string &path = {})
{
    Json error {{"message", message},
                {"locations", Json::array()},
                {"extensions",
                 {{"code", code},
                  {"type", code == 404 ? "NOT_FOUND" : "BAD_REQUEST"},
                  {"classification", "DataFetchingException"}}}};
    if (!path.empty())
        error["path"] = Json::array({path});
    return error;
}

//! Runs one operation; what a resolver gives is cut down to what was selected.
class Run
{
public:
    Run(Gms &gms, Author author, const Document &document, Json variables)
        : m_gms(gms)
        , m_author(std::move(author))
        , m_document(document)
        , m_variables(std::move(variables))
    {
    }

    Json answer(const Operation &operation)
    {
        for (const auto &variable : operation.variables) {
            if (!m_variables.contains(variable.name) && !variable.fallback.is_null())
                m_variables[variable.name] = variable.fallback;
            if (variable.required
                && (!m_variables.contains(variable.name) || m_variables[variable.name].is_null()))
                return {{"errors",
                         Json::array({errorJson("Variable '" + variable.name
                                                    + "' has an invalid value: it must not be null",
                                                400)})}};
        }
        Json data = Json::object();
        root(operation.kind, operation.selections, data, 0);
        Json result {{"data", std::move(data)}};
        if (m_undefined)
            result.erase("data");
        if (!m_errors.empty())
            result["errors"] = m_errors;
        return result;
    }

private:
    bool isIncluded(const Selection &selection) const;
    void root(const std::string &kind, const std::vector<Selection> &selections, Json &data,
              int depth);
    void field(const std::string &kind, const Selection &selection, Json &data);
    Json project(const Json &value, const std::vector<Selection> &selections, int depth) const;
    void projectInto(Json &out, const Json &value, const std::vector<Selection> &selections,
                     int depth) const;
    bool fits(const std::string &onType, const Json &value) const;

    Gms &m_gms;
    Author m_author;
    const Document &m_document;
    Json m_variables;
    Json m_errors = Json::array();
    bool m_undefined = false;
};

constexpr int maxDepth = 60;

bool Run::isIncluded(const Selection &selection) const
{
    return std::all_of(
        selection.directives.begin(), selection.directives.end(), [this](const auto &directive) {
            const auto it = directive.arguments.find("if");
            const Json value = it == directive.arguments.end()
                                 ? Json(true)
                                 : graphql::resolve(it->second, m_variables);
            const bool holds = value.is_boolean() && value.get<bool>();
            return directive.name == "skip" ? !holds : directive.name != "include" || holds;
        });
}

void Run::root(const std::string &kind, const std::vector<Selection> &selections, Json &data,
               int depth)
{
    if (depth > maxDepth)
        throw ApiError(Fault::BadRequest, "The query is nested too deeply.");
    for (const Selection &selection : selections) {
        if (!isIncluded(selection))
            continue;
        if (selection.kind == Selection::Field) {
            field(kind, selection, data);
        } else if (selection.kind == Selection::Inline) {
            root(kind, selection.selections, data, depth + 1);
        } else if (const auto it = m_document.fragments.find(selection.name);
                   it != m_document.fragments.end()) {
            root(kind, it->second.selections, data, depth + 1);
        }
    }
}

void Run::field(const std::string &kind, const Selection &selection, Json &data)
{
    if (selection.name == "__typename") {
        data[selection.alias] = kind == "mutation" ? "Mutation" : "Query";
        return;
    }
    const graphql::Resolver *resolver = graphql::resolver(kind, selection.name);
    if (!resolver) {
        m_undefined = true;
        m_errors.push_back(errorJson(
            "Validation error (FieldUndefined@[" + selection.name + "]) : Field '" + selection.name
                + "' in type '" + (kind == "mutation" ? "Mutation" : "Query") + "' is undefined",
            400));
        return;
    }
    Json arguments = Json::object();
    for (const auto &[name, value] : selection.arguments)
        arguments[name] = graphql::resolve(value, m_variables);
    try {
        data[selection.alias]
            = project((*resolver)(m_gms, m_author, arguments), selection.selections, 0);
    } catch (const ApiError &error) {
        data[selection.alias] = nullptr;
        m_errors.push_back(
            errorJson(error.what(), error.fault() == Fault::NotFound ? 404 : 400, selection.alias));
    } catch (const Json::exception &error) {
        data[selection.alias] = nullptr;
        m_errors.push_back(errorJson(error.what(), 400, selection.alias));
    }
}

Json Run::project(const Json &value, const std::vector<Selection> &selections, int depth) const
{
    if (selections.empty())
        return value;
    if (value.is_array()) {
        Json result = Json::array();
        for (const Json &item : value)
            result.push_back(project(item, selections, depth));
        return result;
    }
    if (!value.is_object())
        return nullptr;
    Json result = Json::object();
    projectInto(result, value, selections, depth);
    return result;
}

bool Run::fits(const std::string &onType, const Json &value) const
{
    if (onType.empty() || onType == "Entity" || onType == "EntityWithRelationships")
        return true;
    return toLower(value.value("__typename", "")) == toLower(onType);
}

void Run::projectInto(Json &out, const Json &value, const std::vector<Selection> &selections,
                      int depth) const
{
    if (depth > maxDepth)
        throw ApiError(Fault::BadRequest, "The query is nested too deeply.");
    for (const Selection &selection : selections) {
        if (!isIncluded(selection))
            continue;
        if (selection.kind == Selection::Field) {
            const auto it = value.find(selection.name);
            Json inner = it == value.end() ? Json() : project(*it, selection.selections, depth + 1);
            Json &place = out[selection.alias];
            // The same field from two fragments: both selections count.
            if (place.is_object() && inner.is_object()) {
                place.update(inner, true);
            } else {
                place = std::move(inner);
            }
        } else if (selection.kind == Selection::Inline) {
            if (fits(selection.onType, value))
                projectInto(out, value, selection.selections, depth + 1);
        } else if (const auto it = m_document.fragments.find(selection.name);
                   it != m_document.fragments.end()) {
            if (fits(it->second.onType, value))
                projectInto(out, value, it->second.selections, depth + 1);
        }
    }
}

Response faults(const std::string &message)
{
    return jsonResponse({{"errors", Json::array({errorJson(message, 400)})}});
}

Response run(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    const auto document = graphql::parse(textIn(body, "query"));
    if (!document)
        return faults(document.error());
    const std::string name = textIn(body, "operationName");
    const auto it
        = std::find_if(document->operations.begin(), document->operations.end(),
                       [&name](const Operation &o) { return name.empty() || o.name == name; });
    if (it == document->operations.end())
        return faults("Unknown operation named '" + name + "'.");
    if (name.empty() && document->operations.size() > 1)
        return faults("Must provide operation name if query contains multiple operations.");
    Json variables = body.value("variables", Json());
    if (!variables.is_object())
        variables = Json::object();
    return jsonResponse(
        Run(gms, gms.author(call.request, "GRAPHQL"), *document, std::move(variables)).answer(*it));
}

} // namespace

void addGraphqlRoutes(Router &router, Gms &gms)
{
    router.add(Method::Post, "/api/graphql", [&gms](const Call &call) { return run(gms, call); });
}

} // namespace localgms
