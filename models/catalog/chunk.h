// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/textcolumn.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>

namespace catalog {

//! What a deployment is filtered and counted by. Every facet has one dictionary a catalog.
enum class Facet {
    Platform, //!< dataPlatform URN
    Environment,
    Status, //!< symbol as on the wire
    Instance, //!< dataPlatformInstance URN, or the raw text that Vertex AI ingestion writes
    Container, //!< container URN
    Owner, //!< corpuser or corpGroup URN; several a row
    Tag, //!< tag URN; several a row
};
inline constexpr std::size_t facetCount = 7;
inline constexpr std::size_t singleFacetCount = 5; //!< the facets before Owner have one value a row

//! The aspects whose version a row carries.
enum class Aspect {
    Properties,
    Ownership,
    Tags,
    Deprecation,
    Status,
    Instance,
    Container,
};
inline constexpr std::size_t aspectCount = 7;

inline constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();

//! Yes/no facts of a row.
enum Flag : std::uint8_t {
    Deprecated = 1, //!< deprecation.deprecated is true
    Removed = 2, //!< status.removed is true
    Evaluation = 4, //!< a model evaluation that Vertex AI ingestion stored as a deployment
    HasProperties = 8, //!< the entity has mlModelDeploymentProperties at all
    Ephemeral = 16, //!< made for a short life, as its custom properties say: ephemeral.h
    // Only in catalogs that show edits before they are sent, see changes::Overlay:
    Pending = 32, //!< something of it waits to be sent
    Leaving = 64, //!< Removed by what waits only: the server has it still
};

//! Several codes a row: values of row i are [start[i], start[i + 1]).
struct CodeLists
{
    Array<std::uint32_t> start {0};
    Array<Code> values;

    std::span<const Code> row(std::size_t i) const
    {
        return {values.data() + start[i], start[i + 1] - start[i]};
    }
    //! Makes \a repeating.
    void lookForRepeats();

    //! The rows that have a value twice, once lookForRepeats() has looked; ascending.
    std::optional<Array<std::uint32_t>> repeating;

    bool operator==(const CodeLists &other) const
    {
        return start == other.start && values == other.values;
    }
};

//! Some thousand deployments in columns. Never changes once it is in a Catalog, and is shared by
//! all snapshots in which these rows are the same. Codes are those of the catalog's dictionaries.
struct Chunk
{
    std::size_t size() const { return flags.size(); }
    std::size_t memory() const;

    TextColumn names; //!< as in the URN
    PooledColumn
        urns; //!< only where it does not follow from platform, name and environment; else empty
    std::array<Array<Code>, singleFacetCount> facets;
    CodeLists owners;
    Array<Code>
        ownerTypes; //!< beside owners.values: typeUrn if there is one, else the type's symbol
    CodeLists tags;
    PooledColumn descriptions {1024}; // about what a page of 1000 has
    PooledColumn versions;
    PooledColumn urls {1024}; //!< as urlTemplate() makes them
    PooledColumn notes;
    PooledColumn replacements;
    Array<std::int64_t> created; //!< ms since the epoch, or noTime
    Array<std::int64_t> decommission; //!< ms since the epoch, or noTime
    Array<std::uint8_t> flags;
    CodeLists propertyKeys;
    PooledColumn propertyValues {4096}; //!< beside propertyKeys.values
    //! systemMetadata.version of each aspect; 0 where the aspect is absent or the server did not
    //! say; 255 and above are all 255: what is edited is read anew.
    std::array<Array<std::uint8_t>, aspectCount> aspectVersions;

    bool operator==(const Chunk &) const = default;
};

} // namespace catalog
