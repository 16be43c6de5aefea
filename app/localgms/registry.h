// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/urns.h"
#include "models/core/result.h"

#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace localgms {

using Json = nlohmann::json;

//! Field names from an aspect's root; "*" is each item or value, "$" each key of a map.
using Path = std::vector<std::string>;

struct SearchField
{
    std::string name; //!< in the index, such as deploymentStatus
    std::string type; //!< URN TEXT KEYWORD BOOLEAN … or HAS: whether there is anything at the path
    Path path;
};

struct Relation
{
    std::string name; //!< such as DeployedTo
    Path path;
    int lineage = 0; //!< 1: the destination is upstream; -1: downstream
};

struct AspectSpec
{
    std::string name;
    std::string className; //!< com.linkedin.common.Ownership
    int type = 0; //!< index into the table of types
    int schemaVersion = 1;
    bool timeseries = false;
    std::vector<SearchField> search;
    std::vector<Relation> relations;
};

struct EntitySpec
{
    std::string name;
    std::string keyAspect;
    std::vector<std::string> aspects; //!< without the key
    std::string snapshot; //!< class name; empty where the entity never had one

    bool has(std::string_view aspect) const;
};

//! Every entity and aspect that GMS knows, and what an aspect may hold.
class Registry
{
public:
    //! From the table in the resources, which schema/make_schema.py writes.
    static Result<std::shared_ptr<const Registry>> load();

    const EntitySpec *entity(std::string_view name) const; //!< exact
    const EntitySpec *entityIgnoringCase(std::string_view name) const;
    const AspectSpec *aspect(std::string_view name) const; //!< exact
    //! The camelCase name, or the same all in lower case, as the OpenAPI paths have it.
    const AspectSpec *aspectInPath(std::string_view name) const;
    const AspectSpec *aspectOfClass(
        std::string_view className) const; //!< also com.linkedin.pegasus2avro.…
    const std::map<std::string, EntitySpec, std::less<>> &entities() const { return m_entities; }
    const std::map<std::string, AspectSpec, std::less<>> &aspects() const { return m_aspects; }

    //! A valid value with defaults filled in and unknown fields dropped, or what is wrong with it.
    //! \a nestedDefaults: also those of the records inside.
    tl::expected<Json, std::string> normalise(const AspectSpec &aspect, const Json &value,
                                              bool nestedDefaults = true) const;
    //! The key aspect that a URN stands for, or why the URN cannot be of its entity type.
    tl::expected<Json, std::string> keyOf(std::string_view urn) const;
    //! The URN for a key aspect's value.
    tl::expected<std::string, std::string> urnOf(const EntitySpec &entity, const Json &key) const;
    //! An empty value to patch: defaults filled in, required arrays and maps empty.
    Json emptyValue(const AspectSpec &aspect) const;

private:
    enum class Kind {
        String,
        Long,
        Int,
        Double,
        Boolean,
        Bytes,
        Urn,
        Any,
        Enum,
        Array,
        Map,
        Union,
        Record
    };

    struct Field
    {
        std::string name;
        int type = 0;
        bool optional = false;
        std::optional<Json> fallback;
    };

    struct Type
    {
        Kind kind = Kind::Any;
        int inner = 0; //!< of Array and Map
        std::string name; //!< of Record
        std::vector<std::string> symbols; //!< of Enum
        std::map<std::string, int, std::less<>> members; //!< of Union
        std::vector<Field> fields; //!< of Record
    };

    struct Check;

    static Type typeFrom(const Json &json);
    void read(const Json &table);

    std::vector<Type> m_types;
    std::map<std::string, AspectSpec, std::less<>> m_aspects;
    std::map<std::string, EntitySpec, std::less<>> m_entities;
    std::map<std::string, std::string, std::less<>> m_entitiesInLowerCase;
    std::map<std::string, std::string, std::less<>> m_aspectsInLowerCase;
    std::map<std::string, std::string, std::less<>> m_aspectsByClass;
};

std::string toLower(std::string_view text); //!< ASCII

} // namespace localgms
