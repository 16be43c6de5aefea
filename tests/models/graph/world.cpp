// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/graph/world.h"

#include <random>

namespace {

bool percent(std::mt19937 &random, unsigned chance)
{
    return random() % 100 < chance;
}

} // namespace

support::Made &World::add(const std::string &name, const std::string &env,
                          const std::string &status)
{
    support::Made made;
    made.urn = worldUrn(name, env);
    made.status = status;
    deployments.push_back(made);
    return deployments.back();
}

const support::Made *World::find(const std::string &urn) const
{
    for (const support::Made &made : deployments) {
        if (made.urn == urn)
            return &made;
    }
    return nullptr;
}

std::string World::meant(const std::string &named) const
{
    if (find(named))
        return named;
    for (const support::Made &made : deployments) {
        for (const auto &[key, value] : made.properties) {
            if (key == "EndpointArn" && named.find("," + value + ",") != std::string::npos)
                return made.urn;
        }
    }
    return {};
}

std::string worldUrn(const std::string &name, const std::string &env)
{
    return "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker," + name + "," + env + ")";
}

std::string worldModel(const std::string &name)
{
    return "urn:li:mlModel:(urn:li:dataPlatform:mlflow," + name + ",PROD)";
}

std::string worldGroup(const std::string &name)
{
    return "urn:li:mlModelGroup:(urn:li:dataPlatform:mlflow," + name + ",PROD)";
}

World randomWorld(std::size_t count, std::uint32_t seed)
{
    World world;
    world.deployments = support::makeDeployments(count, seed);
    std::mt19937 random(seed + 7);
    const std::size_t groups = count / 20 + 1;
    std::vector<std::string> models;
    for (std::size_t i = 0; i < count / 4 + 2; ++i) {
        models.push_back(worldModel("m" + std::to_string(i)));
        World::Model &model = world.models[models.back()];
        if (percent(random, 80))
            model.version = (percent(random, 30) ? "v" : "") + std::to_string(random() % 5 + 1);
        for (unsigned k = random() % 3; k > 0; --k)
            model.groups.push_back(worldGroup("g" + std::to_string(random() % groups)));
    }
    for (support::Made &made : world.deployments) {
        if (percent(random, 20))
            made.version.clear();
        if (percent(random, 8))
            made.replacement = world.deployments[random() % count].urn;
        else if (percent(random, 3))
            made.replacement = worldUrn("ghost" + std::to_string(random() % 5), "PROD");
        if (!percent(random, 85))
            continue;
        for (unsigned k = random() % 3 + 1; k > 0; --k) {
            World::Model &model = world.models[models[random() % models.size()]];
            const support::Parts parts = support::partsOf(made);
            const bool byArn = percent(random, 25) && made.properties.size() > 1
                            && made.properties[1].first == "EndpointArn";
            model.deployments.push_back(byArn ? "urn:li:mlModelDeployment:(" + parts.platform + ","
                                                    + made.properties[1].second + "," + parts.env
                                                    + ")"
                                              : made.urn);
        }
    }
    for (const std::string &model : models) {
        if (percent(random, 8))
            world.models[model].deployments.push_back(
                worldUrn("gone" + std::to_string(random() % 5), "DEV"));
    }
    return world;
}

catalog::CatalogPtr catalogOf(const World &world, bool withLinks)
{
    const catalog::CatalogPtr bare = support::makeCatalog(world.deployments, 64);
    if (!withLinks)
        return bare;
    std::vector<catalog::Edge> edges;
    std::vector<catalog::Model> models;
    for (const auto &[urn, model] : world.models) {
        if (model.deployments.empty())
            continue; // the catalog has models that name a deployment only
        catalog::Model made;
        made.urn = QString::fromStdString(urn);
        made.name = made.urn.section(u',', 1, 1);
        made.version = QString::fromStdString(model.version);
        for (const std::string &group : model.groups)
            made.groups.append(QString::fromStdString(group));
        models.push_back(made);
        for (const std::string &deployment : model.deployments)
            edges.push_back({made.urn, QString::fromStdString(deployment)});
    }
    catalog::Catalog::Parts parts = bare->parts();
    parts.links = std::make_shared<catalog::Links>(
        catalog::Links::resolve(*bare, edges, std::move(models)));
    return std::make_shared<const catalog::Catalog>(std::move(parts));
}
