// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace localgms {

enum class Method { Get, Head, Post, Put, Patch, Delete, Other };

using Pairs = std::vector<std::pair<std::string, std::string>>;

//! A whole request, read and not yet interpreted. All texts are UTF-8 as sent.
struct Request
{
    Method method = Method::Get;
    std::string target; //!< path and query exactly as on the wire, not decoded
    Pairs headers;
    std::string body;

    std::string path; //!< target up to the question mark, not decoded
    Pairs query; //!< decoded once, in the order sent

    //! Empty where the header is missing; names match whatever their case.
    std::string_view header(std::string_view name) const;
    bool hasHeader(std::string_view name) const;
    //! The last value of a query parameter, or \a fallback.
    std::string param(std::string_view name, std::string_view fallback = {}) const;
    bool hasParam(std::string_view name) const;
    bool flag(std::string_view name, bool fallback) const;
    //! All values of a parameter, each split at commas and freed of List( ): a=x&a=y, a=x,y,
    //! a=List(x,y).
    std::vector<std::string> list(std::string_view name) const;
    //! Rest.li's protocol 2.0 was asked for: structured values are List(…) with parts encoded once
    //! more.
    bool isRestli2() const;
};

struct Response
{
    int status = 200;
    std::string body;
    std::string contentType = "application/json";
    Pairs headers;
};

using Handle = std::function<Response(const Request &)>;

//! Percent-decodes once; a stray % stays. With \a plusIsSpace as in queries.
std::string percentDecode(std::string_view text, bool plusIsSpace = false);
Pairs parseQuery(std::string_view query);
//! Splits "List(a,b)" or "a,b" at the outermost commas; parentheses inside keep commas together.
std::vector<std::string> splitList(std::string_view text);
//! Fills path and query from target.
void splitTarget(Request &request);

bool equalsIgnoringCase(std::string_view a, std::string_view b);

} // namespace localgms
