// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/impact.h"

#include "models/domain/vocabulary.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>
#include <tuple>

namespace graph {

namespace {

//! URNs in the order in which they were first seen, with how often.
class Tally
{
public:
    void add(const QString &urn)
    {
        if (urn.isEmpty())
            return;
        if (m_counts[urn]++ == 0)
            m_order.append(urn);
    }
    QStringList mostFirst() const
    {
        QStringList urns = m_order;
        std::stable_sort(urns.begin(), urns.end(), [this](const QString &a, const QString &b) {
            return m_counts[a] > m_counts[b];
        });
        return urns;
    }

private:
    QHash<QString, int> m_counts;
    QStringList m_order;
};

//! Production first, then as the schema has them, then what it does not know by name.
auto environmentRank(const QString &environment, const QStringList &production)
{
    const qsizetype known = domain::environments().indexOf(environment);
    return std::tuple(production.contains(environment) ? 0 : 1,
                      known < 0 ? domain::environments().size() : known, environment);
}

class Reckoning
{
public:
    Reckoning(const Graph &graph, Node node, const QStringList &production)
        : m_graph(graph), m_node(node), m_production(production), m_kind(graph.kind(node))
    {
    }

    Impact impact()
    {
        if (m_kind != Kind::Deployment && m_kind != Kind::Model && m_kind != Kind::Group)
            return {};
        findWhatGoes();
        m_impact.deployments = judged(urnsOf(m_graph, m_going), m_allKnown);
        pile();
        lookAround();
        m_impact.alternatives = alternatives();
        m_impact.modelsLeftWithout = modelsLeftWithout();
        m_impact.replaces = replaces();
        if (const auto row = m_graph.row(m_node))
            m_impact.usage = usageOf(m_graph.catalog()->record(*row).properties);
        return std::move(m_impact);
    }

private:
    void findWhatGoes()
    {
        if (m_kind == Kind::Deployment) {
            m_models = modelsOf(m_graph, m_node);
            m_allKnown = m_graph.state(m_node) != State::Missing;
            addGoing(m_node);
            return;
        }
        m_models = m_kind == Kind::Model ? std::vector {m_node}
                                         : m_graph.sources(m_node, EdgeType::MemberOf);
        m_allKnown = m_graph.linksKnown() && m_graph.complete();
        for (const Node model : m_models) {
            for (const Node deployment : deploymentsOf(m_graph, model)) {
                if (m_graph.state(deployment) == State::Missing)
                    m_allKnown = false;
                addGoing(deployment);
            }
        }
    }

    void addGoing(Node deployment)
    {
        if (isLive(m_graph, deployment) && !m_goes.contains(deployment)) {
            m_goes.insert(deployment);
            m_going.push_back(deployment);
        }
    }

    void pile()
    {
        using Key = std::pair<decltype(environmentRank({}, {})), std::pair<int, QString>>;
        std::map<Key, Impact::Pile> piles;
        for (const Node node : m_going) {
            const QString environment = m_graph.environment(node);
            const QString status = m_graph.status(node);
            Impact::Pile &pile = piles[{environmentRank(environment, m_production),
                                        {domain::statusSeverity(status), status}}];
            pile.environment = environment;
            pile.status = status;
            pile.urns.append(m_graph.urn(node));
        }
        for (auto &[key, pile] : piles)
            m_impact.piles.push_back(std::move(pile));
    }

    void lookAround()
    {
        Tally owners;
        Tally containers;
        Tally platforms;
        std::size_t ownerless = 0;
        for (const Node node : m_going) {
            QSet<QString> once; // an owner may be there in several types
            for (const catalog::OwnerEntry &owner : m_graph.catalog()->owners(node)) {
                if (!once.contains(owner.urn))
                    owners.add(owner.urn);
                once.insert(owner.urn);
            }
            ownerless += once.isEmpty() ? 1 : 0;
            for (const Node container : m_graph.targets(node, EdgeType::IsPartOf))
                containers.add(m_graph.urn(container));
            platforms.add(m_graph.platform(node));
        }
        m_impact.owners = judged(owners.mostFirst(), m_allKnown);
        if (ownerless > 0 && m_impact.owners.outcome == Outcome::Yes)
            m_impact.owners.outcome = Outcome::Partly;
        m_impact.containers = judged(containers.mostFirst(), m_allKnown);
        m_impact.platforms = judged(platforms.mostFirst(), m_allKnown);
    }

