// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/fakegms/fakeconnection.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

//! Answers as the endpoints of a GMS word them.
namespace fake {

inline FakeReply withStatus(int status, const nlohmann::json &body)
{
    return {status, QByteArray::fromStdString(body.dump()), "application/json", {}};
}

inline FakeReply ok(const nlohmann::json &body)
{
    return withStatus(200, body);
}

inline FakeReply refuse(int status, const std::string &error)
{
    return withStatus(status, {{"error", error}});
}

inline FakeReply noEndpoint()
{
    return refuse(404, "No endpoint");
}

//! OpenAPI's answer where an entity or an aspect is not there.
inline FakeReply missing()
{
    return {404, {}, {}, {{"Not-Found-Reason", "ENTITY"}}};
}

inline FakeReply restLiError(int status, const std::string &message)
{
    return withStatus(status, {{"exceptionClass", "com.linkedin.restli.server.X"},
                               {"message", message},
                               {"status", status},
                               {"stackTrace", "at com.linkedin"}});
}

inline std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

} // namespace fake
