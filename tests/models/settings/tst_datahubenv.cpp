// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/datahubenv.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestDatahubEnv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesOfTheSdkAreRead_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("token");
        // As datahub.cli.config_utils.write_gms_config() dumps it.
        QTest::addRow("as datahub init writes it")
            << QByteArray("gms:\n  auth: null\n  ca_certificate_path: null\n"
                          "  client_mode: null\n  disable_ssl_verification: false\n"
                          "  extra_headers: null\n  server: http://localhost:8080\n"
                          "  tcp_keepalive: false\n  timeout_sec: null\n  token: eyJ.a.b\n")
            << u"http://localhost:8080"_s << u"eyJ.a.b"_s;
        QTest::addRow("no token") << QByteArray(
            "gms:\n  server: http://localhost:8080\n  token: null\n")
                                  << u"http://localhost:8080"_s << QString();
        QTest::addRow("an empty token")
            << QByteArray("gms:\n  server: http://h\n  token: ''\n") << u"http://h"_s << QString();
        QTest::addRow("quoted, with comments")
            << QByteArray("# mine\ngms:\n  server: \"https://h/gms\" # prod\n  token: 'a: #b'\n")
            << u"https://h/gms"_s << u"a: #b"_s;
        QTest::addRow("one line") << QByteArray("gms: {server: 'http://h:8080', token: t}")
                                  << u"http://h:8080"_s << u"t"_s;
        QTest::addRow("a session of OAuth beside it")
            << QByteArray("gms:\n  server: https://h\n  token: t\noauth:\n  client_id: c\n")
            << u"https://h"_s << u"t"_s;
    }

    void filesOfTheSdkAreRead()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, server);
        QFETCH(QString, token);

        const auto env = DatahubEnv::parse(yaml);

        QVERIFY2(env, env ? "" : qPrintable(env.error().detail));
        QCOMPARE(env->server, server);
        QCOMPARE(env->token, token);
    }

    void badFilesSayWhyAndNeverQuoteThemselves_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("word");
        QTest::addRow("no YAML") << QByteArray("gms:\n  token: hush\n\t- [") << u"line"_s;
        QTest::addRow("a text") << QByteArray("hush") << u"gms"_s;
        QTest::addRow("empty") << QByteArray() << u"gms"_s;
        QTest::addRow("no server") << QByteArray("gms:\n  token: hush\n") << u"gms.server"_s;
        QTest::addRow("the server is a list")
            << QByteArray("gms:\n  server: [hush]\n") << u"gms.server"_s;
        QTest::addRow("gms is a text") << QByteArray("gms: hush") << u"gms"_s;
    }

    void badFilesSayWhyAndNeverQuoteThemselves()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, word);

        const auto env = DatahubEnv::parse(yaml);

        QVERIFY(!env);
        QCOMPARE(env.error().kind, Error::Kind::File);
        QVERIFY2(env.error().detail.contains(word), qPrintable(env.error().detail));
        QVERIFY(!env.error().detail.contains(u"hush"_s));
    }

    void noFileIsNoValue()
    {
        const QTemporaryDir folder;

        const auto env = DatahubEnv::read(folder.filePath(u".datahubenv"_s));

        QVERIFY(env && !*env);
    }

    void aFileIsReadAndLeftAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u".datahubenv"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("gms:\n  server: http://h\n");
        file.setPermissions(QFileDevice::ReadOwner);
        file.close();

        const auto env = DatahubEnv::read(path);

        QVERIFY(env && *env);
        QCOMPARE((*env)->server, u"http://h"_s);
        QVERIFY(DatahubEnv::defaultFile().endsWith(u"/.datahubenv"_s));
    }
};

QTEST_GUILESS_MAIN(TestDatahubEnv)
#include "tst_datahubenv.moc"
