// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/matrix.h"

#include "models/domain/vocabulary.h"

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace graph {

namespace {

//! A version that is IN_SERVICE in some environment.
struct InUse
{
    QString version;
    QString environment;
};

bool isOlder(const QString &a, const QString &b)
{
    return compareVersions(a, b) == std::strong_ordering::less;
}

bool isSame(const QString &a, const QString &b)
{
    return compareVersions(a, b) == std::strong_ordering::equal;
}

//! Development first, production last.
bool comesBefore(const QString &a, const QString &b, const QStringList &production)
{
    const bool last = production.contains(a);
    if (last != production.contains(b))
        return !last;
    const qsizetype rankA = domain::environments().indexOf(a);
    const qsizetype rankB = domain::environments().indexOf(b);
    if (rankA == rankB)
        return a < b;
    if (rankA < 0 || rankB < 0)
        return rankA < 0;
    return last ? rankA < rankB : rankA > rankB;
}

class MatrixMaker
{
public:
    MatrixMaker(const Graph &graph, std::vector<Node> models, const QStringList &production)
        : m_graph(graph), m_models(std::move(models)), m_production(production)
    {
    }

    Matrix make(Node group, bool withDrift)
    {
        m_matrix.group = group;
        sortModels();
        findEnvironments();
        for (const Node model : m_models)
            m_matrix.lines.push_back(lineOf(model));
        if (withDrift)
            findDrift();
        return std::move(m_matrix);
    }

private:
    void sortModels()
    {
        std::sort(m_models.begin(), m_models.end(), [this](Node a, Node b) {
            const QString versionA = m_graph.version(a);
            const QString versionB = m_graph.version(b);
            if (sortsBefore(versionB, versionA))
                return true;
            if (sortsBefore(versionA, versionB))
                return false;
            const QString nameA = m_graph.displayName(a);
            const QString nameB = m_graph.displayName(b);
            return nameA != nameB ? nameA < nameB : a < b;
        });
    }

    void findEnvironments()
    {
        QStringList &all = m_matrix.environments;
        for (const Node model : m_models) {
            for (const Node node : deploymentsOf(m_graph, model)) {
                const QString environment = m_graph.environment(node);
                if (isLive(m_graph, node) && !all.contains(environment))
                    all.append(environment);
            }
        }
        std::sort(all.begin(), all.end(), [this](const QString &a, const QString &b) {
            return comesBefore(a, b, m_production);
        });
        for (const QString &environment : all)
            m_matrix.isProduction.push_back(m_production.contains(environment));
    }

    Matrix::Line lineOf(Node model)
    {
        Matrix::Line line;
        line.model = model;
        line.cells.resize(std::size_t(m_matrix.environments.size()));
        for (const Node node : deploymentsOf(m_graph, model)) {
            if (!isLive(m_graph, node))
                continue;
            const QString environment = m_graph.environment(node);
            line.cells[std::size_t(m_matrix.environments.indexOf(environment))].push_back(node);
            if (isInService(m_graph, node))
                use(m_graph.version(model).isEmpty() ? m_graph.version(node)
                                                     : m_graph.version(model),
                    environment);
            else
                m_allKnown = m_allKnown && !hasUnknownStatus(m_graph, node);
        }
        return line;
    }

    void use(const QString &version, const QString &environment)
    {
        if (version.isEmpty()) {
            m_allKnown = false;
            return;
        }
        const bool there = std::any_of(m_used.begin(), m_used.end(), [&](const InUse &used) {
            return used.environment == environment && isSame(used.version, version);
        });
        if (!there)
            m_used.push_back({version, environment});
    }

    void findDrift()
    {
        for (const QString &environment : m_matrix.environments) {
            if (!m_production.contains(environment))
                continue;
            findSeveral(environment);
            findBehind(environment);
        }
        const bool known = m_allKnown && m_graph.complete() && m_graph.linksKnown();
        m_matrix.drifted = m_matrix.drifts.empty() ? (known ? Outcome::No : Outcome::Unknown)
                                                   : (known ? Outcome::Yes : Outcome::Partly);
    }

    //! Newest first.
    QStringList versionsIn(const QString &environment) const
    {
        QStringList versions;
        for (const InUse &used : m_used) {
            if (used.environment == environment)
                versions.append(used.version);
        }
        std::sort(versions.begin(), versions.end(),
                  [](const QString &a, const QString &b) { return sortsBefore(b, a); });
        return versions;
    }

    void findSeveral(const QString &environment)
    {
        const QStringList versions = versionsIn(environment);
        if (versions.size() > 1)
            m_matrix.drifts.push_back(
                {Matrix::Drift::Kind::SeveralVersions, environment, {}, versions, 0});
    }

    void findBehind(const QString &environment)
    {
        const auto newest = newestOf(versionsIn(environment));
        if (!newest)
            return;
        std::optional<InUse> ahead;
        for (const InUse &used : m_used) {
            if (used.environment == environment
                || !(m_production.contains(used.environment)
                     || stagingEnvironments().contains(used.environment)))
                continue;
            if (!compareVersions(*newest, used.version))
                m_allKnown = false;
            else if (isOlder(*newest, used.version)
                     && (!ahead || isOlder(ahead->version, used.version)))
                ahead = used;
        }
        if (ahead)
            m_matrix.drifts.push_back({Matrix::Drift::Kind::Behind,
                                       environment,
                                       ahead->environment,
                                       {*newest, ahead->version},
                                       stepsBetween(*newest, ahead->version)});
    }

    //! Nothing where there is none, or where two have no order.
    std::optional<QString> newestOf(const QStringList &versions)
    {
        std::optional<QString> newest;
        for (const QString &version : versions) {
            if (newest && !compareVersions(*newest, version)) {
                m_allKnown = false;
                return std::nullopt;
            }
            if (!newest || isOlder(*newest, version))
                newest = version;
        }
        return newest;
    }

    int stepsBetween(const QString &older, const QString &newer) const
    {
        QStringList between;
        for (const InUse &used : m_used) {
            const bool counts = isOlder(older, used.version)
                             && (isOlder(used.version, newer) || isSame(used.version, newer));
            const bool known
                = std::any_of(between.begin(), between.end(), [&used](const QString &other) {
                      return isSame(other, used.version);
                  });
            if (counts && !known)
                between.append(used.version);
        }
        return int(between.size());
    }

    const Graph &m_graph;
    std::vector<Node> m_models;
    const QStringList &m_production;
    Matrix m_matrix;
    std::vector<InUse> m_used;
    bool m_allKnown = true;
};

bool hasLiveDeployment(const Graph &graph, const std::vector<Node> &models)
{
    return std::any_of(models.begin(), models.end(), [&graph](Node model) {
        const auto all = deploymentsOf(graph, model);
        return std::any_of(all.begin(), all.end(),
                           [&graph](Node node) { return isLive(graph, node); });
    });
}

} // namespace

const QStringList &stagingEnvironments()
{
    static const QStringList environments {u"STG"_s, u"PRE"_s, u"UAT"_s};
    return environments;
}

Matrix matrixOf(const Graph &graph, Node group, const QStringList &production)
{
    return MatrixMaker(graph, graph.sources(group, EdgeType::MemberOf), production)
        .make(group, true);
}

std::vector<Matrix> matrices(const Graph &graph, const QStringList &production)
{
    std::vector<Node> groups;
    std::vector<Node> alone;
    for (auto node = Node(graph.catalog()->size()); node < graph.size(); ++node) {
        if (graph.kind(node) == Kind::Group
            && hasLiveDeployment(graph, graph.sources(node, EdgeType::MemberOf)))
            groups.push_back(node);
        if (graph.kind(node) == Kind::Model && graph.targets(node, EdgeType::MemberOf).empty()
            && hasLiveDeployment(graph, {node}))
            alone.push_back(node);
    }
    std::sort(groups.begin(), groups.end(), [&graph](Node a, Node b) {
        const QString nameA = graph.displayName(a);
        const QString nameB = graph.displayName(b);
        return nameA != nameB ? nameA < nameB : a < b;
    });
    std::vector<Matrix> result;
    result.reserve(groups.size() + 1);
    for (const Node group : groups)
        result.push_back(matrixOf(graph, group, production));
    if (!alone.empty())
        result.push_back(MatrixMaker(graph, alone, production).make(noNode, false));
    return result;
}

QString driftName(Matrix::Drift::Kind kind)
{
    return kind == Matrix::Drift::Kind::Behind ? u"behind"_s : u"several-versions"_s;
}

} // namespace graph