    //! Models that what stays would have to serve, to be an alternative.
    std::vector<Node> standIns() const
    {
        if (m_kind == Kind::Deployment)
            return m_models;
        if (m_kind == Kind::Group)
            return {};
        std::vector<Node> others = withTheirGroups(m_graph, m_models);
        std::erase(others, m_node);
        return others;
    }

    //! Whether something answers in an environment decides which alternatives count there.
    QSet<QString> environmentsToServe() const
    {
        QSet<QString> environments;
        for (const Node node : m_going) {
            if (m_kind == Kind::Deployment || isInService(m_graph, node))
                environments.insert(m_graph.environment(node));
        }
        return environments;
    }

    Part alternatives() const
    {
        if (!m_graph.linksKnown() || (m_kind == Kind::Deployment && m_models.empty()))
            return {};
        const QSet<QString> environments = environmentsToServe();
        QSet<Node> seen;
        QStringList found;
        bool doubt = !m_graph.complete();
        std::size_t modelsWithout = 0;
        for (const Node model : standIns()) {
            bool stands = false;
            for (const Node node : deploymentsOf(m_graph, model)) {
                if (!isLive(m_graph, node) || m_goes.contains(node)
                    || !environments.contains(m_graph.environment(node)))
                    continue;
                doubt = doubt || hasUnknownStatus(m_graph, node);
                if (!isInService(m_graph, node))
                    continue;
                stands = true;
                if (!seen.contains(node))
                    found.append(m_graph.urn(node));
                seen.insert(node);
            }
            modelsWithout += stands ? 0 : 1;
        }
        // One that serves is enough, whatever the others do.
        Part part = judged(found, m_graph.complete() && (!found.isEmpty() || !doubt));
        if (m_kind == Kind::Deployment && modelsWithout > 0 && part.outcome == Outcome::Yes)
            part.outcome = Outcome::Partly;
        return part;
    }

    bool isProduction(Node node) const { return m_production.contains(m_graph.environment(node)); }

    Part modelsLeftWithout() const
    {
        if (!m_graph.linksKnown())
            return {};
        bool doubt = !m_graph.complete();
        std::vector<Node> left;
        for (const Node model : modelsAffected()) {
            bool served = false;
            bool perhaps = false;
            bool stays = false;
            for (const Node node : deploymentsOf(m_graph, model)) {
                if (!isLive(m_graph, node) || !isProduction(node))
                    continue;
                const bool goes = m_goes.contains(node);
                served = served || (goes && isInService(m_graph, node));
                perhaps = perhaps || (goes && hasUnknownStatus(m_graph, node));
                stays = stays || (!goes && isInService(m_graph, node));
            }
            if (served && !stays)
                left.push_back(model);
            doubt = doubt || (perhaps && !served && !stays);
        }
        return judged(urnsOf(m_graph, left), !doubt);
    }

    //! All models that something of what goes serves.
    std::vector<Node> modelsAffected() const
    {
        std::vector<Node> models;
        QSet<Node> seen;
        for (const Node node : m_going) {
            for (const Node model : modelsOf(m_graph, node)) {
                if (!seen.contains(model))
                    models.push_back(model);
                seen.insert(model);
            }
        }
        return models;
    }

    Part replaces() const
    {
        std::vector<Node> naming;
        QSet<Node> seen;
        for (const Node node : whatIsNamed()) {
            for (const Node replaced : m_graph.targets(node, EdgeType::Replaces)) {
                if (!isLive(m_graph, replaced) || m_goes.contains(replaced)
                    || seen.contains(replaced))
                    continue;
                seen.insert(replaced);
                naming.push_back(replaced);
            }
        }
        return judged(urnsOf(m_graph, naming), m_allKnown && m_graph.complete());
    }

    //! A replacement that is gone, or a model, may be named as well.
    std::vector<Node> whatIsNamed() const
    {
        std::vector<Node> nodes = m_going;
        if (!m_goes.contains(m_node))
            nodes.push_back(m_node);
        return nodes;
    }

    const Graph &m_graph;
    Node m_node;
    const QStringList &m_production;
    Kind m_kind;
    Impact m_impact;
    std::vector<Node> m_models;
    std::vector<Node> m_going;
    QSet<Node> m_goes;
    bool m_allKnown = true;
};

} // namespace

Impact impactOf(const Graph &graph, Node node, const QStringList &production)
{
    return Reckoning(graph, node, production).impact();
}

} // namespace graph
