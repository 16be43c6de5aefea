// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <nlohmann/json.hpp>

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

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
};

} // namespace

//! `slipway changes` as a scheduled job sees it.
class TestChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no day") << QStringList {};
        QTest::newRow("a word") << QStringList {u"--since"_s, u"once"_s};
        QTest::newRow("a broken filter")
            << QStringList {u"--since"_s, u"last"_s, u"--filter"_s, u"foo:bar"_s};
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        const Ran ran = run(QStringList {u"changes"_s} + arguments);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY(ran.out.isEmpty());
        QVERIFY(!ran.err.isEmpty());
    }

    void theFirstRunKeepsWhatTheNextComparesWith()
    {
        QCOMPARE(run({u"import"_s, sampleFile}).exitCode, 0);
        const Ran first = run({u"changes"_s, u"--since"_s, u"last"_s});
        QCOMPARE(first.exitCode, 1);
        QVERIFY(first.out.isEmpty());

        const Ran none = run({u"changes"_s, u"--since"_s, u"last"_s, u"--format"_s, u"json"_s});
        QCOMPARE(none.exitCode, 0);
        QVERIFY(json::parse(none.out.toStdString()) == json::array());

        const json all = json::parse(
            run({u"list"_s, u"--filter"_s, u"env:PROD -is:deprecated"_s, u"--format"_s, u"json"_s})
                .out.toStdString());
        const auto urn = QString::fromStdString(all.at(0).at("urn").get<std::string>());
        const auto other = QString::fromStdString(all.at(1).at("urn").get<std::string>());
        QCOMPARE(run({u"edit"_s, urn, u"--add-tag"_s, u"tst-since"_s, u"--deprecate"_s,
                      u"--decommission"_s, u"2031-05-01T00:00:00Z"_s, u"--note"_s, u"why"_s})
                     .exitCode,
                 0);
        QCOMPARE(run({u"edit"_s, other, u"--remove"_s}).exitCode, 0);

        const Ran ran = run({u"changes"_s, u"--since"_s, u"last"_s, u"--format"_s, u"json"_s});
        QCOMPARE(ran.exitCode, 0);
        const json changes = json::parse(ran.out.toStdString());
        std::set<std::pair<std::string, std::string>> found;
        for (const json &change : changes) {
            found.emplace(change.at("urn").get<std::string>(),
                          change.at("kind").get<std::string>());
            QVERIFY(change.at("production") == json(true));
            QVERIFY(QDateTime::fromString(
                        QString::fromStdString(change.at("since").get<std::string>()), Qt::ISODate)
                        .isValid());
            if (change.at("kind") == "deprecated")
                QVERIFY(change.at("is") == json("2031-05-01T00:00:00Z"));
            if (change.at("kind") == "tags")
                QVERIFY(change.at("added") == json::array({"urn:li:tag:tst-since"}));
        }
        const std::string one = urn.toStdString();
        const std::set<std::pair<std::string, std::string>> expected {
            {other.toStdString(), "soft-deleted"},
            {one, "deprecated"},
            {one, "tags"},
            {one, "other"}};
        QVERIFY(found == expected);
        QVERIFY(changes.at(0).at("kind") == "soft-deleted"); // the most important first
    }

    void aFilterLeavesWhatItLeftThen()
    {
        // Removed, it is no longer in the result of a filter that had it before.
        const Ran before = run({u"changes"_s, u"--since"_s, u"last"_s});
        QCOMPARE(before.exitCode, 0);
        const json removed = json::parse(
            run({u"list"_s, u"--filter"_s, u"is:removed env:PROD"_s, u"--format"_s, u"json"_s})
                .out.toStdString());
        QVERIFY(!removed.empty());
        const auto urn = QString::fromStdString(removed.at(0).at("urn").get<std::string>());
        QCOMPARE(run({u"edit"_s, urn, u"--restore"_s}).exitCode, 0);
        const Ran elsewhere
            = run({u"changes"_s, u"--since"_s, u"today"_s, u"--filter"_s, u"env:DEV"_s});
        QCOMPARE(elsewhere.exitCode, 0);
        QVERIFY(elsewhere.out.isEmpty());
        QCOMPARE(run({u"edit"_s, urn, u"--remove"_s}).exitCode, 0);
        const Ran table
            = run({u"changes"_s, u"--since"_s, u"today"_s, u"--filter"_s, u"env:PROD"_s});
        QCOMPARE(table.exitCode, 0);
        QVERIFY2(table.out.startsWith("Soft-deleted (1)\n  PROD"), table.out.constData());
    }

    void whatCannotBeComparedIsNoGoodNews()
    {
        const Ran early = run({u"changes"_s, u"--since"_s, u"2001-01-01"_s});
        QCOMPARE(early.exitCode, 1);
        const Ran dead
            = run({u"changes"_s, u"--since"_s, u"last"_s, u"--server"_s, u"http://127.0.0.1:9"_s});
        QCOMPARE(dead.exitCode, 1);
        QVERIFY(dead.out.isEmpty());
        // A damaged snapshot is as none.
        QDirIterator files(m_home.filePath(u"data/slipway/snapshots"_s), {u"*.snapshot"_s},
                           QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.resize(file.size() / 2);
            ++count;
        }
        QCOMPARE(count, 1);
        const Ran damaged = run({u"changes"_s, u"--since"_s, u"last"_s});
        QCOMPARE(damaged.exitCode, 1);
        QVERIFY(damaged.out.isEmpty());
        QCOMPARE(run({u"changes"_s, u"--since"_s, u"last"_s}).exitCode, 0); // it was replaced
    }

private:
    Ran run(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
        environment.insert(u"XDG_CONFIG_HOME"_s, m_home.filePath(u"config"_s));
        for (const char *name : {"DATAHUB_GMS_URL", "DATAHUB_GMS_TOKEN", "DISPLAY"})
            environment.remove(QString::fromLatin1(name));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(SLIPWAY_BINARY_DIR "/slipway"), arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
