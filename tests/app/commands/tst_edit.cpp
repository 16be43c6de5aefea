// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/server.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <set>

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

const auto sampleFile = QStringLiteral(SLIPWAY_SOURCE_DIR "/resources/sample/sample.jsonl");

struct Ran
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    json lines() const { return json::parse(out.toStdString()); }
};

} // namespace

//! `slipway edit` as a script sees it.
class TestEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void everyOptionReachesTheServer();
    void aDryRunChangesNothing();
    void whatIsSoAlreadyIsNoChange();
    void aFilterNamesThem();
    void nothingReplacesItself();
    void timesAndShortNamesAreThoseOfPeople();
    void whatIsNotAppliedIsSaidAndExitsOne();
    void aDeadServerIsOne();
    void eightAtOnceLoseNothing_data();
    void eightAtOnceLoseNothing();

private:
    Ran run(const QStringList &arguments, bool toServer = true);
    std::unique_ptr<QProcess> started(const QStringList &arguments);
    json list(const QString &filter);

    QTemporaryDir m_home;
    std::unique_ptr<localgms::Server> m_server;
};

void TestEdit::init()
{
    localgms::Options options;
    options.port = 0;
    auto server = localgms::Server::start(options);
    QVERIFY(server);
    m_server = std::move(*server);
    QCOMPARE(run({u"import"_s, sampleFile}).exitCode, 0);
}

