// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/instancerequest.h"

#include <nlohmann/json.hpp>

namespace instance {

namespace {

using nlohmann::json;

json listed(const QStringList &texts)
{
    json list = json::array();
    for (const QString &text : texts)
        list.push_back(text.toStdString());
    return list;
}

std::optional<QString> wordIn(const json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string())
        return std::nullopt;
    return QString::fromStdString(found->get_ref<const std::string &>());
}

std::optional<QStringList> wordsIn(const json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array() || found->size() > std::size_t(mostUris))
        return std::nullopt;
    QStringList words;
    for (const json &word : *found) {
        if (!word.is_string())
            return std::nullopt;
        words.append(QString::fromStdString(word.get_ref<const std::string &>()));
    }
    return words;
}

} // namespace

QByteArray toLine(const InstanceRequest &request, const QString &key)
{
    const json object {{"key", key.toStdString()},
                       {"uris", listed(request.uris.mid(0, mostUris))},
                       {"action", request.action.toStdString()},
                       {"arguments", listed(request.arguments.mid(0, mostUris))},
                       {"token", request.activationToken.toStdString()}};
    return QByteArray::fromStdString(object.dump(-1, ' ', false, json::error_handler_t::replace));
}

std::optional<InstanceRequest> fromLine(const QByteArray &line, const QString &key)
{
    const json object = json::parse(line.cbegin(), line.cend(), nullptr, false);
    if (!object.is_object() || wordIn(object, "key") != key)
        return std::nullopt;
    const auto uris = wordsIn(object, "uris");
    const auto action = wordIn(object, "action");
    const auto arguments = wordsIn(object, "arguments");
    const auto token = wordIn(object, "token");
    if (!uris || !action || !arguments || !token)
        return std::nullopt;
    return InstanceRequest {*uris, *action, *arguments, *token};
}

} // namespace instance
