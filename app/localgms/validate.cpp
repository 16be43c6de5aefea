// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/registry.h"

#include <algorithm>
#include <cmath>
#include <limits>

//! What an aspect's value has to look like.

namespace localgms {

namespace {

constexpr std::string_view avroPrefix = "com.linkedin.pegasus2avro.";

std::string unionMember(const std::string &name)
{
    return name.starts_with(avroPrefix) ? "com.linkedin." + name.substr(avroPrefix.size()) : name;
}

std::string quoted(const Json &value)
{
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > 80)
        text = text.substr(0, 77) + "...";
    return text;
}

} // namespace

//! One value being checked; the path is where we are, for the message.
struct Registry::Check
{
    const Registry &registry;
    bool nestedDefaults;
    std::vector<std::string> path {};
    std::string error {};

    Json fail(const std::string &why)
    {
        if (error.empty()) {
            std::string where;
            for (const std::string &step : path)
                where += "/" + step;
            error = "ERROR :: " + (where.empty() ? "/" : where) + " :: " + why;
        }
        return {};
    }

    Json convert(int index, const Json &value);
    Json scalar(Kind kind, const Json &value);
    Json integer(const Json &value, std::int64_t least, std::int64_t most);
    Json urn(const Json &value);
    Json symbol(const Type &type, const Json &value);
    Json array(const Type &type, const Json &value);
    Json map(const Type &type, const Json &value);
    Json alternative(const Type &type, const Json &value);
    Json record(const Type &type, const Json &value);
};

Json Registry::Check::convert(int index, const Json &value)
{
    const Type &type = registry.m_types[std::size_t(index)];
    switch (type.kind) {
    case Kind::Enum:
        return symbol(type, value);
    case Kind::Array:
        return array(type, value);
    case Kind::Map:
        return map(type, value);
    case Kind::Union:
        return alternative(type, value);
    case Kind::Record:
        return record(type, value);
    case Kind::Urn:
        return urn(value);
    default:
        return scalar(type.kind, value);
    }
}

Json Registry::Check::scalar(Kind kind, const Json &value)
{
    using Int = std::numeric_limits<std::int32_t>;
    using Long = std::numeric_limits<std::int64_t>;
    switch (kind) {
    case Kind::Long:
        return integer(value, Long::min(), Long::max());
    case Kind::Int:
        return integer(value, Int::min(), Int::max());
    case Kind::Double:
        return value.is_number() ? value : fail(quoted(value) + " cannot be coerced to Double");
    case Kind::Boolean:
        return value.is_boolean() ? value : fail(quoted(value) + " cannot be coerced to Boolean");
    case Kind::String:
    case Kind::Bytes:
        return value.is_string() ? value : fail(quoted(value) + " cannot be coerced to String");
    default:
        return value;
    }
}

Json Registry::Check::integer(const Json &value, std::int64_t least, std::int64_t most)
{
    if (value.is_number_unsigned() && value.get<std::uint64_t>() <= std::uint64_t(most))
        return value;
    if (value.is_number_integer() && !value.is_number_unsigned()) {
        const auto number = value.get<std::int64_t>();
        if (number >= least && number <= most)
            return value;
    }
    // 2^53: beyond it a double cannot tell whole numbers apart.
    constexpr double exact = 9007199254740992.0;
    if (value.is_number_float()) {
        const double number = value.get<double>();
        if (std::abs(number) <= exact && number == std::floor(number) && number >= double(least)
            && number <= double(most))
            return std::int64_t(number);
    }
    return fail(quoted(value) + " cannot be coerced to a whole number in range");
}

Json Registry::Check::urn(const Json &value)
{
    if (!value.is_string())
        return fail(quoted(value) + " cannot be coerced to Urn");
    const std::string &text = value.get_ref<const std::string &>();
    if (auto parts = parseUrn(text); !parts)
        return fail(parts.error());
    return value;
}

Json Registry::Check::symbol(const Type &type, const Json &value)
{
    const bool known
        = value.is_string()
       && std::find(type.symbols.begin(), type.symbols.end(), value.get_ref<const std::string &>())
              != type.symbols.end();
    return known ? value : fail(quoted(value) + " is not an enum symbol");
}

Json Registry::Check::array(const Type &type, const Json &value)
{
    if (!value.is_array())
        return fail(quoted(value) + " is not an array");
    Json result = Json::array();
    auto &items = result.get_ref<Json::array_t &>();
    items.reserve(value.size());
    path.emplace_back();
    for (std::size_t i = 0; i < value.size() && error.empty(); ++i) {
        path.back() = std::to_string(i);
        items.push_back(convert(type.inner, value[i]));
    }
    path.pop_back();
    return result;
}

