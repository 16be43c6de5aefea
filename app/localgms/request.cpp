// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/request.h"

#include <algorithm>

namespace localgms {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

} // namespace

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return lower(x) == lower(y);
           });
}

std::string percentDecode(std::string_view text, bool plusIsSpace)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool pair = text[i] == '%' && i + 2 < text.size();
        const int high = pair ? hexDigit(text[i + 1]) : -1;
        const int low = pair ? hexDigit(text[i + 2]) : -1;
        if (high >= 0 && low >= 0) {
            result += char(high * 16 + low);
            i += 2;
        } else {
            result += plusIsSpace && text[i] == '+' ? ' ' : text[i];
        }
    }
    return result;
}

Pairs parseQuery(std::string_view query)
{
    Pairs result;
    while (!query.empty()) {
        const std::string_view item = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), item.size() + 1));
        if (item.empty())
            continue;
        const std::size_t equals = item.find('=');
        const std::string_view value
            = equals == item.npos ? std::string_view() : item.substr(equals + 1);
        result.emplace_back(percentDecode(item.substr(0, equals), true),
                            percentDecode(value, true));
    }
    return result;
}

std::vector<std::string> splitList(std::string_view text)
{
    if (text.starts_with("List(") && text.ends_with(')'))
        text = text.substr(5, text.size() - 6);
    std::vector<std::string> result;
    std::size_t start = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || (text[i] == ',' && depth == 0)) {
            if (i > start)
                result.emplace_back(text.substr(start, i - start));
            start = i + 1;
        } else if (text[i] == '(') {
            ++depth;
        } else if (text[i] == ')') {
            --depth;
        }
    }
    return result;
}

void splitTarget(Request &request)
{
    const std::size_t mark = request.target.find('?');
    request.path = request.target.substr(0, mark);
    request.query.clear();
    if (mark != std::string::npos)
        request.query = parseQuery(std::string_view(request.target).substr(mark + 1));
}

std::string_view Request::header(std::string_view name) const
{
    for (const auto &[key, value] : headers) {
        if (equalsIgnoringCase(key, name))
            return value;
    }
    return {};
}

bool Request::hasHeader(std::string_view name) const
{
    return std::any_of(headers.begin(), headers.end(),
                       [name](const auto &h) { return equalsIgnoringCase(h.first, name); });
}

std::string Request::param(std::string_view name, std::string_view fallback) const
{
    for (auto it = query.rbegin(); it != query.rend(); ++it) {
        if (it->first == name)
            return it->second;
    }
    return std::string(fallback);
}

bool Request::hasParam(std::string_view name) const
{
    return std::any_of(query.begin(), query.end(),
                       [name](const auto &q) { return q.first == name; });
}

bool Request::flag(std::string_view name, bool fallback) const
{
    const std::string value = param(name);
    return value.empty() ? fallback : equalsIgnoringCase(value, "true");
}

std::vector<std::string> Request::list(std::string_view name) const
{
    std::vector<std::string> result;
    const std::size_t mark = target.find('?');
    std::string_view rest
        = mark == target.npos ? std::string_view() : std::string_view(target).substr(mark + 1);
    while (!rest.empty()) {
        const std::string_view item = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), item.size() + 1));
        const std::size_t equals = std::min(item.find('='), item.size());
        const std::string key = percentDecode(item.substr(0, equals), true);
        if (key != name && key != std::string(name) + "[]")
            continue;
        const std::string_view raw = item.substr(std::min(equals + 1, item.size()));
        // The parts of a literal List( ) are encoded one by one: a comma inside of one is %2C.
        const bool literal = raw.starts_with("List(");
        const std::string value = literal ? std::string(raw) : percentDecode(raw, true);
        for (const std::string &part : splitList(value))
            result.push_back(literal ? percentDecode(part, true) : part);
    }
    return result;
}

bool Request::isRestli2() const
{
    return header("X-RestLi-Protocol-Version").starts_with("2.");
}

} // namespace localgms
