// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/comparison.h"
#include "models/graph/impact.h"
#include "models/graph/matrix.h"
#include "models/graph/neighbourhood.h"
#include "models/graph/orphans.h"
#include "models/graph/rollback.h"
#include "tests/models/graph/plainanswers.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using graph::Graph;
using graph::Node;
using graph::Outcome;
using Fault = graph::Orphans::Chain::Fault;

namespace {

const QStringList production {u"PROD"_s, u"PRD"_s};

plain::Urns set(const QStringList &urns)
{
    plain::Urns result;
    for (const QString &urn : urns)
        result.insert(urn.toStdString());
    return result;
}

plain::Urns set(const Graph &graph, const std::vector<Node> &nodes)
{
    return set(graph::urnsOf(graph, nodes));
}

std::string listed(const plain::Urns &urns)
{
    std::string result;
    for (const std::string &urn : urns)
        result += urn + "\n";
    return result;
}

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

//! All models of the world, as if the server had listed them.
Graph graphOf(const World &world)
{
    graph::Addition addition;
    for (const auto &[urn, model] : world.models)
        addition.models.push_back({text(urn), text(urn), {}, {}});
    addition.allModels = true;
    return graph::fromCatalog(catalogOf(world), true, addition);
}

//! Every model, group and deployment that the graph knows.
std::vector<Node> subjects(const Graph &graph)
{
    std::vector<Node> nodes;
    for (Node node = 0; node < graph.size(); ++node) {
        const bool missing = graph.state(node) == graph::State::Missing;
        if (graph.kind(node) <= graph::Kind::Group && !missing)
            nodes.push_back(node);
    }
    return nodes;
}

void compareSets(const plain::Urns &actual, const plain::Urns &expected)
{
    QCOMPARE(listed(actual), listed(expected));
}

World chainOf(int length)
{
    World world;
    for (int i = 0; i < length; ++i)
        world.add("d" + std::to_string(i), "PROD");
    for (int i = 0; i + 1 < length; ++i) {
        world.deployments[std::size_t(i)].deprecated = true;
        world.deployments[std::size_t(i)].replacement
            = worldUrn("d" + std::to_string(i + 1), "PROD");
    }
    return world;
}

} // namespace