std::unique_ptr<QProcess> TestEdit::started(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"XDG_DATA_HOME"_s, m_home.path());
    environment.insert(u"USER"_s, u"tester"_s);
    for (const char *name : {"DATAHUB_GMS_URL", "DATAHUB_GMS_TOKEN", "DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(SLIPWAY_BINARY_DIR "/slipway"), arguments);
    return process;
}

Ran TestEdit::run(const QStringList &arguments, bool toServer)
{
    const auto process = started(
        toServer ? arguments + QStringList {u"--server"_s, m_server->url().toString()} : arguments);
    Ran ran;
    if (process->waitForFinished(60'000) && process->exitStatus() == QProcess::NormalExit)
        ran.exitCode = process->exitCode();
    ran.out = process->readAllStandardOutput();
    ran.err = process->readAllStandardError();
    return ran;
}

json TestEdit::list(const QString &filter)
{
    return run({u"list"_s, u"--filter"_s, filter, u"--format"_s, u"json"_s}).lines();
}

void TestEdit::wrongUsageIsTwo_data()
{
    const QString urn = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:x,y,PROD)"_s;
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing to do") << QStringList {urn};
    QTest::newRow("nobody to do it to") << QStringList {u"--remove"_s};
    QTest::newRow("no deployment") << QStringList {u"urn:li:tag:x"_s, u"--remove"_s};
    QTest::newRow("a broken URN") << QStringList {u"urn:li:mlModelDeployment:(x"_s, u"--remove"_s};
    QTest::newRow("URN and filter")
        << QStringList {urn, u"--filter"_s, u"is:overdue"_s, u"--remove"_s};
    QTest::newRow("a broken filter") << QStringList {u"--filter"_s, u"(env:PROD"_s, u"--remove"_s};
    QTest::newRow("no owner") << QStringList {urn, u"--add-owner"_s, u"ana petr"_s};
    QTest::newRow("no type") << QStringList {urn, u"--add-owner"_s, u"urn:li:corpuser:a=BOSS"_s};
    QTest::newRow("no date") << QStringList {urn, u"--deprecate"_s, u"--decommission"_s, u"soon"_s};
    QTest::newRow("date of nothing") << QStringList {urn, u"--decommission"_s, u"+3d"_s};
    QTest::newRow("both ways") << QStringList {urn, u"--remove"_s, u"--restore"_s};
    QTest::newRow("deprecate both ways") << QStringList {urn, u"--deprecate"_s, u"--undeprecate"_s};
    QTest::newRow("no key") << QStringList {urn, u"--set-prop"_s, u"=x"_s};
    QTest::newRow("an empty filter") << QStringList {u"--filter"_s, u" "_s, u"--remove"_s};
    QTest::newRow("an owner both ways")
        << QStringList {urn, u"--add-owner"_s, u"urn:li:corpuser:ana=DATA_STEWARD"_s,
                        u"--remove-owner"_s, u"ana"_s};
    QTest::newRow("a tag both ways")
        << QStringList {urn, u"--add-tag"_s, u"pii"_s, u"--remove-tag"_s, u"urn:li:tag:pii"_s};
    QTest::newRow("no format") << QStringList {urn, u"--remove"_s, u"--format"_s, u"xml"_s};
}

void TestEdit::wrongUsageIsTwo()
{
    QFETCH(QStringList, arguments);
    const Ran ran = run(QStringList {u"edit"_s} + arguments);
    QCOMPARE(ran.exitCode, 2);
    QVERIFY(ran.out.isEmpty());
    QVERIFY(!ran.err.isEmpty());
}

void TestEdit::everyOptionReachesTheServer()
{
    const json before = list(u"platform:kserve env:PROD -is:deprecated tag:* owner:*"_s).at(0);
    const QString urn = QString::fromStdString(before["urn"]);
    const QString oldTag = QString::fromStdString(before["tags"][0]);
    const QString oldOwner = QString::fromStdString(before["owners"][0]);
    const Ran ran = run({u"edit"_s,
                         urn,
                         u"--add-owner"_s,
                         u"urn:li:corpuser:ana=DATA_STEWARD"_s,
                         u"--add-owner"_s,
                         u"urn:li:corpGroup:mlops"_s,
                         u"--remove-owner"_s,
                         oldOwner,
                         u"--add-tag"_s,
                         u"fresh"_s,
                         u"--remove-tag"_s,
                         oldTag,
                         u"--deprecate"_s,
                         u"--decommission"_s,
                         u"2031-05-06T12:00:00Z"_s,
                         u"--note"_s,
                         u"to the new one"_s,
                         u"--replacement"_s,
                         u"urn:li:mlModelDeployment:(urn:li:dataPlatform:x,new,PROD)"_s,
                         u"--set-prop"_s,
                         u"a=b=c"_s,
                         u"--remove"_s});
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    const json after = list(u"is:removed"_s);
    const auto it = std::find_if(after.begin(), after.end(),
                                 [&](const json &one) { return one["urn"] == before["urn"]; });
    QVERIFY(it != after.end());
    const auto has = [&](const char *key, const std::string &value) {
        const json &all = (*it)[key];
        return std::find(all.begin(), all.end(), json(value)) != all.end();
    };
    QVERIFY(has("owners", "urn:li:corpuser:ana") && has("owners", "urn:li:corpGroup:mlops"));
    QVERIFY(!has("owners", oldOwner.toStdString()));
    QVERIFY(has("tags", "urn:li:tag:fresh") && !has("tags", oldTag.toStdString()));
    QVERIFY((*it)["deprecated"] == json(true) && (*it)["note"] == "to the new one");
    QVERIFY((*it)["decommission"].get<std::string>().starts_with("2031-05-06T12:00:00"));
    QVERIFY((*it)["properties"]["a"] == "b=c");

    QCOMPARE(run({u"edit"_s, urn, u"--undeprecate"_s, u"--restore"_s}).exitCode, 0);
    const json restored = list(u"urn:\042"_s + urn + u"\042"_s).at(0);
    QVERIFY(restored["deprecated"] == json(false) && restored["decommission"].is_null());
}

void TestEdit::aDryRunChangesNothing()
{
    const json before = list(u"is:production"_s);
    const Ran ran = run({u"edit"_s, u"--filter"_s, u"is:production"_s, u"--add-tag"_s, u"x"_s,
                         u"--remove"_s, u"--dry-run"_s, u"--format"_s, u"json"_s});
    QCOMPARE(ran.exitCode, 0);
    const json lines = ran.lines();
    QCOMPARE(lines.size(), 2 * before.size());
    for (const json &line : lines)
        QVERIFY(line["result"] == "would-change" && line["changes"].size() == 1);
    QVERIFY(list(u"is:production"_s) == before);
}

void TestEdit::whatIsSoAlreadyIsNoChange()
{
    const QStringList edit {u"edit"_s,      u"--filter"_s, u"platform:kserve"_s,
                            u"--add-tag"_s, u"x"_s,        u"--format"_s,
                            u"json"_s};
    QCOMPARE(run(edit).exitCode, 0);
    const Ran again = run(edit);
    QCOMPARE(again.exitCode, 0);
    for (const json &line : again.lines())
        QVERIFY(line["result"] == "unchanged");
}

void TestEdit::nothingReplacesItself()
{
    const json all = list(u"platform:kserve"_s);
    const QString one = QString::fromStdString(all.at(0)["urn"]);
    const QString other = QString::fromStdString(all.at(1)["urn"]);
    for (const QStringList &dry : {QStringList {u"--dry-run"_s}, QStringList {}}) {
        const Ran ran = run(QStringList {u"edit"_s, one, other, u"--deprecate"_s,
                                         u"--replacement"_s, one, u"--format"_s, u"json"_s}
                            + dry);
        QCOMPARE(ran.exitCode, 1);
        const json lines = ran.lines();
        QCOMPARE(lines.size(), std::size_t(2));
        for (const json &line : lines) {
            const bool itself = line["urn"] == one.toStdString();
            QVERIFY((line["result"] == "failed") == itself);
            QVERIFY((line["reason"] == "A deployment cannot replace itself.") == itself);
        }
    }
    QVERIFY(list(u"urn:\042"_s + one + u"\042"_s).at(0)["deprecated"] == json(false));
}

void TestEdit::timesAndShortNamesAreThoseOfPeople()
{
    const QString urn
        = QString::fromStdString(list(u"platform:kserve -is:deprecated"_s).at(0)["urn"]);
    const QStringList edit {u"edit"_s,
                            urn,
                            u"--add-owner"_s,
                            u"mei"_s,
                            u"--deprecate"_s,
                            u"--decommission"_s,
                            u"2031-05-06T12:00:00Z"_s,
                            u"--dry-run"_s};
    const Ran table = run(edit);
    QCOMPARE(table.exitCode, 0);
    QVERIFY2(table.err.contains("of 1 deployments, nothing was sent"), table.err.constData());
    std::map<std::string, json> after;
    for (const json &line : run(edit + QStringList {u"--format"_s, u"json"_s}).lines())
        for (const json &change : line["changes"])
            after[change["field"]] = change["after"];
    QVERIFY(after["decommissionTime"] == "2031-05-06T12:00:00Z");
    QVERIFY(after["owners"]["owner"] == "urn:li:corpuser:mei");
}

void TestEdit::aFilterNamesThem()
{
    const std::size_t failing = list(u"status:FAILED is:production"_s).size();
    QVERIFY(failing > 0);
    const Ran ran = run({u"edit"_s, u"--filter"_s, u"status:FAILED is:production"_s, u"--add-tag"_s,
                         u"seen"_s, u"--format"_s, u"json"_s});
    QCOMPARE(ran.lines().size(), failing);
    QCOMPARE(list(u"tag:seen"_s).size(), failing);
    // Nobody is no failure.
    const Ran none = run({u"edit"_s, u"--filter"_s, u"name:nobody-at-all"_s, u"--remove"_s});
    QCOMPARE(none.exitCode, 0);
    QVERIFY(none.err.contains("no deployment matches"));
}

void TestEdit::whatIsNotAppliedIsSaidAndExitsOne()
{
    const QString urn = QString::fromStdString(list(u"env:PROD"_s).at(0)["urn"]);
    const Ran ran
        = run({u"edit"_s, urn, u"urn:li:mlModelDeployment:(urn:li:dataPlatform:x,nobody,PROD)"_s,
               u"--add-tag"_s, u"x"_s, u"--format"_s, u"json"_s});
    QCOMPARE(ran.exitCode, 1);
    std::map<std::string, int> results;
    for (const json &line : ran.lines()) {
        ++results[line["result"]];
        QVERIFY(line["result"] == "applied" || !line["reason"].get<std::string>().empty());
    }
    QVERIFY(results["applied"] == 1 && results["failed"] == 1);
}

void TestEdit::aDeadServerIsOne()
{
    const Ran ran = run({u"edit"_s, u"urn:li:mlModelDeployment:(urn:li:dataPlatform:x,y,PROD)"_s,
                         u"--remove"_s, u"--server"_s, u"http://127.0.0.1:1"_s},
                        false);
    QCOMPARE(ran.exitCode, 1);
    QVERIFY(!ran.err.isEmpty());
}

void TestEdit::eightAtOnceLoseNothing_data()
{
    QTest::addColumn<QString>("actAs");
    QTest::newRow("preconditions enforced") << QString();
    QTest::newRow("preconditions ignored") << u"0.14"_s;
}

void TestEdit::eightAtOnceLoseNothing()
{
    QFETCH(QString, actAs);
    localgms::Options options;
    options.port = 0;
    options.actAs = actAs;
    auto server = localgms::Server::start(options);
    QVERIFY(server);
    m_server = std::move(*server);
    // An old release refuses the containers of the sample, and takes the rest.
    QCOMPARE(run({u"import"_s, sampleFile}).exitCode, actAs.isEmpty() ? 0 : 1);

    const QString filter = u"platform:kserve"_s;
    const std::size_t deployments = list(filter).size();
    QVERIFY(deployments >= 30);
    // Each adds an owner and a tag of its own to all of them, twice; then takes the first pair
    // back.
    const auto round = [&](const std::function<QStringList(int)> &change) {
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 8; ++i)
            processes.push_back(started(QStringList {u"edit"_s, u"--filter"_s, filter,
                                                     u"--server"_s, m_server->url().toString()}
                                        + change(i)));
        for (const auto &process : processes) {
            QVERIFY(process->waitForFinished(120'000));
            QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
        }
    };
    for (int turn = 0; turn < 2; ++turn)
        round([turn](int i) {
            return QStringList {u"--add-owner"_s, u"urn:li:corpuser:p%1-%2"_s.arg(i).arg(turn),
                                u"--add-tag"_s, u"p%1-%2"_s.arg(i).arg(turn)};
        });
    round([](int i) {
        return QStringList {u"--remove-owner"_s, u"urn:li:corpuser:p%1-0"_s.arg(i),
                            u"--remove-tag"_s, u"p%1-0"_s.arg(i)};
    });

    for (const json &one : list(filter)) {
        std::multiset<std::string> members;
        for (const char *key : {"owners", "tags"})
            for (const json &member : one[key])
                members.insert(member);
        for (int i = 0; i < 8; ++i) {
            const std::string n = std::to_string(i);
            QCOMPARE(members.count("urn:li:corpuser:p" + n + "-1"), std::size_t(1));
            QCOMPARE(members.count("urn:li:tag:p" + n + "-1"), std::size_t(1));
            QCOMPARE(members.count("urn:li:corpuser:p" + n + "-0"), std::size_t(0));
            QCOMPARE(members.count("urn:li:tag:p" + n + "-0"), std::size_t(0));
        }
    }
}

QTEST_GUILESS_MAIN(TestEdit)
#include "tst_edit.moc"
