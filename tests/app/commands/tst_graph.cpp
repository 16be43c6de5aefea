// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/graph/plainanswers.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;
using plain::Urns;

namespace {

struct Ran
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

std::vector<json> linesOf(const QString &name)
{
    QFile file(name);
    std::vector<json> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd())
        lines.push_back(json::parse(file.readLine().toStdString()));
    return lines;
}

//! Empty where it is absent or null.
std::string textAt(const json &object, const char *key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::string versionIn(const json &properties)
{
    const auto it = properties.find("version");
    return it != properties.end() && it->is_object() ? textAt(*it, "versionTag") : std::string();
}

std::vector<std::string> textsAt(const json &object, const char *key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_array() ? it->get<std::vector<std::string>>()
                                                : std::vector<std::string>();
}

//! The entities of a generator's file, as plain values.
World worldOf(const QString &file)
{
    std::map<std::string, support::Made> deployments;
    World world;
    for (const json &line : linesOf(file)) {
        const std::string urn = line["entityUrn"];
        const std::string aspect = line["aspectName"];
        const json &value = line["aspect"];
        if (aspect == "mlModelProperties") {
            World::Model &model = world.models[urn];
            model.version = versionIn(value);
            model.groups = textsAt(value, "groups");
            model.deployments = textsAt(value, "deployments");
        }
        if (line["entityType"] != "mlModelDeployment")
            continue;
        support::Made &made = deployments[urn];
        made.urn = urn;
        if (aspect == "mlModelDeploymentProperties") {
            made.status = textAt(value, "status");
            made.version = versionIn(value);
            const json properties = value.value("customProperties", json::object());
            for (const auto &[key, text] : properties.items())
                made.properties.emplace_back(key, text.get<std::string>());
        } else if (aspect == "ownership") {
            for (const json &owner : value["owners"])
                made.owners.emplace_back(owner["owner"], "");
        } else if (aspect == "status") {
            made.removed = value.value("removed", false);
        } else if (aspect == "container") {
            made.container = textAt(value, "container");
        } else if (aspect == "dataPlatformInstance") {
            made.instance = textAt(value, "instance");
        } else if (aspect == "deprecation") {
            made.deprecated = value["deprecated"];
            made.replacement = textAt(value, "replacement");
        }
    }
    for (auto &[urn, made] : deployments)
        world.deployments.push_back(std::move(made));
    return world;
}

Urns urnsIn(const json &list)
{
    Urns urns;
    for (const json &urn : list)
        urns.insert(urn.get<std::string>());
    return urns;
}

} // namespace

