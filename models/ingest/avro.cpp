// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingest/avro.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ingest {

namespace {

using nlohmann::json;

constexpr std::string_view avroPackage = "com.linkedin.pegasus2avro.";
constexpr std::string_view package = "com.linkedin.";

constexpr std::array<std::string_view, 17> aspectsWithoutUnions {
    "mlModelDeploymentKey",
    "mlModelDeploymentProperties",
    "ownership",
    "globalTags",
    "deprecation",
    "status",
    "dataPlatformInstance",
    "container",
    "subTypes",
    "mlModelGroupProperties",
    "containerProperties",
    "tagProperties",
    "corpUserInfo",
    "corpUserEditableInfo",
    "corpGroupInfo",
    "dataPlatformInfo",
    "ownershipTypeInfo",
};

constexpr std::array<std::string_view, 8> primitives {"string", "boolean", "int",   "long",
                                                      "float",  "double",  "array", "map"};

bool isWrapper(std::string_view key)
{
    return key.starts_with(package)
        || std::find(primitives.begin(), primitives.end(), key) != primitives.end();
}

class Conversion
{
public:
    explicit Conversion(bool unwraps) : m_unwraps(unwraps) { }

    json convert(json value) const
    {
        if (value.is_array()) {
            for (json &element : value)
                element = convert(std::move(element));
            return value;
        }
        return value.is_object() ? convertObject(std::move(value)) : value;
    }

private:
    json convertObject(json object) const
    {
        if (object.size() == 1 && m_unwraps && isWrapper(object.begin().key()))
            return convert(std::move(*object.begin()));
        if (const auto field = object.find("fieldDiscriminator");
            field != object.end() && field->is_string()
            && object.contains(field->get<std::string>())) {
            const std::string name = *field;
            return json {{name, convert(std::move(object[name]))}};
        }
        json result = json::object();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it->is_null())
                continue;
            // Keys of a map are data: one may well be called "string".
            const bool map = it.key() == "customProperties";
            result[renamed(it.key())] = map ? std::move(*it) : convert(std::move(*it));
        }
        return result;
    }

    static std::string renamed(const std::string &key)
    {
        if (!std::string_view(key).starts_with(avroPackage))
            return key;
        return std::string(package) + key.substr(avroPackage.size());
    }

    bool m_unwraps;
};

} // namespace

json fromAvro(const QString &aspectName, json value)
{
    const std::string name = aspectName.toStdString();
    const bool unwraps = std::find(aspectsWithoutUnions.begin(), aspectsWithoutUnions.end(),
                                   std::string_view(name))
                      != aspectsWithoutUnions.end();
    return Conversion(unwraps).convert(std::move(value));
}

const json &unwrappedText(const json &value)
{
    if (value.is_object() && value.size() == 1 && value.begin().key() == "string")
        return *value.begin();
    return value;
}

} // namespace ingest
