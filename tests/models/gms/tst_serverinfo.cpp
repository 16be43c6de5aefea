// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/serverinfo.h"

#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;

class TestServerInfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnAnswerOfARealServer()
    {
        const auto info = parseConfig(
            R"({"noCode":"true","retention":"true","patchCapable":true,
                "versions":{"acryldata/datahub":{"version":"v1.6.0","commit":"abc"}},
                "datahub":{"serverType":"quickstart","serverEnv":"core"},"models":{}})");

        QVERIFY(info);
        QCOMPARE(info->version, u"v1.6.0"_s);
        QCOMPARE(info->major, 1);
        QCOMPARE(info->minor, 6);
        QCOMPARE(info->serverType, u"quickstart"_s);
    }

    void versionsAsTheyOccur_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("major");
        QTest::addColumn<int>("minor");
        QTest::addColumn<int>("patch");
        QTest::newRow("release") << u"v1.3.1"_s << 1 << 3 << 1;
        QTest::newRow("no v") << u"0.14.1"_s << 0 << 14 << 1;
        QTest::newRow("candidate") << u"v1.2.0rc3"_s << 1 << 2 << 0;
        QTest::newRow("cloud") << u"v0.3.12.2-acryl"_s << 0 << 3 << 12;
        QTest::newRow("two numbers") << u"1.10"_s << 1 << 10 << 0;
        QTest::newRow("a branch") << u"head-1a2b3c"_s << 0 << 0 << 0;
        QTest::newRow("null") << u"null"_s << 0 << 0 << 0;
        QTest::newRow("nothing") << QString() << 0 << 0 << 0;
        QTest::newRow("absurd") << u"99999999999.1.1"_s << 0 << 0 << 0;
    }

    void versionsAsTheyOccur()
    {
        QFETCH(QString, version);
        QFETCH(int, major);
        QFETCH(int, minor);
        QFETCH(int, patch);

        const auto info = parseConfig(
            QByteArray(R"({"noCode":"true","versions":{"acryldata/datahub":{"version":"V"}}})")
                .replace("\"V\"", '"' + version.toUtf8() + '"'));

        QVERIFY(info);
        QCOMPARE(info->version, version);
        QCOMPARE(info->major, major);
        QCOMPARE(info->minor, minor);
        QCOMPARE(info->patch, patch);
    }

    void whatIsNoGmsIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a web page") << QByteArray("<!DOCTYPE html>");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("other JSON") << QByteArray(R"({"status":"UP"})");
        QTest::newRow("noCode as a boolean") << QByteArray(R"({"noCode":true})");
        QTest::newRow("noCode false") << QByteArray(R"({"noCode":"false"})");
        QTest::newRow("an array") << QByteArray(R"(["noCode"])");
        QTest::newRow("nested without end") << QByteArray(100'000, '[');
    }

    void whatIsNoGmsIsToldApart()
    {
        QFETCH(QByteArray, body);

        const auto info = parseConfig(body);

        QVERIFY(!info);
        QCOMPARE(int(info.error().kind), int(Error::Kind::NotGms));
    }

    void abilitiesFollowTheVersion()
    {
        const auto at = [](int major, int minor) {
            ServerInfo info;
            info.major = major;
            info.minor = minor;
            return info;
        };
        QVERIFY(!at(0, 12).hasOpenApiV3());
        QVERIFY(at(0, 14).hasOpenApiV3());
        QVERIFY(!at(0, 14).honoursPreconditions());
        QVERIFY(at(0, 15).honoursPreconditions());
        QVERIFY(at(1, 0).honoursPreconditions());
        QVERIFY(!at(0, 14).hasContainer());
        QVERIFY(at(1, 0).hasContainer());
        QVERIFY(!at(1, 1).answers412());
        QVERIFY(at(1, 2).answers412());
        QVERIFY(!at(1, 2).filtersScroll());
        QVERIFY(at(1, 3).filtersScroll());
        QVERIFY(!at(1, 3).slicesSafely());
        QVERIFY(at(1, 4).slicesSafely());
        QVERIFY(!at(1, 5).scrollsRelationships());
        QVERIFY(at(2, 0).scrollsRelationships());
    }

    void theCloudHasVersionsOfItsOwn()
    {
        ServerInfo cloud;
        cloud.minor = 3;
        cloud.patch = 12;
        QVERIFY(cloud.hasOpenApiV3());
        QVERIFY(cloud.honoursPreconditions());
        cloud.patch = 2;
        QVERIFY(!cloud.honoursPreconditions());
    }

    void anUnknownVersionIsTrustedWhereAFallBackExists()
    {
        const ServerInfo unknown;

        QVERIFY(unknown.hasContainer());
        QVERIFY(unknown.honoursPreconditions());
        QVERIFY(!unknown.filtersScroll()); // an ignored filter shows itself in nothing
        QVERIFY(!unknown.slicesSafely());
    }
};

QTEST_GUILESS_MAIN(TestServerInfo)

#include "tst_serverinfo.moc"
