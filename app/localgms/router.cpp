// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/router.h"

#include "app/localgms/guard.h"

#include <optional>

namespace localgms {

namespace {

std::vector<std::string> segmentsOf(std::string_view path)
{
    std::vector<std::string> segments;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::string_view segment = path.substr(0, path.find('/'));
        segments.emplace_back(segment);
        path.remove_prefix(segment.size());
    }
    // One slash at the end is as good as none: /aspects/?action=…
    if (segments.size() > 1 && segments.back().empty())
        segments.pop_back();
    return segments;
}

//! The open parts, or nothing where the path is another.
std::optional<std::vector<std::string>> match(const std::vector<std::string> &pattern,
                                              const std::vector<std::string> &path)
{
    const bool takesRest = !pattern.empty() && pattern.back().ends_with("*}");
    if (path.size() < pattern.size() || (path.size() > pattern.size() && !takesRest))
        return std::nullopt;
    std::vector<std::string> args;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool open = i >= pattern.size() || pattern[i].starts_with('{');
        if (!open && pattern[i] != path[i])
            return std::nullopt;
        if (open)
            args.push_back(percentDecode(path[i]));
    }
    return args;
}

} // namespace

void Router::add(Method method, std::string_view pattern, Answer answer, std::string action)
{
    m_routes.push_back({method, segmentsOf(pattern), std::move(action), std::move(answer)});
}

Response Router::route(const Request &request) const
{
    if (!request.path.starts_with('/'))
        return plainError(400, "The target is no path.");
    const std::vector<std::string> path = segmentsOf(request.path);
    const std::string action = request.param("action");
    const Method method = request.method == Method::Put ? Method::Post : request.method;
    bool otherMethod = false;
    for (const Route &route : m_routes) {
        auto args = match(route.pattern, path);
        if (!args)
            continue;
        if (route.method == method && route.action == action)
            return route.answer(Call {request, std::move(*args)});
        otherMethod = otherMethod || route.method != method;
    }
    if (otherMethod)
        return plainError(405, "Request method is not supported for " + request.path);
    return plainError(404, "No endpoint " + request.path + ".");
}

} // namespace localgms