//! The commands about the graph, against what plainanswers.h makes of the file that was imported.
class TestGraphCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_files.insert(u"sample"_s,
                       QStringLiteral(SLIPWAY_SOURCE_DIR "/resources/sample/sample.jsonl"));
        const QString generator
            = QStringLiteral(SLIPWAY_SOURCE_DIR "/../shared/data/gen_catalog.py");
        const QString python = qEnvironmentVariable("SLIPWAY_VENV") + u"/bin/python"_s;
        const QString made = m_home.filePath(u"generated.jsonl"_s);
        if (QFile::exists(generator) && QFile::exists(python)) {
            QProcess process;
            process.start(python, {generator, u"400"_s, u"11"_s, made});
            QVERIFY(process.waitForFinished(120'000));
            QCOMPARE(process.exitCode(), 0);
            m_files.insert(u"generated"_s, made);
        }
        for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
            const Ran ran = run({u"import"_s, it.value()}, it.key());
            QVERIFY2(ran.exitCode == 0, ran.err.constData());
        }
    }

    void answersEqualAnIndependentComputation_data()
    {
        QTest::addColumn<QString>("data");
        QTest::newRow("sample") << u"sample"_s;
        QTest::newRow("generated") << u"generated"_s;
    }

    void answersEqualAnIndependentComputation()
    {
        QFETCH(QString, data);
        if (!m_files.contains(data))
            QSKIP("no ../shared/data/gen_catalog.py, or no SDK in SLIPWAY_VENV to run it");
        const World world = worldOf(m_files[data]);
        QVERIFY(world.deployments.size() >= 300);

        checkOrphans(world, data);
        std::vector<std::string> subjects;
        for (std::size_t i = 0; i < world.deployments.size(); i += world.deployments.size() / 8)
            subjects.push_back(world.deployments[i].urn);
        for (const support::Made &made : world.deployments) {
            if (!made.replacement.empty() && subjects.size() < 12)
                subjects.push_back(made.replacement);
        }
        std::size_t models = 0;
        for (const auto &[model, value] : world.models) {
            if (models++ % (world.models.size() / 6) == 0)
                subjects.push_back(model);
        }
        subjects.push_back(world.models.begin()->second.groups.at(0));
        for (const std::string &urn : subjects) {
            checkImpact(world, data, urn);
            checkGraph(world, data, urn);
            if (world.find(urn))
                checkRollback(world, data, urn);
            if (QTest::currentTestFailed())
                return;
        }
        checkMatrix(world, data, subjects.back());
    }

    void comparisonNamesWhatDiffers()
    {
        const World world = worldOf(m_files[u"sample"_s]);
        const support::Made &a = world.deployments[0];
        const support::Made &b = world.deployments[1];

        const json answer = answerOf({u"compare"_s, text(a.urn), text(b.urn)}, u"sample"_s);

        QVERIFY(answer["deployments"] == json::array({a.urn, b.urn}));
        bool sawStatus = false;
        for (const json &row : answer["rows"]) {
            QCOMPARE(row["differs"].get<bool>(), row["values"][0] != row["values"][1]);
            if (row["key"] != "status")
                continue;
            sawStatus = true;
            QCOMPARE(row["values"][0].get<std::string>(), a.status);
            QCOMPARE(row["values"][1].get<std::string>(), b.status);
        }
        QVERIFY(sawStatus);
    }

    void aModelWithoutDeploymentsHasAnAnswer()
    {
        const World world = worldOf(m_files[u"sample"_s]);
        const auto idle
            = std::find_if(world.models.begin(), world.models.end(),
                           [](const auto &model) { return model.second.deployments.empty(); });
        QVERIFY(idle != world.models.end());

        const json impact = answerOf({u"impact"_s, text(idle->first)}, u"sample"_s);
        QVERIFY(impact["deployments"].empty());
        QCOMPARE(impact["deployments_outcome"].get<std::string>(), std::string("no"));
        QVERIFY(impact["callers"].is_null());
        const json graph
            = answerOf({u"graph"_s, text(idle->first), u"--hops"_s, u"0"_s}, u"sample"_s);
        QCOMPARE(graph["nodes"].size(), std::size_t(1));
    }

    void tablesSayWhatIsUnknownAndWhatIsNone()
    {
        const World world = worldOf(m_files[u"sample"_s]);
        const auto none = std::find_if(
            world.deployments.begin(), world.deployments.end(), [&world](const auto &made) {
                const plain::Rollback rollback = plain::rollbackOf(world, made.urn);
                return rollback.candidates.empty() && rollback.undecided.empty();
            });
        QVERIFY(none != world.deployments.end());

        const Ran rollback = run({u"rollback"_s, text(none->urn)}, u"sample"_s);
        QCOMPARE(rollback.exitCode, 0);
        QVERIFY2(rollback.out.contains("nothing that"), rollback.out.constData());
        const Ran impact = run({u"impact"_s, text(none->urn)}, u"sample"_s);
        QVERIFY2(impact.out.contains("callers: unknown"), impact.out.constData());
        const Ran dot = run({u"graph"_s, text(none->urn), u"--format"_s, u"dot"_s}, u"sample"_s);
        QVERIFY2(dot.out.startsWith("digraph"), dot.out.constData());
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString deployment = text(worldUrn("d", "PROD"));
        QTest::newRow("hops") << QStringList {u"graph"_s, deployment, u"--hops"_s, u"some"_s};
        QTest::newRow("no URN") << QStringList {u"impact"_s, u"churn"_s};
        QTest::newRow("another type") << QStringList {u"impact"_s, u"urn:li:tag:x"_s};
        QTest::newRow("a model") << QStringList {u"rollback"_s, text(worldModel("m"))};
        QTest::newRow("no group") << QStringList {u"matrix"_s, deployment};
        QTest::newRow("one alone") << QStringList {u"compare"_s, deployment};
        QTest::newRow("seven") << QStringList {u"compare"_s} + QStringList(7, deployment);
        QTest::newRow("format") << QStringList {u"orphans"_s, u"--format"_s, u"dot"_s};
    }

    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);

        const Ran ran = run(arguments, u"sample"_s);

        QCOMPARE(ran.exitCode, 2);
        QVERIFY(ran.out.isEmpty());
        QVERIFY(!ran.err.isEmpty());
    }

    void whatIsNotThereIsAFailure()
    {
        for (const QString &command : {u"graph"_s, u"impact"_s, u"rollback"_s}) {
            const Ran ran = run({command, text(worldUrn("none", "PROD"))}, u"sample"_s);
            QCOMPARE(ran.exitCode, 1);
            QVERIFY(ran.out.isEmpty());
            QVERIFY2(ran.err.contains("does not have"), ran.err.constData());
        }
    }

    void helpHasAnExample()
    {
        for (const char *command :
             {"graph", "impact", "rollback", "orphans", "matrix", "compare"}) {
            const Ran ran = run({QString::fromLatin1(command), u"--help"_s}, u"sample"_s);
            QCOMPARE(ran.exitCode, 0);
            QVERIFY2(ran.out.contains(QByteArray("slipway ") + command), ran.out.constData());
        }
    }

