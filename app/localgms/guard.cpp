// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/guard.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace localgms {

namespace {

constexpr std::array openPaths {"/config", "/health", "/health/live", "/health/detailed"};

bool isOpen(const Request &request)
{
    return (request.method == Method::Get || request.method == Method::Head)
        && std::find(openPaths.begin(), openPaths.end(), request.path) != openPaths.end();
}

std::size_t headerBytes(const Request &request)
{
    std::size_t bytes = 0;
    for (const auto &[name, value] : request.headers)
        bytes += name.size() + value.size();
    return bytes;
}

//! host and port of an authority; the port is 0 where none is named and -1 where it is no number.
std::pair<std::string_view, int> splitAuthority(std::string_view authority)
{
    std::size_t end = authority.starts_with('[') ? authority.find(']') : authority.find(':');
    if (authority.starts_with('[') && end != authority.npos)
        ++end;
    const std::string_view host = authority.substr(0, end);
    if (end >= authority.size())
        return {host, 0};
    const std::string_view digits = authority.substr(end + 1);
    unsigned short port = 0;
    const auto [last, code] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    const bool whole = code == std::errc() && last == digits.data() + digits.size();
    return {host, authority[end] == ':' && whole ? port : -1};
}

bool isOwnOrigin(std::string_view origin, unsigned short port)
{
    constexpr std::string_view scheme = "http://";
    if (!origin.starts_with(scheme))
        return false;
    const std::string_view authority = origin.substr(scheme.size());
    return isLoopbackAuthority(authority) && splitAuthority(authority).second == port;
}

std::optional<Response> refuseForeign(const Request &request, unsigned short port)
{
    const auto hosts
        = std::count_if(request.headers.begin(), request.headers.end(),
                        [](const auto &h) { return equalsIgnoringCase(h.first, "Host"); });
    if (hosts != 1 || !isLoopbackAuthority(request.header("Host")))
        return plainError(403,
                          "This server answers to localhost only; the Host header names another.");
    if (request.hasHeader("Origin") && !isOwnOrigin(request.header("Origin"), port))
        return plainError(403, "Requests of web pages from elsewhere are refused.");
    const std::string_view site = request.header("Sec-Fetch-Site");
    if (!site.empty() && site != "none" && site != "same-origin")
        return plainError(403, "Requests of web pages from elsewhere are refused.");
    return std::nullopt;
}

} // namespace

bool isLoopbackAuthority(std::string_view authority)
{
    const auto [host, port] = splitAuthority(authority);
    return port >= 0
        && (equalsIgnoringCase(host, "localhost") || host == "127.0.0.1" || host == "[::1]");
}

bool equalInConstantTime(std::string_view a, std::string_view b)
{
    // The length of b is the secret's: the loop runs over it whatever a is.
    volatile unsigned difference = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < b.size(); ++i) {
        const char other = a.empty() ? '\0' : a[i % a.size()];
        difference = difference
                   | unsigned(static_cast<unsigned char>(other) ^ static_cast<unsigned char>(b[i]));
    }
    return difference == 0;
}

Response plainError(int status, std::string_view message)
{
    const nlohmann::json body {{"error", message}, {"message", message}, {"status", status}};
    return {status,
            body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
            "application/json",
            {}};
}

std::optional<Response> Guard::refuse(const Request &request) const
{
    if (request.target.size() > maxTarget)
        return plainError(414, "The URL is too long.");
    if (headerBytes(request) > maxHeaders)
        return plainError(431, "The headers are too long.");
    if (auto foreign = refuseForeign(request, port))
        return foreign;
    if (token.empty() || isOpen(request))
        return std::nullopt;
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view sent = request.header("Authorization");
    const bool isBearer
        = sent.size() >= scheme.size() && equalsIgnoringCase(sent.substr(0, scheme.size()), scheme);
    if (isBearer && equalInConstantTime(sent.substr(scheme.size()), token))
        return std::nullopt;
    Response refusal = plainError(401, "Unauthorized to perform this action.");
    refusal.headers.emplace_back("WWW-Authenticate", "Bearer");
    return refusal;
}

} // namespace localgms
