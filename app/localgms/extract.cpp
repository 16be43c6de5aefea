// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/extract.h"

#include <QString>

#include <algorithm>

namespace localgms {

namespace {

void collectFrom(const Json &value, const Path &path, std::size_t step, const std::string &key,
                 const Found &found)
{
    if (step == path.size()) {
        found(key, value);
        return;
    }
    const std::string &name = path[step];
    if (name == "*" && value.is_array()) {
        for (const Json &item : value)
            collectFrom(item, path, step + 1, key, found);
    } else if ((name == "*" || name == "$") && value.is_object()) {
        for (auto it = value.begin(); it != value.end(); ++it)
            collectFrom(it.value(), path, step + 1, it.key(), found);
    } else if (value.is_object()) {
        if (const auto it = value.find(name); it != value.end())
            collectFrom(*it, path, step + 1, key, found);
    }
}

std::string textOf(const Json &value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

bool isEmptyValue(const Json &value)
{
    return value.is_null()
        || ((value.is_array() || value.is_object() || value.is_string()) && value.empty());
}

} // namespace

void collect(const Json &value, const Path &path, const Found &found)
{
    collectFrom(value, path, 0, {}, found);
}

std::vector<std::string> urnsAt(const Json &value, const Path &path)
{
    std::vector<std::string> urns;
    collect(value, path, [&urns](const std::string &, const Json &item) {
        if (item.is_string() && item.get_ref<const std::string &>().starts_with("urn:li:"))
            urns.push_back(item.get<std::string>());
    });
    return urns;
}

std::vector<std::pair<std::string, std::string>> searchValues(const AspectSpec &aspect,
                                                              const Json &value)
{
    std::vector<std::pair<std::string, std::string>> result;
    for (const SearchField &field : aspect.search) {
        if (field.type == "HAS") {
            bool any = false;
            collect(value, field.path,
                    [&any](const std::string &, const Json &v) { any = any || !isEmptyValue(v); });
            result.emplace_back(field.name, any ? "true" : "false");
            continue;
        }
        const bool isMap = field.type == "MAP_ARRAY";
        collect(value, field.path, [&](const std::string &key, const Json &item) {
            if (item.is_object() || item.is_array())
                return;
            const std::string name = isMap ? field.name + "." + key : field.name;
            const bool pair = !isMap && !key.empty() && field.path.back() == "*";
            result.emplace_back(name, pair ? key + "=" + textOf(item) : textOf(item));
        });
    }
    return result;
}

bool isSearchedByWords(const SearchField &field)
{
    return field.type == "TEXT" || field.type == "TEXT_PARTIAL" || field.type == "WORD_GRAM"
        || field.type == "KEYWORD";
}

std::string foldCase(std::string_view text)
{
    const bool ascii = std::all_of(text.begin(), text.end(),
                                   [](char c) { return static_cast<signed char>(c) >= 0; });
    if (ascii)
        return toLower(text);
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toCaseFolded().toStdString();
}

} // namespace localgms