private:
    static QString text(const std::string &value) { return QString::fromStdString(value); }

    Ran run(const QStringList &arguments, const QString &data) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
        environment.insert(u"XDG_CACHE_HOME"_s, m_home.filePath(u"cache"_s));
        for (const char *name : {"DATAHUB_GMS_URL", "DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(SLIPWAY_BINARY_DIR "/slipway"),
                      arguments + QStringList {u"--data"_s, m_home.filePath(data + u".db"_s)});
        process.waitForFinished(60'000);
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    json answerOf(QStringList arguments, const QString &data) const
    {
        const Ran ran = run(arguments + QStringList {u"--format"_s, u"json"_s}, data);
        if (ran.exitCode != 0) {
            qWarning("%s", ran.err.constData());
            return {};
        }
        return json::parse(ran.out.toStdString());
    }

    void checkOrphans(const World &world, const QString &data)
    {
        const json answer = answerOf({u"orphans"_s}, data);
        const plain::Orphans expected = plain::orphansOf(world);
        QVERIFY(urnsIn(answer["deployments_without_model"]) == expected.deployments);
        QVERIFY(urnsIn(answer["models_without_deployment"]) == expected.models);
        QVERIFY(answer["models_without_deployment_outcome"]
                == (expected.models.empty() ? "no" : "yes"));
        std::set<std::tuple<std::string, std::string, std::string>> ghosts;
        for (const json &link : answer["links_to_nothing"])
            ghosts.emplace(link["source"], link["target"], link["type"]);
        QVERIFY(ghosts == expected.ghosts);
        std::set<Urns> rounds;
        std::set<std::vector<std::string>> dead;
        std::set<std::vector<std::string>> tooLong;
        for (const json &chain : answer["replacement_chains"]) {
            if (chain["fault"] == "cyclic")
                rounds.insert(urnsIn(chain["urns"]));
            else
                (chain["fault"] == "dead" ? dead : tooLong)
                    .insert(chain["urns"].get<std::vector<std::string>>());
        }
        QVERIFY(rounds == expected.rounds);
        QVERIFY(dead == expected.dead);
        QVERIFY(tooLong == expected.tooLong);
    }

    void checkImpact(const World &world, const QString &data, const std::string &urn)
    {
        const json answer = answerOf({u"impact"_s, text(urn)}, data);
        const plain::Impact expected = plain::impactOf(world, urn);
        QVERIFY2(urnsIn(answer["deployments"]) == expected.deployments, urn.c_str());
        QVERIFY2(urnsIn(answer["owners"]) == expected.owners, urn.c_str());
        QVERIFY2(urnsIn(answer["containers"]) == expected.containers, urn.c_str());
        QVERIFY2(urnsIn(answer["platforms"]) == expected.platforms, urn.c_str());
        QVERIFY2(urnsIn(answer["alternatives"]) == expected.alternatives, urn.c_str());
        QVERIFY2(urnsIn(answer["models_left_without"]) == expected.modelsLeftWithout, urn.c_str());
        QVERIFY2(urnsIn(answer["replaces"]) == expected.replaces, urn.c_str());
    }

    void checkRollback(const World &world, const QString &data, const std::string &urn)
    {
        const json answer = answerOf({u"rollback"_s, text(urn)}, data);
        const plain::Rollback expected = plain::rollbackOf(world, urn);
        Urns candidates;
        for (const json &candidate : answer["candidates"])
            candidates.insert(candidate["urn"].get<std::string>());
        QVERIFY2(candidates == expected.candidates, urn.c_str());
        QVERIFY2(urnsIn(answer["undecided"]) == expected.undecided, urn.c_str());
        if (expected.candidates.empty() && expected.undecided.empty())
            QVERIFY2(answer["outcome"] == "no" || answer["outcome"] == "unknown", urn.c_str());
    }

    void checkGraph(const World &world, const QString &data, const std::string &urn)
    {
        const json answer = answerOf({u"graph"_s, text(urn), u"--hops"_s, u"2"_s}, data);
        Urns nodes;
        for (const json &node : answer["nodes"]) {
            // The containers around containers are not in a World.
            if (node["type"] != "container")
                nodes.insert(node["urn"].get<std::string>());
            const support::Made *made = world.find(node["urn"]);
            if (made)
                QVERIFY2((node["state"] == "removed") == made->removed, urn.c_str());
        }
        Urns expected;
        for (const std::string &one : plain::within(world, urn, 2)) {
            if (one.rfind("urn:li:container:", 0) != 0)
                expected.insert(one);
        }
        QVERIFY2(nodes == expected, urn.c_str());
        for (const json &edge : answer["edges"]) {
            if (edge["type"] != "DeployedTo")
                continue;
            const auto &named = world.models.at(edge["source"].get<std::string>()).deployments;
            QVERIFY2(std::any_of(named.begin(), named.end(),
                                 [&](const std::string &one) {
                                     return one == edge["target"]
                                         || world.meant(one) == edge["target"];
                                 }),
                     urn.c_str());
        }
    }

    void checkMatrix(const World &world, const QString &data, const std::string &group)
    {
        const json answer = answerOf({u"matrix"_s, text(group)}, data)["groups"][0];
        std::map<std::pair<std::string, std::string>, Urns> cells;
        for (const json &model : answer["models"]) {
            for (const auto &[environment, cell] : model["deployments"].items()) {
                for (const json &deployment : cell)
                    cells[{model["urn"], environment}].insert(deployment["urn"].get<std::string>());
            }
        }
        QVERIFY2(cells == plain::matrixOf(world, group), group.c_str());
        Urns several;
        for (const json &drift : answer["drift"]) {
            if (drift["kind"] == "several-versions")
                several.insert(drift["env"].get<std::string>());
        }
        QVERIFY2(several == plain::severalIn(world, group), group.c_str());
    }

    QTemporaryDir m_home;
    QMap<QString, QString> m_files;
};

QTEST_GUILESS_MAIN(TestGraphCommands)
#include "tst_graph.moc"
