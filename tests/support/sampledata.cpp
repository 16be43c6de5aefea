// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sampledata.h"

#include <array>
#include <random>

namespace support {

namespace {

using Random = std::mt19937;

template <std::size_t n>
const char *pick(Random &random, const std::array<const char *, n> &words)
{
    // The square of an even number prefers the first ones.
    const double even = double(random()) / double(Random::max());
    return words[std::min(n - 1, std::size_t(even * even * double(n)))];
}

bool chance(Random &random, int percent)
{
    return int(random() % 100) < percent;
}

constexpr std::array platforms {"sagemaker", "vertexai", "azureml", "kserve", "mlflow", "seldon"};
constexpr std::array envs {"PROD", "DEV", "STG", "TEST", "PRD", "QA", "STAGING"};
constexpr std::array statuses {
    "IN_SERVICE", "OUT_OF_SERVICE", "FAILED",       "UPDATING",     "CREATING",
    "UNKNOWN",    "DELETING",       "ROLLING_BACK", "HALF_DRAINED", ""};
constexpr std::array uses {"churn", "fraud",    "Ranking",     "pricing", "möbel", "ランキング",
                           "eta",   "search/v", "a%28b%29%2C", "GRÖSSE",  "intent"};
constexpr std::array kinds {"xgboost", "bert-base", "Two-Tower", "resnet50", "llama-8b"};
constexpr std::array people {"ana", "bo", "chen", "dora", "emil", "möller"};
constexpr std::array groups {"mlops_team", "ml-risk", "growth"};
constexpr std::array tagNames {"production", "canary", "tier-1", "gdpr", "PII", "größe", "batch"};
constexpr std::array machines {"ml.m5.xlarge", "ml.g5.2xlarge", "n1-standard-8"};

std::string makeName(Random &random, std::size_t i)
{
    std::string name = std::string(pick(random, uses)) + '-' + pick(random, kinds);
    if (chance(random, 60))
        name += "-v" + std::to_string(random() % 30);
    if (chance(random, 3))
        name = "123.model_evaluation." + std::to_string(random());
    return name + '-' + std::to_string(i);
}

} // namespace

std::vector<Made> makeDeployments(std::size_t count, std::uint32_t seed)
{
    Random random(seed);
    Random more(seed + 1); // for what came later: the rest stays as it was
    std::vector<Made> all(count);
    for (std::size_t i = 0; i < count; ++i) {
        Made &made = all[i];
        const std::string platform = std::string("urn:li:dataPlatform:") + pick(random, platforms);
        const std::string name = makeName(random, i);
        made.urn
            = "urn:li:mlModelDeployment:(" + platform + ',' + name + ',' + pick(random, envs) + ')';
        made.status = pick(random, statuses);
        if (chance(random, 80))
            made.description = "Serves " + name + " for the Team of " + pick(random, people);
        if (chance(random, 70))
            made.version = std::to_string(random() % 12) + '.' + std::to_string(random() % 12);
        if (chance(random, 90))
            made.url = "https://console.example.com/" + std::string(pick(random, platforms))
                     + "/endpoints/" + name + "?tab=1";
        if (chance(random, 90))
            made.instance = "urn:li:dataPlatformInstance:(" + platform + ",acct-"
                          + std::to_string(random() % 4) + ')';
        if (chance(random, 85))
            made.container = "urn:li:container:ws" + std::to_string(random() % 9);
        for (std::size_t k = random() % 4; k > 0; --k) {
            const bool group = chance(random, 40);
            made.owners.emplace_back(group ? std::string("urn:li:corpGroup:") + pick(random, groups)
                                           : std::string("urn:li:corpuser:") + pick(random, people),
                                     chance(random, 70) ? "TECHNICAL_OWNER"
                                                        : "urn:li:ownershipType:on_call");
        }
        for (std::size_t k = random() % 4; k > 0; --k)
            made.tags.push_back(std::string("urn:li:tag:") + pick(random, tagNames));
        made.properties.emplace_back("instance_type", pick(random, machines));
        if (chance(random, 50))
            made.properties.emplace_back("EndpointArn", "arn:aws:sagemaker:eu:1:endpoint/" + name);
        if (chance(random, 95))
            made.created = 1'600'000'000'000 + std::int64_t(random()) * 40;
        made.deprecated = chance(random, 12);
        if (made.deprecated && chance(random, 80))
            made.decommission = 1'780'000'000'000 + std::int64_t(random()) * 6;
        if (made.deprecated)
            made.note = "Moves to the *shared* endpoint";
        made.removed = chance(random, 6);
        if (made.deprecated && chance(more, 50))
            made.replacement = all[more() % (i + 1)].urn;
        if (chance(more, 5))
            made.properties.emplace_back("Ephemeral", chance(more, 80) ? "true" : "false");
        if (chance(more, 5))
            made.properties.emplace_back("ttl_hours", chance(more, 80) ? "6" : "0");
    }
    return all;
}

void addTo(catalog::ChunkBuilder &builder, const Made &made)
{
    builder.beginRow(made.urn);
    builder.setHasProperties();
    builder.set(catalog::Facet::Status, made.status);
    builder.set(catalog::Facet::Instance, made.instance);
    builder.set(catalog::Facet::Container, made.container);
    builder.setDescription(made.description);
    builder.setVersion(made.version);
    builder.setUrl(made.url);
    builder.setCreated(made.created);
    for (const auto &[key, value] : made.properties)
        builder.addProperty(key, value);
    for (const auto &[owner, type] : made.owners)
        builder.addOwner(owner, type);
    for (const std::string &tag : made.tags)
        builder.addTag(tag);
    builder.setDeprecation(made.deprecated, made.decommission, made.note, made.replacement);
    builder.setRemoved(made.removed);
    builder.endRow();
}

catalog::CatalogPtr makeCatalog(const std::vector<Made> &deployments, std::size_t chunkSize,
                                const catalog::Directory &directory)
{
    catalog::CatalogBuilder builder;
    catalog::ChunkBuilder rows;
    for (const Made &made : deployments) {
        addTo(rows, made);
        if (rows.rows() == chunkSize)
            builder.append(rows);
    }
    builder.append(rows);
    builder.setDirectory(std::make_shared<catalog::Directory>(directory));
    std::vector<catalog::Edge> edges;
    for (const Made &made : deployments) {
        for (const std::string &model : made.models)
            edges.push_back({QString::fromStdString(model), QString::fromStdString(made.urn)});
    }
    if (!edges.empty()) {
        const catalog::CatalogPtr unlinked = builder.snapshot();
        builder.setLinks(
            std::make_shared<catalog::Links>(catalog::Links::resolve(*unlinked, edges, {})));
    }
    return builder.snapshot();
}

Parts partsOf(const Made &made)
{
    const std::size_t open = made.urn.find('(');
    const std::size_t first = made.urn.find(',');
    const std::size_t last = made.urn.rfind(',');
    return {made.urn.substr(open + 1, first - open - 1),
            made.urn.substr(first + 1, last - first - 1),
            made.urn.substr(last + 1, made.urn.size() - last - 2)};
}

} // namespace support
