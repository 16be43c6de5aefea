// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/pages.h"

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace bench {

namespace {

json wrapped(json value, bool systemMetadata)
{
    json aspect {{"value", std::move(value)}};
    if (systemMetadata)
        aspect["systemMetadata"] = {{"version", "3"},
                                    {"lastObserved", 1793491200000},
                                    {"runId", "ingestion-2026_11_01-00_00_00"},
                                    {"lastRunId", "no-run-id-provided"}};
    return aspect;
}

json propertiesOf(const support::Made &made)
{
    json properties {{"customProperties", json::object()}};
    for (const auto &[key, value] : made.properties)
        properties["customProperties"][key] = value;
    const auto put = [&properties](const char *key, const std::string &text) {
        if (!text.empty())
            properties[key] = text;
    };
    put("description", made.description);
    put("externalUrl", made.url);
    put("status", made.status);
    if (!made.version.empty())
        properties["version"] = {{"versionTag", made.version}};
    if (made.created != catalog::noTime)
        properties["createdAt"] = made.created;
    return properties;
}

json entityOf(const support::Made &made, bool systemMetadata)
{
    const support::Parts parts = support::partsOf(made);
    json entity {{"urn", made.urn}};
    const auto put = [&](const char *aspect, json value) {
        entity[aspect] = wrapped(std::move(value), systemMetadata);
    };
    put("mlModelDeploymentKey",
        {{"platform", parts.platform}, {"name", parts.name}, {"origin", parts.env}});
    put("mlModelDeploymentProperties", propertiesOf(made));
    json owners = json::array();
    for (const auto &[owner, type] : made.owners)
        owners.push_back({{"owner", owner}, {"type", "TECHNICAL_OWNER"}});
    put("ownership", {{"owners", owners},
                      {"lastModified", {{"time", 0}, {"actor", "urn:li:corpuser:unknown"}}}});
    json tags = json::array();
    for (const std::string &tag : made.tags)
        tags.push_back({{"tag", tag}});
    put("globalTags", {{"tags", tags}});
    if (!made.container.empty())
        put("container", {{"container", made.container}});
    put("dataPlatformInstance", {{"platform", parts.platform}, {"instance", made.instance}});
    if (made.deprecated)
        put("deprecation",
            {{"deprecated", true}, {"note", made.note}, {"actor", "urn:li:corpuser:ana"}});
    put("status", {{"removed", made.removed}});
    return entity;
}

} // namespace

QByteArray pageOf(const std::vector<support::Made> &deployments, std::size_t first,
                  std::size_t count, bool systemMetadata)
{
    std::string body = R"({"scrollId":"next","entities":[)";
    for (std::size_t i = first; i < std::min(first + count, deployments.size()); ++i) {
        if (i > first)
            body += ',';
        body += entityOf(deployments[i], systemMetadata).dump();
    }
    body += R"(],"totalCount":10000})";
    return QByteArray::fromStdString(body);
}

QByteArrayList pagesOf(const std::vector<support::Made> &deployments, std::size_t pageSize,
                       bool systemMetadata)
{
    QByteArrayList pages;
    for (std::size_t first = 0; first < deployments.size(); first += pageSize)
        pages.append(pageOf(deployments, first, pageSize, systemMetadata));
    return pages;
}

} // namespace bench
