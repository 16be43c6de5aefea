// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/graph.h"
#include "tests/support/sampledata.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

//! What a server holds, as plain values: the catalog is made of it, and answers are computed from
//! it a second time.
struct World
{
    struct Model
    {
        std::string version; //!< empty: absent
        std::vector<std::string> groups;
        std::vector<std::string> deployments; //!< as the model names them: URNs, ARNs, ghosts
    };

    std::vector<support::Made> deployments;
    std::map<std::string, Model> models;

    support::Made &add(const std::string &name, const std::string &env,
                       const std::string &status = "IN_SERVICE");
    const support::Made *find(const std::string &urn) const;
    //! Of the deployment that a model means; empty where there is none.
    std::string meant(const std::string &named) const;
};

std::string worldUrn(const std::string &name, const std::string &env);
std::string worldModel(const std::string &name);
std::string worldGroup(const std::string &name);

//! Groups, models with and without versions, links by URN, by ARN and to nothing, replacements in
//! rounds and to nothing, removed deployments.
World randomWorld(std::size_t deployments, std::uint32_t seed);

catalog::CatalogPtr catalogOf(const World &world, bool withLinks = true);
