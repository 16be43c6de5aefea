// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/serverchoice.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Source = ServerChoice::Source;

namespace {

const DatahubEnv file {u"https://file.example/gms"_s, u"file-token"_s};

} // namespace

class TestServerChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNearestNameWins_data()
    {
        QTest::addColumn<QString>("cli");
        QTest::addColumn<Environment>("environment");
        QTest::addColumn<bool>("hasFile");
        QTest::addColumn<int>("source");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("token");
        const auto row = [](const char *name, const QString &cli, const Environment &environment,
                            bool hasFile, Source source, const QString &url, const QString &token) {
            QTest::addRow("%s", name)
                << cli << environment << hasFile << static_cast<int>(source) << url << token;
        };
        const QString none;
        const Environment fromUrl {{u"DATAHUB_GMS_URL"_s, u"http://env:8080"_s},
                                   {u"DATAHUB_GMS_TOKEN"_s, u"env-token"_s}};

        row("nobody", none, {}, false, Source::None, none, none);
        row("the file", none, {}, true, Source::DatahubEnv, u"https://file.example/gms"_s,
            u"file-token"_s);
        row("the environment", none, fromUrl, true, Source::Environment, u"http://env:8080"_s,
            u"env-token"_s);
        row("the file gets no token of the environment", none,
            {{u"DATAHUB_GMS_TOKEN"_s, u"env-token"_s}}, true, Source::DatahubEnv,
            u"https://file.example/gms"_s, u"file-token"_s);
        row("skipped file", none, {{u"DATAHUB_SKIP_CONFIG"_s, u"True"_s}}, true, Source::None, none,
            none);
        row("a file that is not skipped", none, {{u"DATAHUB_SKIP_CONFIG"_s, u"1"_s}}, true,
            Source::DatahubEnv, u"https://file.example/gms"_s, u"file-token"_s);
        row("host as an old name for the URL", none, {{u"DATAHUB_GMS_HOST"_s, u"http://old:1"_s}},
            true, Source::Environment, u"http://old:1"_s, none);
        row("the URL before the host", none,
            {{u"DATAHUB_GMS_HOST"_s, u"http://old:1"_s}, {u"DATAHUB_GMS_URL"_s, u"http://new:1"_s}},
            true, Source::Environment, u"http://new:1"_s, none);
        row("host, port and protocol before the URL", none,
            {{u"DATAHUB_GMS_HOST"_s, u"h"_s},
             {u"DATAHUB_GMS_PORT"_s, u"8443"_s},
             {u"DATAHUB_GMS_PROTOCOL"_s, u"https"_s},
             {u"DATAHUB_GMS_URL"_s, u"http://new:1"_s}},
            true, Source::Environment, u"https://h:8443"_s, none);
        row("the protocol is http by itself", none,
            {{u"DATAHUB_GMS_HOST"_s, u"h"_s}, {u"DATAHUB_GMS_PORT"_s, u"8080"_s}}, false,
            Source::Environment, u"http://h:8080"_s, none);
        row("the command line", u"http://cli:9/"_s, fromUrl, true, Source::CommandLine,
            u"http://cli:9"_s, none);
        row("the command line names the environment's server", u"http://env:8080/"_s, fromUrl, true,
            Source::CommandLine, u"http://env:8080"_s, u"env-token"_s);
        row("the command line with a token that names no server", u"http://cli:9"_s,
            {{u"DATAHUB_GMS_TOKEN"_s, u"env-token"_s}}, false, Source::CommandLine,
            u"http://cli:9"_s, u"env-token"_s);
        row("the command line names the file's server", u"https://file.example/api/gms"_s, {}, true,
            Source::CommandLine, u"https://file.example/api/gms"_s, u"file-token"_s);
    }

    void theNearestNameWins()
    {
        QFETCH(QString, cli);
        QFETCH(Environment, environment);
        QFETCH(bool, hasFile);
        QFETCH(int, source);
        QFETCH(QString, url);
        QFETCH(QString, token);

        const ServerChoice choice
            = resolveServer(cli, environment, hasFile ? std::optional(file) : std::nullopt);

        QCOMPARE(static_cast<int>(choice.source), source);
        QCOMPARE(choice.url.toString(), url);
        QCOMPARE(choice.token, token);
        QCOMPARE(choice.problem, QString());
    }

    void aBadNameIsAProblemAndNothingElseIsTried()
    {
        const ServerChoice choice = resolveServer(u"ftp://h"_s, {}, file);

        QVERIFY(choice.source == Source::CommandLine);
        QVERIFY(choice.url.isEmpty());
        QVERIFY(choice.token.isEmpty());
        QVERIFY(!choice.problem.isEmpty());
    }

    void aPortWithoutAHostIsAProblem()
    {
        const ServerChoice choice
            = resolveServer({}, {{u"DATAHUB_GMS_PORT"_s, u"8080"_s}}, std::nullopt);

        QVERIFY(choice.source == Source::Environment);
        QVERIFY(!choice.problem.isEmpty());
    }

    void onlyTheVariablesOfDatahubAreTaken()
    {
        qputenv("DATAHUB_SLIPWAY_TEST", "1");
        qputenv("SLIPWAY_TEST", "1");

        const Environment environment = datahubEnvironment();

        QCOMPARE(environment.value(u"DATAHUB_SLIPWAY_TEST"_s), u"1"_s);
        QVERIFY(!environment.contains(u"SLIPWAY_TEST"_s));
    }
};

QTEST_GUILESS_MAIN(TestServerChoice)
#include "tst_serverchoice.moc"
