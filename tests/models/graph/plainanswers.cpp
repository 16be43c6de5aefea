// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/graph/plainanswers.h"

#include <algorithm>
#include <sstream>

namespace plain {

namespace {

const Urns production {"PROD", "PRD"};

std::string envOf(const support::Made &made)
{
    return support::partsOf(made).env;
}

bool saysNothing(const support::Made &made)
{
    static const Urns words {"IN_SERVICE", "OUT_OF_SERVICE", "FAILED",      "UPDATING",
                             "CREATING",   "DELETING",       "ROLLING_BACK"};
    return words.count(made.status) == 0;
}

//! The models that mean the deployment.
Urns modelsOf(const World &world, const std::string &urn)
{
    Urns models;
    for (const auto &[model, value] : world.models) {
        for (const std::string &named : value.deployments) {
            if (world.meant(named) == urn)
                models.insert(model);
        }
    }
    return models;
}

std::vector<const support::Made *> liveOf(const World &world, const std::string &model)
{
    Urns seen;
    std::vector<const support::Made *> result;
    for (const std::string &named : world.models.at(model).deployments) {
        const support::Made *made = world.find(world.meant(named));
        if (made && !made->removed && seen.insert(made->urn).second)
            result.push_back(made);
    }
    return result;
}

bool isNamed(const World &world, const std::string &model)
{
    return !world.models.at(model).deployments.empty();
}

Urns familyOf(const World &world, const Urns &models)
{
    Urns family = models;
    for (const auto &[other, value] : world.models) {
        for (const std::string &group : value.groups) {
            for (const std::string &model : models) {
                const auto &groups = world.models.at(model).groups;
                if (isNamed(world, other)
                    && std::find(groups.begin(), groups.end(), group) != groups.end())
                    family.insert(other);
            }
        }
    }
    return family;
}

std::vector<int> numbers(std::string version)
{
    if (!version.empty() && version[0] == 'v')
        version.erase(0, 1);
    std::vector<int> result;
    std::stringstream stream(version);
    for (std::string part; std::getline(stream, part, '.');)
        result.push_back(std::stoi(part));
    return result;
}

bool hasNumber(const std::string &version)
{
    const std::size_t first = !version.empty() && version[0] == 'v' ? 1 : 0;
    return version.size() > first
        && version.find_first_not_of("0123456789.", first) == std::string::npos;
}

//! -1, 0, 1; 2 where there is no order.
int compare(const std::string &a, const std::string &b)
{
    if (!hasNumber(a) || !hasNumber(b))
        return !a.empty() && a == b ? 0 : 2;
    return numbers(a) < numbers(b) ? -1 : numbers(b) < numbers(a) ? 1 : 0;
}

using Version = std::pair<std::string, std::string>; //!< of the model, of the deployment

int compare(const Version &a, const Version &b)
{
    const int models = compare(a.first, b.first);
    if (models == -1 || models == 1)
        return models;
    const int deployments = compare(a.second, b.second);
    if (deployments != 2)
        return deployments;
    return a.second.empty() && b.second.empty() ? models : 2;
}

Version versionOf(const World &world, const support::Made &made, const Urns &models)
{
    Version version {{}, made.version};
    for (const std::string &model : modelsOf(world, made.urn)) {
        const std::string &own = world.models.at(model).version;
        if (models.count(model) > 0 && !own.empty()
            && (version.first.empty() || compare(version.first, own) == -1))
            version.first = own;
    }
    return version;
}

} // namespace

Impact impactOf(const World &world, const std::string &urn)
{
    Impact impact;
    const support::Made *self = world.find(urn);
    const bool isModel = world.models.count(urn) > 0;
    Urns about;
    if (self)
        about = modelsOf(world, urn);
    else if (isModel)
        about = {urn};
    else
        for (const auto &[model, value] : world.models)
            if (isNamed(world, model)
                && std::find(value.groups.begin(), value.groups.end(), urn) != value.groups.end())
                about.insert(model);

    std::vector<const support::Made *> going;
    Urns environments;
    for (const support::Made &made : world.deployments) {
        const Urns models = modelsOf(world, made.urn);
        const bool concerned
            = self ? made.urn == urn
                   : std::any_of(models.begin(), models.end(), [&about](const std::string &model) {
                         return about.count(model) > 0;
                     });
        if (!concerned || made.removed)
            continue;
        going.push_back(&made);
        impact.deployments.insert(made.urn);
        for (const auto &[owner, type] : made.owners)
            impact.owners.insert(owner);
        if (!made.container.empty())
            impact.containers.insert(made.container);
        impact.platforms.insert(support::partsOf(made).platform);
        if (self || made.status == "IN_SERVICE")
            environments.insert(envOf(made));
    }
    Urns standIns = self ? about : isModel ? familyOf(world, about) : Urns();
    if (isModel)
        standIns.erase(urn);
    for (const std::string &model : standIns) {
        for (const support::Made *made : liveOf(world, model)) {
            if (made->status == "IN_SERVICE" && environments.count(envOf(*made)) > 0
                && impact.deployments.count(made->urn) == 0)
                impact.alternatives.insert(made->urn);
        }
    }
    for (const auto &[model, value] : world.models) {
        bool before = false;
        bool after = false;
        for (const support::Made *made : liveOf(world, model)) {
            const bool serves = made->status == "IN_SERVICE" && production.count(envOf(*made)) > 0;
            before = before || serves;
            after = after || (serves && impact.deployments.count(made->urn) == 0);
        }
        if (before && !after)
            impact.modelsLeftWithout.insert(model);
    }
    for (const support::Made &made : world.deployments) {
        const bool names
            = impact.deployments.count(made.replacement) > 0 || made.replacement == urn;
        if (!made.replacement.empty() && names && !made.removed
            && impact.deployments.count(made.urn) == 0)
            impact.replaces.insert(made.urn);
    }
    return impact;
}

Rollback rollbackOf(const World &world, const std::string &urn)
{
    Rollback rollback;
    const support::Made *self = world.find(urn);
    const Urns own = modelsOf(world, urn);
    const Urns family = familyOf(world, own);
    const Version now = versionOf(world, *self, own);
    for (const support::Made &made : world.deployments) {
        const bool mayServe
            = made.status == "IN_SERVICE" || made.status == "OUT_OF_SERVICE" || saysNothing(made);
        if (made.urn == urn || made.removed || !mayServe || envOf(made) != envOf(*self))
            continue;
        Urns same;
        Urns related;
        for (const std::string &model : modelsOf(world, made.urn)) {
            if (own.count(model) > 0)
                same.insert(model);
            if (family.count(model) > 0)
                related.insert(model);
        }
        if (related.empty())
            continue;
        const int order = compare(versionOf(world, made, same.empty() ? related : same), now);
        if (order == 2 || (order == -1 && saysNothing(made)))
            rollback.undecided.insert(made.urn);
        else if (order == -1)
            rollback.candidates.insert(made.urn);
    }
    return rollback;
}

Orphans orphansOf(const World &world)
{
    Orphans orphans;
    std::map<std::string, std::string> next;
    Urns named;
    for (const support::Made &made : world.deployments) {
        if (!made.removed && modelsOf(world, made.urn).empty())
            orphans.deployments.insert(made.urn);
        if (made.replacement.empty())
            continue;
        next[made.urn] = made.replacement;
        const support::Made *replacement = world.find(made.replacement);
        if (!made.removed)
            named.insert(made.replacement);
        if (!made.removed && (!replacement || replacement->removed))
            orphans.ghosts.emplace(made.replacement, made.urn, "Replaces");
    }
    for (const auto &[model, value] : world.models) {
        if (liveOf(world, model).empty())
            orphans.models.insert(model);
        for (const std::string &deployment : value.deployments) {
            const std::string meant = world.meant(deployment);
            if (meant.empty() || world.find(meant)->removed)
                orphans.ghosts.emplace(model, meant.empty() ? deployment : meant, "DeployedTo");
        }
    }
    for (const auto &[start, replacement] : next) {
        std::vector<std::string> chain {start};
        while (next.count(chain.back()) > 0
               && std::find(chain.begin(), chain.end() - 1, chain.back()) == chain.end() - 1)
            chain.push_back(next[chain.back()]);
        const auto again = std::find(chain.begin(), chain.end() - 1, chain.back());
        if (again != chain.end() - 1) {
            const Urns round(again, chain.end());
            if (std::any_of(round.begin(), round.end(),
                            [&world](const std::string &one) { return !world.find(one)->removed; }))
                orphans.rounds.insert(round);
            continue;
        }
        if (world.find(start)->removed || named.count(start) > 0)
            continue;
        const support::Made *last = world.find(chain.back());
        if (!last || last->removed || last->deprecated)
            orphans.dead.insert(chain);
        if (chain.size() > 4)
            orphans.tooLong.insert(chain);
    }
    return orphans;
}

std::map<std::pair<std::string, std::string>, Urns> matrixOf(const World &world,
                                                             const std::string &group)
{
    std::map<std::pair<std::string, std::string>, Urns> cells;
    for (const auto &[model, value] : world.models) {
        if (std::find(value.groups.begin(), value.groups.end(), group) == value.groups.end())
            continue;
        for (const support::Made *made : liveOf(world, model))
            cells[{model, envOf(*made)}].insert(made->urn);
    }
    return cells;
}

Urns severalIn(const World &world, const std::string &group)
{
    std::map<std::string, Urns> versions;
    for (const auto &[cell, urns] : matrixOf(world, group)) {
        for (const std::string &urn : urns) {
            const support::Made *made = world.find(urn);
            std::string version = world.models.at(cell.first).version;
            if (version.empty())
                version = made->version;
            if (!version.empty() && version[0] == 'v')
                version.erase(0, 1);
            if (made->status == "IN_SERVICE" && production.count(cell.second) > 0
                && !version.empty())
                versions[cell.second].insert(version);
        }
    }
    Urns result;
    for (const auto &[environment, there] : versions) {
        if (there.size() > 1)
            result.insert(environment);
    }
    return result;
}

Urns within(const World &world, const std::string &urn, int hops)
{
    std::set<std::pair<std::string, std::string>> edges;
    std::set<std::pair<std::string, std::string>> leaves; // from what is in it to a container
    for (const support::Made &made : world.deployments) {
        if (!made.replacement.empty())
            edges.emplace(made.replacement, made.urn);
        if (!made.container.empty())
            leaves.emplace(made.urn, made.container);
        if (!made.instance.empty())
            leaves.emplace(made.urn, made.instance);
    }
    for (const auto &[model, value] : world.models) {
        if (!isNamed(world, model))
            continue;
        for (const std::string &group : value.groups)
            edges.emplace(model, group);
        for (const std::string &deployment : value.deployments) {
            const std::string meant = world.meant(deployment);
            edges.emplace(model, meant.empty() ? deployment : meant);
        }
    }
    Urns reached {urn};
    for (int hop = 0; hop < hops; ++hop) {
        const Urns before = reached;
        for (const auto &[from, to] : edges) {
            if (before.count(from) > 0)
                reached.insert(to);
            if (before.count(to) > 0)
                reached.insert(from);
        }
        for (const auto &[from, to] : leaves) {
            if (before.count(from) > 0)
                reached.insert(to);
            if (hop == 0 && to == urn)
                reached.insert(from);
        }
        if (reached == before)
            break;
    }
    return reached;
}

} // namespace plain