Json Registry::Check::map(const Type &type, const Json &value)
{
    if (!value.is_object())
        return fail(quoted(value) + " is not a map");
    Json result = Json::object();
    path.emplace_back();
    for (auto it = value.begin(); it != value.end() && error.empty(); ++it) {
        path.back() = it.key();
        result[it.key()] = convert(type.inner, it.value());
    }
    path.pop_back();
    return result;
}

Json Registry::Check::alternative(const Type &type, const Json &value)
{
    if (!value.is_object())
        return fail(quoted(value) + " is not a union: {\"<type>\": value} is expected");
    Json result;
    for (auto it = value.begin(); it != value.end(); ++it) {
        const auto member = type.members.find(unionMember(it.key()));
        if (member == type.members.end())
            continue;
        if (!result.is_null())
            return fail("a union with several members");
        path.push_back(member->first);
        result = Json::object();
        result[member->first] = convert(member->second, it.value());
        path.pop_back();
    }
    return result.is_null() ? fail(quoted(value) + " has no member of the union") : result;
}

Json Registry::Check::record(const Type &type, const Json &value)
{
    if (!value.is_object())
        return fail(quoted(value) + " is not a record");
    const bool defaults = nestedDefaults || path.empty();
    Json result = Json::object();
    for (const Field &field : type.fields) {
        const auto it = value.find(field.name);
        if (it != value.end() && !it->is_null()) {
            path.push_back(field.name);
            result[field.name] = convert(field.type, *it);
            path.pop_back();
        } else if (field.fallback) {
            if (defaults)
                result[field.name] = *field.fallback;
        } else if (!field.optional) {
            path.push_back(field.name);
            fail("field is required but not found and has no default value");
            path.pop_back();
        }
        if (!error.empty())
            return {};
    }
    return result;
}

tl::expected<Json, std::string> Registry::normalise(const AspectSpec &aspect, const Json &value,
                                                    bool nestedDefaults) const
{
    Check check {*this, nestedDefaults};
    Json result = check.convert(aspect.type, value);
    if (!check.error.empty())
        return tl::unexpected("Failed to validate record with class " + aspect.className + ": "
                              + check.error);
    return result;
}

Json Registry::emptyValue(const AspectSpec &aspect) const
{
    Json result = Json::object();
    for (const Field &field : m_types[std::size_t(aspect.type)].fields) {
        const Kind kind = m_types[std::size_t(field.type)].kind;
        if (field.fallback) {
            result[field.name] = *field.fallback;
        } else if (!field.optional && kind == Kind::Array) {
            result[field.name] = Json::array();
        } else if (!field.optional && kind == Kind::Map) {
            result[field.name] = Json::object();
        }
    }
    return result;
}

tl::expected<Json, std::string> Registry::keyOf(std::string_view urn) const
{
    const auto parts = parseUrn(urn);
    if (!parts)
        return tl::unexpected(parts.error());
    const EntitySpec *spec = entity(parts->entityType);
    const auto invalid = [urn](const std::string &why) {
        return tl::unexpected("Invalid urn!: " + std::string(urn) + (why.empty() ? "" : " " + why));
    };
    if (!spec)
        return invalid("");
    const AspectSpec &keySpec = *aspect(spec->keyAspect);
    const std::vector<Field> &fields = m_types[std::size_t(keySpec.type)].fields;
    if (fields.size() != parts->parts.size())
        return invalid("Its parts and the fields of " + keySpec.name
                       + " are not of the same number.");
    Json key = Json::object();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string_view part = parts->parts[i];
        const bool nested = part.starts_with("urn:");
        if (parts->tuple && !nested && part.find_first_of("()") != part.npos)
            return invalid("A parenthesis inside a part is written %28 or %29.");
        key[fields[i].name] = part;
    }
    auto checked = normalise(keySpec, key);
    if (!checked)
        return invalid(checked.error());
    return checked;
}

tl::expected<std::string, std::string> Registry::urnOf(const EntitySpec &entity,
                                                       const Json &key) const
{
    const AspectSpec &keySpec = *aspect(entity.keyAspect);
    auto checked = normalise(keySpec, key);
    if (!checked)
        return tl::unexpected(checked.error());
    const std::vector<Field> &fields = m_types[std::size_t(keySpec.type)].fields;
    std::string id;
    for (const Field &field : fields) {
        const Json &part = (*checked)[field.name];
        if (!part.is_string())
            return tl::unexpected("The key of " + entity.name + " cannot be made a urn.");
        id.append(id.empty() ? "" : ",").append(part.get_ref<const std::string &>());
    }
    return "urn:li:" + entity.name + ":" + (fields.size() > 1 ? "(" + id + ")" : id);
}

} // namespace localgms
