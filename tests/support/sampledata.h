// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <cstdint>
#include <string>
#include <vector>

//! Deployments for tests, made by a generator of our own: the same seed gives the same ones.
namespace support {

struct Made
{
    std::string urn;
    std::string status; //!< empty: absent
    std::string instance;
    std::string container;
    std::string description;
    std::string version;
    std::string url;
    std::vector<std::pair<std::string, std::string>> owners; //!< URN, type
    std::vector<std::string> tags;
    std::vector<std::pair<std::string, std::string>> properties;
    std::int64_t created = catalog::noTime;
    bool deprecated = false;
    std::int64_t decommission = catalog::noTime;
    std::string note;
    std::string replacement;
    bool removed = false;
    std::vector<std::string> models; //!< URNs of those that name it
};

//! Skewed like real catalogs, with names beyond ASCII, encoded names and missing fields among them.
std::vector<Made> makeDeployments(std::size_t count, std::uint32_t seed);

void addTo(catalog::ChunkBuilder &builder, const Made &made);

//! In chunks of \a chunkSize rows; with links where something has models.
catalog::CatalogPtr makeCatalog(const std::vector<Made> &deployments, std::size_t chunkSize = 1000,
                                const catalog::Directory &directory = {});

//! The three parts of the URN, as written.
struct Parts
{
    std::string platform, name, env;
};
Parts partsOf(const Made &made);

} // namespace support
