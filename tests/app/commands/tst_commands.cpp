// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <set>
#include <string>

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

const auto sampleFile = QStringLiteral(SLIPWAY_SOURCE_DIR "/resources/sample/sample.jsonl");

struct Ran
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

QProcessEnvironment environment(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home);
    environment.insert(u"XDG_DATA_HOME"_s, home + u"/data"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
    for (const char *name : {"DATAHUB_GMS_URL", "DATAHUB_GMS_TOKEN", "DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    return environment;
}

} // namespace

//! The program as a script sees it: arguments, exit codes, both outputs. No display is there.
class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Ran ran = run({u"import"_s, sampleFile});
        QCOMPARE(ran.exitCode, 0);
        QVERIFY2(ran.out.contains("mlModelDeploymentProperties"), ran.out.constData());
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown command") << QStringList {u"lst"_s};
        QTest::newRow("unknown option") << QStringList {u"list"_s, u"--nope"_s};
        QTest::newRow("unknown format") << QStringList {u"list"_s, u"--format"_s, u"xml"_s};
        QTest::newRow("unknown column") << QStringList {u"list"_s, u"--columns"_s, u"urn,nope"_s};
        QTest::newRow("a broken filter") << QStringList {u"list"_s, u"--filter"_s, u"foo:bar"_s};
        QTest::newRow("no URN") << QStringList {u"show"_s};
        QTest::newRow("a broken URN") << QStringList {u"show"_s, u"urn:li:mlModelDeployment:(x"_s};
        QTest::newRow("another entity's URN") << QStringList {u"show"_s, u"urn:li:tag:x"_s};
        QTest::newRow("a review as nothing known")
            << QStringList {u"review"_s, u"--format"_s, u"docx"_s};
        QTest::newRow("a review of a broken filter")
            << QStringList {u"review"_s, u"--filter"_s, u"foo:bar"_s};
        QTest::newRow("a PDF on the terminal")
            << QStringList {u"review"_s, u"--format"_s, u"pdf"_s};
        QTest::newRow("two targets") << QStringList {
            u"list"_s, u"--server"_s, u"http://127.0.0.1:1"_s, u"--data"_s, u"x.db"_s};
    }

    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);

        const Ran ran = run(arguments);

        QCOMPARE(ran.exitCode, 2);
        QVERIFY(ran.out.isEmpty());
        QVERIFY(!ran.err.isEmpty());
    }

    void listsAsJsonWithItsKeys()
    {
        const Ran ran = run({u"list"_s, u"--format"_s, u"json"_s});

        QCOMPARE(ran.exitCode, 0);
        const json all = json::parse(ran.out.toStdString());
        QCOMPARE(all.size(), std::size_t(288));
        const std::set<std::string> expected {
            "urn",     "name",        "platform",  "env",        "status",
            "version", "description", "url",       "created",    "owners",
            "tags",    "instance",    "container", "deprecated", "decommission",
            "note",    "replacement", "removed",   "properties", "models"};
        bool linked = false;
        for (const json &one : all) {
            std::set<std::string> keys;
            for (const auto &[key, value] : one.items())
                keys.insert(key);
            QCOMPARE(keys, expected);
            QVERIFY(one["removed"] == json(false));
            QVERIFY(one["platform"].get<std::string>().starts_with("urn:li:dataPlatform:"));
            linked = linked || !one["models"].empty();
        }
        QVERIFY(linked);
    }

    void reviewsWhatIsDeprecated()
    {
        const Ran ran = run({u"review"_s, u"--format"_s, u"json"_s});
        const json all = json::parse(ran.out.toStdString());
        QVERIFY(all.size() > 10);
        const std::set<std::string> verdicts {"ready", "warnings", "blocked", "unknown"};
        const std::set<std::string> outcomes {"pass", "warn", "block", "unknown"};
        for (const auto &one : all) {
            QCOMPARE(one.size(), std::size_t(3));
            QVERIFY(verdicts.contains(one["verdict"].get<std::string>()));
            for (const auto &check : one["checks"])
                QVERIFY(outcomes.contains(check["outcome"].get<std::string>()));
        }
        const json overdue
            = json::parse(run({u"list"_s, u"--filter"_s, u"is:overdue"_s, u"--format"_s, u"json"_s})
                              .out.toStdString());
        QVERIFY(!overdue.empty());
        QCOMPARE(ran.exitCode, 3);
        const Ran none = run({u"review"_s, u"--filter"_s, u"-is:overdue"_s});
        QCOMPARE(none.exitCode, 0);
        QVERIFY(none.out.startsWith("NAME "));
        QVERIFY2(none.err.isEmpty(), none.err.constData());
    }

    void reviewsIntoFiles_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("html") << u"html"_s << QByteArray("<!DOCTYPE html>");
        QTest::newRow("pdf") << u"pdf"_s << QByteArray("%PDF-1."); // without a display
        QTest::newRow("csv") << u"csv"_s << QByteArray("urn,name,");
        QTest::newRow("ics") << u"ics"_s << QByteArray("BEGIN:VCALENDAR\r\n");
    }
    void reviewsIntoFiles()
    {
        QFETCH(const QString, format);
        QFETCH(const QByteArray, begin);
        const QString path = m_home.filePath(u"review."_s + format);
        const Ran ran = run({u"review"_s, u"--format"_s, format, u"--out"_s, path});
        QCOMPARE(ran.exitCode, 3);
        QVERIFY(ran.out.isEmpty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begin));
        QCOMPARE(run({u"review"_s, u"--format"_s, format, u"--out"_s, u"/nowhere/x"_s}).exitCode,
                 1);
    }

    void reviewsWithTheChecksThatAreSet()
    {
        const auto verdictsWith = [this](const QByteArray &settings) {
            QDir(m_home.path()).mkpath(u"config/slipway"_s);
            QFile file(m_home.filePath(u"config/slipway/slipway.ini"_s));
            if (!file.open(QIODevice::WriteOnly) || file.write(settings) < 0)
                return std::set<std::string> {};
            file.close();
            std::set<std::string> verdicts;
            const auto all
                = json::parse(run({u"review"_s, u"--format"_s, u"json"_s}).out.toStdString());
            for (const auto &one : all)
                verdicts.insert(one["verdict"].get<std::string>());
            return verdicts;
        };
        QByteArray allOff = "[review]\n";
        for (const char *id : {"replacement-named", "replacement-present", "replacement-in-service",
                               "replacement-environment", "replacement-model", "replacement-chain",
                               "out-of-service", "not-last", "owner-technical", "owner-active",
                               "date-set", "date-not-passed", "note", "not-a-replacement"})
            allOff += QByteArray("embedded\\checks\\") + id + "=off\n";
        QCOMPARE(verdictsWith(allOff), (std::set<std::string> {"ready"}));
        QVERIFY(verdictsWith({}).contains("blocked"));
    }

    void filtersAndColumnsHold()
    {
        const Ran ran
            = run({u"list"_s, u"--platform"_s, u"SageMaker"_s, u"--platform"_s,
                   u"urn:li:dataPlatform:kserve"_s, u"--env"_s, u"prod"_s, u"--status"_s,
                   u"failed"_s, u"--columns"_s, u"urn,status,env"_s, u"--format"_s, u"json"_s});

        QCOMPARE(ran.exitCode, 0);
        const json found = json::parse(ran.out.toStdString());
        QVERIFY(!found.empty());
        for (const json &one : found) {
            QCOMPARE(one.size(), std::size_t(3));
            QVERIFY(one["status"] == json("FAILED"));
            QVERIFY(one["env"] == json("PROD"));
        }
    }

    void theFilterLanguageIsSpoken()
    {
        const Ran ran = run({u"list"_s, u"--filter"_s,
                             u"(status:failed OR status:unknown) -platform:kserve env:prod"_s,
                             u"--format"_s, u"json"_s});

        QCOMPARE(ran.exitCode, 0);
        const json found = json::parse(ran.out.toStdString());
        QVERIFY(!found.empty());
        for (const json &one : found) {
            QVERIFY(one["status"] == json("FAILED") || one["status"] == json("UNKNOWN"));
            QVERIFY(one["platform"] != json("urn:li:dataPlatform:kserve"));
            QVERIFY(one["env"] == json("PROD"));
        }
    }

    void aBrokenFilterIsExplainedWithItsPlace()
    {
        const Ran ran = run({u"list"_s, u"--filter"_s, u"env:PROD plattform:kserve"_s});

        QVERIFY2(ran.err.contains("character 10"), ran.err.constData());
        QVERIFY2(ran.err.contains("env:PROD platform:kserve"), ran.err.constData());
        QVERIFY2(ran.err.contains("             ^^^^^^^^^"), ran.err.constData());
    }

    void aRemedyCanBeRead()
    {
        const Ran ran = run({u"list"_s, u"--filter"_s, u"stauts:FAILED"_s});

        QVERIFY2(ran.err.contains("\n  Write status:  \342\206\222  status:FAILED\n"),
                 ran.err.constData());
    }

    void aValueThatNoneHasIsSaid()
    {
        const Ran ran = run({u"list"_s, u"--filter"_s, u"status:FAILD"_s});

        QCOMPARE(ran.exitCode, 0);
        QVERIFY2(ran.err.contains("status:FAILD") && ran.err.contains("FAILED"),
                 ran.err.constData());
        QVERIFY(run({u"list"_s, u"--filter"_s, u"status:failed"_s}).err.isEmpty());
        QVERIFY(run({u"list"_s, u"--filter"_s, u"a or b"_s}).err.contains("OR"));
    }

    void removedOnesComeWhenAskedFor()
    {
        const Ran ran = run({u"list"_s, u"--removed"_s, u"--format"_s, u"json"_s});

        QCOMPARE(json::parse(ran.out.toStdString()).size(), std::size_t(300));
    }

    void csvHasAHeadAndAsManyLines()
    {
        const Ran ran = run({u"list"_s, u"--format"_s, u"csv"_s, u"--columns"_s, u"urn,env"_s});

        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.out.startsWith("urn,env\r\n"));
        QCOMPARE(ran.out.count("\r\n"), 289);
        QVERIFY(ran.out.contains("\"urn:li:mlModelDeployment:(")); // commas are quoted
    }

    void showsOne()
    {
        const json all = json::parse(run({u"list"_s, u"--format"_s, u"json"_s}).out.toStdString());
        const json &wanted = all[5];

        const Ran ran = run({u"show"_s, QString::fromStdString(wanted["urn"].get<std::string>()),
                             u"--format"_s, u"json"_s});

        QCOMPARE(ran.exitCode, 0);
        QVERIFY(json::parse(ran.out.toStdString()) == wanted);
    }

    void showAndListFindAModelThatNamesItsDeploymentByArn()
    {
        const QString file = m_home.filePath(u"arn.json"_s);
        const QString data = m_home.filePath(u"arn.db"_s);
        const std::string platform = "urn:li:dataPlatform:sagemaker";
        const std::string arn = "arn:aws:sagemaker:eu-west-1:1:endpoint/renamed";
        const std::string deployment = "urn:li:mlModelDeployment:(" + platform + ",first,PROD)";
        const std::string model = "urn:li:mlModel:(" + platform + ",forest,PROD)";
        const json items = json::array(
            {{{"entityUrn", deployment},
              {"entityType", "mlModelDeployment"},
              {"aspectName", "mlModelDeploymentProperties"},
              {"changeType", "UPSERT"},
              {"aspect", {{"json", {{"customProperties", {{"EndpointArn", arn}}}}}}}},
             {{"entityUrn", model},
              {"entityType", "mlModel"},
              {"aspectName", "mlModelProperties"},
              {"changeType", "UPSERT"},
              {"aspect",
               {{"json",
                 {{"deployments",
                   {"urn:li:mlModelDeployment:(" + platform + "," + arn + ",PROD)"}}}}}}}});
        write(file, QByteArray::fromStdString(items.dump()));
        QCOMPARE(run({u"import"_s, file, u"--data"_s, data}).exitCode, 0);

        const Ran shown = run({u"show"_s, QString::fromStdString(deployment), u"--format"_s,
                               u"json"_s, u"--data"_s, data});
        const Ran listed = run({u"list"_s, u"--format"_s, u"json"_s, u"--data"_s, data});

        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(json::parse(shown.out.toStdString())["models"] == json::array({model}),
                 shown.out.constData());
        QVERIFY2(json::parse(listed.out.toStdString())[0]["models"] == json::array({model}),
                 listed.out.constData());
    }

    void whatIsNotThereIsAFailure()
    {
        const Ran ran
            = run({u"show"_s, u"urn:li:mlModelDeployment:(urn:li:dataPlatform:x,none,PROD)"_s});

        QCOMPARE(ran.exitCode, 1);
        QVERIFY(ran.out.isEmpty());
        QVERIFY(!ran.err.isEmpty());
    }

    void aServerThatIsNotThereIsAFailure()
    {
        const Ran ran
            = run({u"show"_s, u"urn:li:mlModelDeployment:(urn:li:dataPlatform:x,none,PROD)"_s,
                   u"--server"_s, u"http://127.0.0.1:9"_s});

        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains("127.0.0.1"), ran.err.constData());
    }

    void badItemsAreSkippedAndReportedByLine()
    {
        const QString file = m_home.filePath(u"bad.jsonl"_s);
        write(
            file,
            R"({"entityUrn":"urn:li:tag:a","entityType":"tag","aspectName":"tagProperties","changeType":"UPSERT","aspect":{"name":"a"}}
{"entityUrn":"urn:li:tag:b","entityType":"tag","aspectName":"tagProperties","changeType":"UPSERT","aspect":{"nom":"b"}}
not json
{"entityUrn":"urn:li:tag:c","entityType":"tag","aspectName":"tagProperties","changeType":"UPSERT","aspect":{"name":"c"}}
)");

        const Ran ran = run({u"import"_s, file, u"--data"_s, m_home.filePath(u"other.db"_s)});

        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.out.contains("2  aspects written"), ran.out.constData());
        QVERIFY2(ran.err.contains("line 2"), ran.err.constData());
        QVERIFY2(ran.err.contains("line 3"), ran.err.constData());
    }

    void servesUntilItIsTold()
    {
        QProcess serve;
        serve.setProcessEnvironment(environment(m_home.path()));
        serve.start(program(), {u"serve"_s, u"--port"_s, u"0"_s, u"--data"_s,
                                m_home.filePath(u"served.db"_s)});
        QVERIFY(serve.waitForReadyRead(20'000));
        const QByteArray line = serve.readLine().trimmed();
        QVERIFY2(line.startsWith("listening on http://127.0.0.1:"), line.constData());
        const QString url = QString::fromUtf8(line.mid(13));

        const Ran listed = run({u"list"_s, u"--server"_s, url, u"--format"_s, u"json"_s});
        QCOMPARE(listed.exitCode, 0);
        QCOMPARE(listed.out.trimmed(), QByteArray("[]"));

        ::kill(pid_t(serve.processId()), SIGTERM);
        QVERIFY(serve.waitForFinished(20'000));
        QCOMPARE(serve.exitStatus(), QProcess::NormalExit);
        QCOMPARE(serve.exitCode(), 0);
    }

private:
    static QString program() { return QStringLiteral(SLIPWAY_BINARY_DIR "/slipway"); }

    Ran run(const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(environment(m_home.path()));
        process.start(program(), arguments);
        process.waitForFinished(60'000);
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    static void write(const QString &name, const QByteArray &text)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
