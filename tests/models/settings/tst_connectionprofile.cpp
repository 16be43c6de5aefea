// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/connectionprofile.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestConnectionProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newProfilesAreReadOnly()
    {
        const ConnectionProfile profile;

        QVERIFY(profile.readOnly);
        QVERIFY(!profile.production);
    }

    void addressesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        QTest::addRow("as it should be")
            << u"https://datahub.acme.example/gms"_s << u"https://datahub.acme.example/gms"_s;
        QTest::addRow("slashes at the end")
            << u"http://localhost:8080//"_s << u"http://localhost:8080"_s;
        QTest::addRow("spaces around") << u"  http://h:1/api/gms \n"_s << u"http://h:1/api/gms"_s;
        QTest::addRow("this computer without a scheme")
            << u"localhost:8080"_s << u"http://localhost:8080"_s;
        QTest::addRow("this computer by number")
            << u"127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
        QTest::addRow("this computer, version 6") << u"[::1]:8080"_s << u"http://[::1]:8080"_s;
        QTest::addRow("another without a scheme")
            << u"datahub.acme.example/gms"_s << u"https://datahub.acme.example/gms"_s;
        QTest::addRow("cloud, bare")
            << u"https://acme.acryl.io"_s << u"https://acme.acryl.io/gms"_s;
        QTest::addRow("cloud, as the frontend has it")
            << u"https://acme.acryl.io/api/gms/"_s << u"https://acme.acryl.io/gms"_s;
        QTest::addRow("cloud, with the port of a GMS")
            << u"http://acme.acryl.io:8080"_s << u"https://acme.acryl.io/gms"_s;
    }

    void addressesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);

        const UrlReading reading = readServerUrl(text);

        QCOMPARE(reading.problem, QString());
        QCOMPARE(reading.url.toString(), url);
    }

    void badAddressesSayWhy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::addRow("nothing") << u" "_s << u"Enter"_s;
        QTest::addRow("another scheme") << u"ftp://h"_s << u"http://"_s;
        QTest::addRow("a password") << u"https://me:secret@h"_s << u"password"_s;
        QTest::addRow("a query") << u"https://h/gms?token=x"_s << u"?"_s;
        QTest::addRow("a fragment") << u"https://h/gms#x"_s << u"#"_s;
        QTest::addRow("no host") << u"http://"_s << u"not an address"_s;
        QTest::addRow("a port that is none") << u"http://h:port"_s << u"not an address"_s;
    }

    void badAddressesSayWhy()
    {
        QFETCH(QString, text);
        QFETCH(QString, word);

        const UrlReading reading = readServerUrl(text);

        QVERIFY(reading.url.isEmpty());
        QVERIFY2(reading.problem.contains(word), qPrintable(reading.problem));
        QVERIFY(!reading.problem.contains(u"secret"_s));
    }

    void originsSpellOutThePort()
    {
        QCOMPARE(originOf(QUrl(u"https://h/gms"_s)), u"https://h:443"_s);
        QCOMPARE(originOf(QUrl(u"http://h/api/gms"_s)), u"http://h:80"_s);
        QCOMPARE(originOf(QUrl(u"http://h:8080"_s)), u"http://h:8080"_s);
        QCOMPARE(originOf(QUrl()), QString());
    }

    void hostsAreLabels()
    {
        QCOMPARE(hostLabel(QUrl(u"https://datahub.acme.example/gms"_s)), u"datahub.acme.example"_s);
        QCOMPARE(hostLabel(QUrl(u"http://127.0.0.1:8080"_s)), u"127.0.0.1:8080"_s);
        QCOMPARE(hostLabel(QUrl(u"http://[::1]:8080"_s)), u"[::1]:8080"_s);
    }
};

QTEST_GUILESS_MAIN(TestConnectionProfile)
#include "tst_connectionprofile.moc"
