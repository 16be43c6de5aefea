// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/export.h"
#include "models/graph/usage.h"
#include "tests/models/graph/world.h"

#include <nlohmann/json.hpp>

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using graph::EdgeType;
using graph::Graph;
using graph::Kind;
using graph::Node;
using graph::State;
using nlohmann::json;

namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QSet<QString> urnsIn(const Graph &graph, const graph::Subgraph &part)
{
    QSet<QString> urns;
    for (const Node node : part.nodes)
        urns.insert(graph.urn(node));
    return urns;
}

} // namespace

class TestGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEdgeIsSeenFromBothEnds()
    {
        const Graph graph = graph::fromCatalog(catalogOf(randomWorld(500, 1)));
        std::size_t out = 0;
        std::size_t in = 0;
        for (Node node = 0; node < graph.size(); ++node) {
            out += graph.out(node).size();
            in += graph.in(node).size();
            for (const graph::Edge &edge : graph.out(node)) {
                const auto back = graph.in(edge.node);
                QVERIFY(
                    std::count(back.begin(), back.end(), graph::Edge {node, edge.type, edge.flags})
                    == 1);
            }
            QCOMPARE(graph.find(graph.urn(node)), std::optional(node));
        }
        QCOMPARE(out, graph.edgeCount());
        QCOMPARE(in, graph.edgeCount());
        QVERIFY(out > 1000);
    }

    void deploymentsHaveTheNumbersOfTheirRows()
    {
        const auto catalog = catalogOf(randomWorld(300, 2));
        const Graph graph = graph::fromCatalog(catalog);

        for (catalog::Row row = 0; row < catalog->size(); ++row) {
            QCOMPARE(graph.urn(row), catalog->urn(row));
            QCOMPARE(graph.kind(row), Kind::Deployment);
            QCOMPARE(graph.state(row) == State::Removed, catalog->has(row, catalog::Removed));
            QCOMPARE(graph.status(row), catalog->text(row, catalog::Facet::Status));
        }
        QVERIFY(!graph.row(Node(catalog->size())));
    }

    void statesTellWhatTheServerKnows()
    {
        World world;
        world.add("here", "PROD");
        world.add("away", "PROD").removed = true;
        world.add("renamed", "PROD").properties = {{"EndpointArn", "arn:aws:sm:eu:1:endpoint/r"}};
        world.add("both", "PROD").properties = {{"EndpointArn", "arn:aws:sm:eu:1:endpoint/b"}};
        world.add("replaced", "PROD").replacement = worldUrn("nowhere", "PROD");
        World::Model &model = world.models[worldModel("m")];
        model.groups = {worldGroup("g"), worldGroup("g")};
        model.deployments = {worldUrn("here", "PROD"),
                             worldUrn("away", "PROD"),
                             worldUrn("arn:aws:sm:eu:1:endpoint/r", "PROD"),
                             worldUrn("both", "PROD"),
                             worldUrn("arn:aws:sm:eu:1:endpoint/b", "PROD"),
                             worldUrn("ghost", "PROD"),
                             worldUrn("ghost", "PROD")};

        const Graph graph = graph::fromCatalog(catalogOf(world));
        const auto stateOf = [&graph](const std::string &name) {
            return graph.state(*graph.find(text(worldUrn(name, "PROD"))));
        };

        QCOMPARE(stateOf("here"), State::Present);
        QCOMPARE(stateOf("away"), State::Removed);
        QCOMPARE(stateOf("renamed"), State::Reconciled);
        QCOMPARE(stateOf("both"), State::Present);
        QCOMPARE(stateOf("ghost"), State::Missing);
        QCOMPARE(stateOf("nowhere"), State::Missing);
        const Node node = *graph.find(text(worldModel("m")));
        QCOMPARE(graph.out(node).size(), std::size_t(6)); // five deployments, one group
        for (const graph::Edge &edge : graph.out(node)) {
            const bool renamed = graph.urn(edge.node) == text(worldUrn("renamed", "PROD"));
            const bool ghost = graph.urn(edge.node) == text(worldUrn("ghost", "PROD"));
            QCOMPARE(int(edge.flags), renamed ? int(graph::ReconciledEdge)
                                      : ghost ? int(graph::DanglingEdge)
                                              : 0);
        }
        QCOMPARE(graph.sources(*graph.find(text(worldUrn("replaced", "PROD"))), EdgeType::Replaces),
                 std::vector {*graph.find(text(worldUrn("nowhere", "PROD")))});
    }

    void whatTheServerDoesNotHaveIsMissing()
    {
        support::Made made;
        made.urn = worldUrn("d", "PROD");
        made.container = "urn:li:container:inner";
        made.instance = "not an URN";
        catalog::Directory directory;
        directory.insert(u"urn:li:container:inner"_s,
                         {u"Inner"_s, {}, {}, u"urn:li:container:outer"_s, {}, true, true});
        directory.insert(u"urn:li:container:outer"_s,
                         {{}, {}, {}, u"urn:li:container:inner"_s, {}, false, true});

        const Graph graph = graph::fromCatalog(support::makeCatalog({made}, 10, directory));

        const Node inner = *graph.find(u"urn:li:container:inner"_s);
        const Node outer = *graph.find(u"urn:li:container:outer"_s);
        QCOMPARE(graph.displayName(inner), u"Inner"_s);
        QCOMPARE(graph.state(inner), State::Present);
        QCOMPARE(graph.state(outer), State::Missing);
        QCOMPARE(graph.targets(inner, EdgeType::IsPartOf), std::vector {outer});
        QCOMPARE(graph.targets(outer, EdgeType::IsPartOf), std::vector {inner});
        QCOMPARE(graph.targets(0, EdgeType::IsPartOf), std::vector {inner});
        QCOMPARE(graph.kind(*graph.find(u"not an URN"_s)), Kind::Instance);
        QVERIFY(!graph.linksKnown());
        QVERIFY(!graph.find(u"urn:li:container:none"_s));
    }

    void whatWasAskedForIsAdded()
    {
        World world;
        world.add("d", "PROD");
        world.models[worldModel("m")].deployments = {worldUrn("d", "PROD")};
        graph::Addition addition;
        addition.models = {{text(worldModel("m")), u"again"_s, {}, {}},
                           {text(worldModel("idle")), u"Idle"_s, u"3"_s, {text(worldGroup("g"))}}};
        addition.groups = {text(worldGroup("empty"))};
        addition.allModels = true;

        const Graph graph = graph::fromCatalog(catalogOf(world), true, addition);

        QVERIFY(graph.allModelsKnown());
        QCOMPARE(graph.displayName(*graph.find(text(worldModel("m")))), u"m"_s);
        const Node idle = *graph.find(text(worldModel("idle")));
        QCOMPARE(graph.displayName(idle), u"Idle"_s);
        QCOMPARE(graph.version(idle), u"3"_s);
        QCOMPARE(graph.targets(idle, EdgeType::MemberOf),
                 std::vector {*graph.find(text(worldGroup("g")))});
        QCOMPARE(graph.kind(*graph.find(text(worldGroup("empty")))), Kind::Group);
    }

    void aPartHasAllEdgesBetweenItsNodes()
    {
        const Graph graph = graph::fromCatalog(catalogOf(randomWorld(200, 3)));
        const graph::Subgraph all = graph::whole(graph);
        QCOMPARE(all.nodes.size(), graph.size());
        QCOMPARE(all.lines.size(), graph.edgeCount());

        std::vector<Node> some;
        for (Node node = Node(graph.size()); node-- > 0;) {
            if (node % 3 != 0)
                some.insert(some.end(), 2, node);
        }
        const graph::Subgraph part = graph::subgraph(graph, some);
        QVERIFY(std::is_sorted(part.nodes.begin(), part.nodes.end()));
        const auto expected = std::count_if(
            all.lines.begin(), all.lines.end(), [&all](const graph::Subgraph::Line &line) {
                return all.nodes[line.from] % 3 != 0 && all.nodes[line.to] % 3 != 0;
            });
        QCOMPARE(std::ptrdiff_t(part.lines.size()), std::ptrdiff_t(expected));
    }

    void deploymentsComeWithWhatTheyBelongTo()
    {
        World world;
        world.add("a", "PROD").container = "urn:li:container:c";
        world.add("b", "PROD").container = "urn:li:container:c";
        world.deployments[1].replacement = worldUrn("a", "PROD");
        world.models[worldModel("m")]
            = {"1", {worldGroup("g")}, {worldUrn("a", "PROD"), worldUrn("b", "PROD")}};
        world.models[worldModel("n")] = {"2", {worldGroup("g")}, {worldUrn("b", "PROD")}};
        const Graph graph = graph::fromCatalog(catalogOf(world));

        const QSet<QString> urns = urnsIn(graph, graph::around(graph, {0}));

        QCOMPARE(urns, (QSet<QString> {text(worldUrn("a", "PROD")), text(worldModel("m")),
                                       text(worldGroup("g")), u"urn:li:container:c"_s}));
    }

    void aBoundKeepsTheNearest()
    {
        World world;
        World::Model &model = world.models[worldModel("m")];
        for (int i = 0; i < 5000; ++i) {
            world.add("d" + std::to_string(i), i % 2 == 0 ? "PROD" : "DEV");
            model.deployments.push_back(world.deployments.back().urn);
        }
        const Graph graph = graph::fromCatalog(catalogOf(world));
        const Node node = *graph.find(text(worldModel("m")));

        graph::Reach reach;
        const auto all = graph::neighbourhood(graph, {node}, reach);
        QCOMPARE(all.nodes.size(), std::size_t(5001));
        QVERIFY(!all.cut);
        reach.most = 100;
        const auto some = graph::neighbourhood(graph, {node}, reach);
        QCOMPARE(some.nodes.size(), std::size_t(100));
        QVERIFY(some.cut);
        QCOMPARE(some.lines.size(), std::size_t(99)); // the start is among them
    }

    void jsonIsWhatScriptsAreTold()
    {
        World world;
        world.add("quoted \"name\"", "PROD").removed = true;
        world.models[worldModel("m")].deployments
            = {worldUrn("quoted \"name\"", "PROD"), worldUrn("ghost", "PROD")};
        const Graph graph = graph::fromCatalog(catalogOf(world));

        const json document = json::parse(graph::toJson(graph, graph::whole(graph)).toStdString());

        const std::string removed = worldUrn("quoted \"name\"", "PROD");
        const json expected {
            {"nodes",
             {{{"urn", removed}, {"type", "mlModelDeployment"}, {"state", "removed"}},
              {{"urn", worldModel("m")}, {"type", "mlModel"}, {"state", "present"}},
              {{"urn", worldUrn("ghost", "PROD")},
               {"type", "mlModelDeployment"},
               {"state", "missing"}}}},
            {"edges",
             {{{"source", worldModel("m")}, {"target", removed}, {"type", "DeployedTo"}},
              {{"source", worldModel("m")},
               {"target", worldUrn("ghost", "PROD")},
               {"type", "DeployedTo"}}}}};
        QVERIFY2(document == expected, document.dump(2).c_str());
        const QByteArray dot = graph::toDot(graph, graph::whole(graph));
        QVERIFY(dot.startsWith("digraph"));
        QVERIFY2(dot.contains("quoted \\\"name\\\""), dot.constData());
        QCOMPARE(dot.count(" -> "), 2);
    }

    void trafficIsWhatPropertiesSay_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("own");
        QTest::addColumn<double>("share"); // -1: unknown
        QTest::newRow("a number") << u"traffic_percent"_s << u"30"_s << QString() << 30.0;
        QTest::newRow("a part") << u"traffic"_s << u"{'blue': 90, 'green': 10}"_s << u"green"_s
                                << 10.0;
        QTest::newRow("no part of ours")
            << u"trafficSplit"_s << u"{\042a\042: 100}"_s << u"b"_s << -1.0;
        QTest::newRow("too much") << u"traffic"_s << u"250"_s << QString() << -1.0;
        QTest::newRow("a word") << u"traffic"_s << u"lots"_s << QString() << -1.0;
        QTest::newRow("weights")
            << u"ProductionVariants"_s
            << u"[{'ModelName': 'm', 'CurrentWeight': 1.0}, {'ModelName': 'n', 'CurrentWeight': 3}]"_s
            << QString() << 25.0;
        QTest::newRow("a variant without a weight")
            << u"ProductionVariants"_s << u"[{'ModelName': 'm'}, {'ModelName': 'n'}]"_s << QString()
            << -1.0;
    }

    void trafficIsWhatPropertiesSay()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, own);
        QFETCH(double, share);

        const auto found = graph::trafficShare({{key, value}, {u"deployment"_s, own}}, {u"m"_s});

        QCOMPARE(found.value_or(-1), share);
    }

    void whatNobodyWroteIsUnknown()
    {
        const graph::Usage none = graph::usageOf({{u"team"_s, u"risk"_s}});
        QVERIFY(!none.callers && !none.traffic && !none.cost);

        const graph::Usage some = graph::usageOf(
            {{u"Monthly-Cost"_s, u"120 EUR"_s}, {u"consumers"_s, u"checkout, search"_s}});
        QCOMPARE(some.cost, std::optional(u"120 EUR"_s));
        QCOMPARE(some.callers, std::optional(u"checkout, search"_s));
    }
};

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"