//! Answers of random worlds against those of plainanswers.h, and each outcome by itself.
class TestQuestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seeds()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void impactEqualsThePlainAnswer_data() { seeds(); }
    void impactEqualsThePlainAnswer()
    {
        QFETCH(quint32, seed);
        const World world = randomWorld(60, seed);
        const Graph graph = graph::fromCatalog(catalogOf(world));
        for (const Node node : subjects(graph)) {
            const plain::Impact expected = plain::impactOf(world, graph.urn(node).toStdString());
            const graph::Impact actual = graph::impactOf(graph, node, production);
            compareSets(set(actual.deployments.urns), expected.deployments);
            compareSets(set(actual.owners.urns), expected.owners);
            compareSets(set(actual.containers.urns), expected.containers);
            compareSets(set(actual.platforms.urns), expected.platforms);
            compareSets(set(actual.alternatives.urns), expected.alternatives);
            compareSets(set(actual.modelsLeftWithout.urns), expected.modelsLeftWithout);
            compareSets(set(actual.replaces.urns), expected.replaces);
            qsizetype piled = 0;
            for (const graph::Impact::Pile &pile : actual.piles)
                piled += pile.urns.size();
            QCOMPARE(piled, actual.deployments.urns.size());
            if (QTest::currentTestFailed())
                return;
        }
    }

    void rollbackEqualsThePlainAnswer_data() { seeds(); }
    void rollbackEqualsThePlainAnswer()
    {
        QFETCH(quint32, seed);
        const World world = randomWorld(80, seed);
        const Graph graph = graph::fromCatalog(catalogOf(world));
        for (Node node = 0; node < graph.catalog()->size(); ++node) {
            const plain::Rollback expected
                = plain::rollbackOf(world, graph.urn(node).toStdString());
            const graph::Rollback actual = graph::rollbackOf(graph, node);
            std::vector<Node> candidates;
            for (const auto &candidate : actual.candidates)
                candidates.push_back(candidate.node);
            compareSets(set(graph, candidates), expected.candidates);
            compareSets(set(graph, actual.undecided), expected.undecided);
            for (std::size_t i = 1; i < candidates.size(); ++i) {
                // Those of which no model says a version stand at the end.
                const auto &newer = actual.candidates[i - 1].version;
                const auto &older = actual.candidates[i].version;
                QVERIFY(!newer.ofModel.isEmpty() || older.ofModel.isEmpty());
                if (newer.ofModel.isEmpty() == older.ofModel.isEmpty())
                    QVERIFY(graph::compareVersions(newer, older) != std::strong_ordering::less);
            }
            if (QTest::currentTestFailed())
                return;
        }
    }

    void orphansEqualThePlainAnswer_data() { seeds(); }
    void orphansEqualThePlainAnswer()
    {
        QFETCH(quint32, seed);
        const World world = randomWorld(150, seed);
        const Graph graph = graphOf(world);
        const plain::Orphans expected = plain::orphansOf(world);
        const graph::Orphans actual = graph::orphansOf(graph);

        compareSets(set(actual.deploymentsWithoutModel.urns), expected.deployments);
        compareSets(set(actual.modelsWithoutDeployment.urns), expected.models);
        QCOMPARE(actual.modelsWithoutDeployment.outcome,
                 expected.models.empty() ? Outcome::No : Outcome::Yes);
        std::set<std::tuple<std::string, std::string, std::string>> ghosts;
        for (const auto &ghost : actual.ghosts)
            ghosts.emplace(graph.urn(ghost.from).toStdString(), graph.urn(ghost.to).toStdString(),
                           graph::edgeTypeName(ghost.type).toStdString());
        QVERIFY(ghosts == expected.ghosts);
        std::set<plain::Urns> rounds;
        std::set<std::vector<std::string>> dead;
        std::set<std::vector<std::string>> tooLong;
        for (const auto &chain : actual.chains) {
            std::vector<std::string> urns;
            for (const Node node : chain.nodes)
                urns.push_back(graph.urn(node).toStdString());
            if (chain.fault == Fault::Cyclic)
                rounds.insert(plain::Urns(urns.begin(), urns.end()));
            else
                (chain.fault == Fault::Dead ? dead : tooLong).insert(urns);
        }
        QVERIFY(rounds == expected.rounds);
        QVERIFY(dead == expected.dead);
        QVERIFY(tooLong == expected.tooLong);
    }

    void matricesEqualThePlainAnswer_data() { seeds(); }
    void matricesEqualThePlainAnswer()
    {
        QFETCH(quint32, seed);
        const World world = randomWorld(120, seed);
        const Graph graph = graph::fromCatalog(catalogOf(world));
        int groups = 0;
        for (const graph::Matrix &matrix : graph::matrices(graph, production)) {
            if (matrix.group == graph::noNode)
                continue;
            ++groups;
            const std::string group = graph.urn(matrix.group).toStdString();
            std::map<std::pair<std::string, std::string>, plain::Urns> cells;
            for (const auto &line : matrix.lines) {
                for (qsizetype i = 0; i < matrix.environments.size(); ++i) {
                    if (!line.cells[std::size_t(i)].empty())
                        cells[{graph.urn(line.model).toStdString(),
                               matrix.environments[i].toStdString()}]
                            = set(graph, line.cells[std::size_t(i)]);
                }
            }
            QVERIFY(cells == plain::matrixOf(world, group));
            QStringList several;
            for (const auto &drift : matrix.drifts) {
                if (drift.kind == graph::Matrix::Drift::Kind::SeveralVersions)
                    several.append(drift.environment);
            }
            compareSets(set(several), plain::severalIn(world, group));
        }
        QVERIFY(groups > 1);
    }

    void neighbourhoodsEqualThePlainAnswer_data() { seeds(); }
    void neighbourhoodsEqualThePlainAnswer()
    {
        QFETCH(quint32, seed);
        const World world = randomWorld(80, seed);
        const Graph graph = graph::fromCatalog(catalogOf(world));
        for (Node node = Node(seed); node < graph.size(); node += 17) {
            for (const int hops : {0, 1, 2, 1000}) {
                graph::Reach reach;
                if (hops < 1000)
                    reach.hops = hops;
                else
                    reach.hops.reset();
                compareSets(set(graph, graph::neighbourhood(graph, {node}, reach).nodes),
                            plain::within(world, graph.urn(node).toStdString(), hops));
            }
        }
    }

    void withoutLinksNothingIsCalledFine()
    {
        World world = randomWorld(30, 5);
        const Graph graph = graph::fromCatalog(catalogOf(world, false));
        QVERIFY(!graph.linksKnown());

        const graph::Impact impact = graph::impactOf(graph, 0, production);
        QCOMPARE(impact.alternatives.outcome, Outcome::Unknown);
        QCOMPARE(impact.modelsLeftWithout.outcome, Outcome::Unknown);
        QCOMPARE(graph::rollbackOf(graph, 0).outcome, Outcome::Unknown);
        const graph::Orphans orphans = graph::orphansOf(graph);
        QCOMPARE(orphans.deploymentsWithoutModel.outcome, Outcome::Unknown);
        QVERIFY(orphans.deploymentsWithoutModel.urns.isEmpty());
        QCOMPARE(orphans.modelsWithoutDeployment.outcome, Outcome::Unknown);
        QVERIFY(orphans.ghostsOutcome == Outcome::Unknown
                || orphans.ghostsOutcome == Outcome::Partly);
    }

    void halfACatalogSaysNoToNothing()
    {
        World world;
        world.add("d", "PROD");
        world.models[worldModel("m")] = {"1", {worldGroup("g")}, {worldUrn("d", "PROD")}};
        const Graph graph = graph::fromCatalog(catalogOf(world), false);
        const Node group = *graph.find(text(worldGroup("g")));

        QCOMPARE(graph::impactOf(graph, 0, production).alternatives.outcome, Outcome::Unknown);
        QCOMPARE(graph::impactOf(graph, 0, production).replaces.outcome, Outcome::Unknown);
        QCOMPARE(graph::impactOf(graph, group, production).deployments.outcome, Outcome::Partly);
        QCOMPARE(graph::rollbackOf(graph, 0).outcome, Outcome::Unknown);
        const graph::Orphans orphans = graph::orphansOf(graph);
        QCOMPARE(orphans.deploymentsWithoutModel.outcome, Outcome::Unknown);
        QCOMPARE(orphans.chainsOutcome, Outcome::Unknown);
        QCOMPARE(graph::matrixOf(graph, group, production).drifted, Outcome::Unknown);
    }

    void aStatusThatSaysNothingIsNoAnswer()
    {
        World world;
        world.add("a", "PROD", "");
        world.add("b", "PROD", "UNKNOWN");
        world.models[worldModel("m")].deployments = {worldUrn("a", "PROD"), worldUrn("b", "PROD")};
        const Graph graph = graph::fromCatalog(catalogOf(world));

        const graph::Impact impact = graph::impactOf(graph, 0, production);

        QCOMPARE(impact.alternatives.outcome, Outcome::Unknown);
        QCOMPARE(impact.modelsLeftWithout.outcome, Outcome::Unknown);
        QVERIFY(impact.alternatives.urns.isEmpty());
        QVERIFY(impact.modelsLeftWithout.urns.isEmpty());
    }

    void aNameThatIsNotThereMakesTheAnswerPartial()
    {
        World world;
        world.add("a", "PROD").owners = {{"urn:li:corpuser:ana", "TECHNICAL_OWNER"}};
        world.models[worldModel("m")].deployments
            = {worldUrn("a", "PROD"), worldUrn("ghost", "PROD")};
        const Graph graph = graph::fromCatalog(catalogOf(world));

        const graph::Impact impact
            = graph::impactOf(graph, *graph.find(text(worldModel("m"))), production);

        QCOMPARE(impact.deployments,
                 (graph::Part {Outcome::Partly, {text(worldUrn("a", "PROD"))}}));
        QCOMPARE(impact.owners.outcome, Outcome::Partly);
        QCOMPARE(impact.modelsLeftWithout, (graph::Part {Outcome::Yes, {text(worldModel("m"))}}));
    }

    void nothingToGoBackToIsSaid()
    {
        World world;
        world.add("a", "PROD").version = "2";
        world.add("b", "STG").version = "1";
        world.models[worldModel("m")].deployments = {worldUrn("a", "PROD"), worldUrn("b", "STG")};
        Graph graph = graph::fromCatalog(catalogOf(world));
        QCOMPARE(graph::rollbackOf(graph, 0).outcome, Outcome::No);

        world.add("c", "PROD", "OUT_OF_SERVICE").version = "v1.10";
        world.add("d", "PROD", "OUT_OF_SERVICE").version = "1.9";
        world.add("e", "PROD", "OUT_OF_SERVICE").version = "golden";
        for (const char *name : {"c", "d", "e"})
            world.models[worldModel("m")].deployments.push_back(worldUrn(name, "PROD"));
        graph = graph::fromCatalog(catalogOf(world));
        const graph::Rollback rollback = graph::rollbackOf(graph, 0);
        QCOMPARE(rollback.outcome, Outcome::Partly);
        QCOMPARE(rollback.candidates.size(), std::size_t(2));
        QCOMPARE(rollback.candidates[0].version.text(), u"v1.10"_s);
        QCOMPARE(rollback.candidates[1].version.text(), u"1.9"_s);
        QCOMPARE(rollback.undecided, std::vector<Node> {4});
    }

    void aLongChainIsOneChain()
    {
        const World world = chainOf(200);
        const Graph graph = graph::fromCatalog(catalogOf(world));

        const graph::Orphans orphans = graph::orphansOf(graph);

        QCOMPARE(orphans.chains.size(), std::size_t(1));
        QCOMPARE(orphans.chains[0].fault, Fault::TooLong);
        QCOMPARE(orphans.chains[0].nodes.size(), std::size_t(200));
        graph::Reach reach;
        reach.hops.reset();
        QCOMPARE(graph::neighbourhood(graph, {100}, reach).nodes.size(), std::size_t(200));
    }

    void roundsEnd()
    {
        World world = chainOf(200);
        world.deployments.back().replacement = world.deployments[150].urn;
        world.add("self", "PROD").replacement = worldUrn("self", "PROD");
        const Graph graph = graph::fromCatalog(catalogOf(world));

        const graph::Orphans orphans = graph::orphansOf(graph);

        QCOMPARE(orphans.chains.size(), std::size_t(2));
        QCOMPARE(orphans.chains[0].fault, Fault::Cyclic);
        QCOMPARE(orphans.chains[0].nodes.size(), std::size_t(50));
        QCOMPARE(orphans.chains[0].nodes.front(), Node(150));
        QCOMPARE(orphans.chains[1].nodes, std::vector<Node> {200});
    }

    void aReplacementThatIsNoDeploymentIsNotJudged()
    {
        World world;
        world.add("a", "PROD").replacement = worldModel("m");
        const Graph graph = graph::fromCatalog(catalogOf(world));

        const graph::Orphans orphans = graph::orphansOf(graph);

        QVERIFY(orphans.chains.empty());
        QCOMPARE(orphans.chainsOutcome, Outcome::Unknown);
    }

    void productionBehindStagingIsDrift()
    {
        World world;
        world.add("old", "PROD");
        world.add("mid", "UAT");
        world.add("new", "STG");
        world.add("newest", "DEV");
        world.add("older", "PRD");
        int version = 2;
        for (const auto &[name, env] :
             {std::pair {"old", "PROD"}, {"mid", "UAT"}, {"new", "STG"}, {"newest", "DEV"}})
            world.models[worldModel(name)]
                = {std::to_string(version++), {worldGroup("g")}, {worldUrn(name, env)}};
        world.models[worldModel("older")] = {"1", {worldGroup("g")}, {worldUrn("older", "PRD")}};
        const Graph graph = graph::fromCatalog(catalogOf(world));

        const graph::Matrix matrix
            = graph::matrixOf(graph, *graph.find(text(worldGroup("g"))), production);

        QCOMPARE(matrix.environments,
                 QStringList({u"DEV"_s, u"UAT"_s, u"STG"_s, u"PROD"_s, u"PRD"_s}));
        QCOMPARE(matrix.isProduction, std::vector<bool>({false, false, false, true, true}));
        QCOMPARE(graph.version(matrix.lines.front().model), u"5"_s);
        QCOMPARE(matrix.drifted, Outcome::Yes);
        using Drift = graph::Matrix::Drift;
        const std::vector<Drift> expected {
            {Drift::Kind::Behind, u"PROD"_s, u"STG"_s, {u"2"_s, u"4"_s}, 2},
            {Drift::Kind::Behind, u"PRD"_s, u"STG"_s, {u"1"_s, u"4"_s}, 3}};
        QVERIFY(matrix.drifts == expected);
    }

    void differencesAreMarked()
    {
        World world;
        support::Made &a = world.add("a", "PROD");
        a.version = "1";
        a.properties = {{"memory", "4Gi"}, {"team", "risk"}};
        a.tags = {"urn:li:tag:x", "urn:li:tag:y"};
        support::Made &b = world.add("b", "PROD");
        b.version = "2";
        b.properties = {{"team", "risk"}, {"zone", "eu"}};
        b.tags = {"urn:li:tag:y", "urn:li:tag:x"};
        const Graph graph = graph::fromCatalog(catalogOf(world));

        const graph::Comparison comparison = graph::comparisonOf(graph, {0, 1});

        QCOMPARE(comparison.same, Outcome::Partly);
        QStringList differing;
        QStringList same;
        for (const auto &line : comparison.lines)
            (line.differs ? differing : same).append(line.key);
        QCOMPARE(differing, QStringList({u"name"_s, u"version"_s, u"memory"_s, u"zone"_s}));
        QCOMPARE(same, QStringList({u"platform"_s, u"env"_s, u"status"_s, u"tags"_s, u"team"_s}));
        QVERIFY(!comparison.lines.back().values[0]);
        QCOMPARE(comparison.lines.back().values[1], std::optional(u"eu"_s));
        QCOMPARE(graph::comparisonOf(graph, {0, 0}).same, Outcome::Yes);
    }
};

QTEST_GUILESS_MAIN(TestQuestions)
#include "tst_questions.moc"
