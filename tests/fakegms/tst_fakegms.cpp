// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakegms/fakegms.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Fault)
Q_DECLARE_METATYPE(FaultMoment)

//! The fake must be as strange as the real ones, or the tests that use it prove nothing.
class TestFakeGms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oldReleasesIgnoreTheFilter_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<bool>("filtered");
        QTest::newRow("1.2") << u"1.2"_s << false;
        QTest::newRow("1.3") << u"1.3"_s << true;
        QTest::newRow("1.6") << u"1.6"_s << true;
    }

    void oldReleasesIgnoreTheFilter()
    {
        QFETCH(QString, release);
        QFETCH(bool, filtered);
        FakeGms gms;
        gms.setRelease(release);
        gms.addDeployments(12);

        const auto page
            = post(gms, "/openapi/v3/entity/scroll?count=100&includeSoftDelete=true",
                   R"({"entities":["mlModelDeployment"],"aspects":["mlModelDeploymentKey"],
                                   "filter":{"and":[{"criteria":[{"field":"origin","values":["QA"]}]}]}})");

        QCOMPARE(page["entities"].size(), filtered ? 2u : 12u);
    }

    void aSliceSpoilsLaterPagesOf13()
    {
        FakeGms gms;
        gms.addDeployments(10);
        const auto countAfterSlice = [&](const QString &release) {
            gms.setRelease(release);
            const QByteArray body
                = R"({"entities":["mlModelDeployment"],"aspects":["mlModelDeploymentKey"]})";
            post(gms, "/openapi/v3/entity/scroll?count=100&sliceId=0&sliceMax=2", body);
            return post(gms, "/openapi/v3/entity/scroll?count=100", body)["entities"].size();
        };

        QCOMPARE(countAfterSlice(u"1.3"_s), 5u);
        QCOMPARE(countAfterSlice(u"1.6"_s), 10u);
    }

    void aConditionalWriteIsRefused()
    {
        FakeGms gms;
        gms.addDeployments(1);
        const QByteArray urn = fakeDeploymentUrn(0).toUtf8();

        post(gms, "/aspects?action=ingestProposal",
             QByteArray(R"({"proposal":{"entityType":"mlModelDeployment","entityUrn":"URN",
                   "changeType":"UPSERT","aspectName":"status","headers":{"If-Version-Match":"7"},
                   "aspect":{"value":"{}","contentType":"application/json"}}})")
                 .replace("URN", urn));

        QCOMPARE(m_status, 422);
        QCOMPARE(gms.writes(), 1);
    }

    void aspectsHaveVersionsAndAPast()
    {
        FakeGms gms;
        gms.addDeployments(1);
        gms.setUser(u"urn:li:corpuser:jdoe"_s);
        const QByteArray path = aspectPath("status");

        for (const char *value : {"true", "true", "false"}) // the second one changes nothing
            post(gms, path + "?createIfNotExists=false",
                 QByteArray(R"({"value":{"removed":V},"systemMetadata":{"runId":"r-V"}})")
                     .replace("V", value));

        const auto now = get(gms, path + "?systemMetadata=true");
        QVERIFY(now["systemMetadata"]["version"] == "2");
        QVERIFY(now["systemMetadata"]["runId"] == "r-false");
        QVERIFY(now["auditStamp"]["actor"] == "urn:li:corpuser:jdoe");
        QVERIFY(get(gms, path + "?version=1&systemMetadata=true")["value"]["removed"] == true);
        gms.data().forgetHistory(fakeDeploymentUrn(0), u"status"_s);
        get(gms, path + "?version=1");
        QCOMPARE(m_status, 404);
        post(gms, path, R"({"value":{}})"); // by itself it is a CREATE
        QCOMPARE(m_status, 400);
    }

    void aPreconditionFailsAsTheReleaseHasIt_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<int>("status");
        QTest::newRow("0.14") << u"0.14"_s << 200;
        QTest::newRow("1.0") << u"1.0"_s << 400;
        QTest::newRow("1.2") << u"1.2"_s << 412;
        QTest::newRow("1.6") << u"1.6"_s << 412;
    }

    void aPreconditionFailsAsTheReleaseHasIt()
    {
        QFETCH(QString, release);
        QFETCH(int, status);
        FakeGms gms;
        gms.setRelease(release);
        gms.addDeployments(1);
        const QByteArray target = aspectPath("deprecation") + "?createIfNotExists=false";
        const QByteArray body = R"({"value":{},"headers":{"If-Version-Match":"7"}})";

        post(gms, target, body);
        QCOMPARE(m_status, status);
        gms.setIgnoresPreconditions(true);
        post(gms, target, body);
        QCOMPARE(m_status, 200);
    }

    void aFaultStrikesBeforeOrAfterAWrite_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<FaultMoment>("moment");
        QTest::addColumn<bool>("written");
        for (const auto &[name, fault] :
             {std::pair("500", Fault::ServerError), std::pair("cut off", Fault::CutOff),
              std::pair("no word", Fault::Refuse), std::pair("nothing", Fault::EmptyBody)}) {
            QTest::addRow("%s before", name) << fault << BeforeWriting << false;
            QTest::addRow("%s after", name) << fault << AfterWriting << true;
        }
        QTest::newRow("slow") << Fault::Slow << BeforeWriting << true;
    }

    void aFaultStrikesBeforeOrAfterAWrite()
    {
        QFETCH(Fault, fault);
        QFETCH(FaultMoment, moment);
        QFETCH(bool, written);
        FakeGms gms;
        gms.addDeployments(1);
        gms.fault("/status", fault, -1, 0, moment);

        post(gms, aspectPath("status") + "?createIfNotExists=false",
             R"({"value":{"removed":true}})");

        QCOMPARE(gms.data().find(fakeDeploymentUrn(0).toStdString(), "status") != nullptr, written);
    }

    void somethingMayHappenBeforeTheAnswer()
    {
        FakeGms gms;
        gms.addDeployments(1);
        gms.beforeAnswer = [&gms](const FakeRequest &request) {
            if (request.method == "GET")
                gms.data().set(fakeDeploymentUrn(0), u"status"_s, {{"removed", true}});
        };

        QVERIFY(get(gms, aspectPath("status"))["value"]["removed"] == true);
    }

private:
    static QByteArray aspectPath(const char *aspect)
    {
        return "/openapi/v3/entity/mlmodeldeployment/"
             + fakeDeploymentUrn(0).toUtf8().toPercentEncoding() + '/' + aspect;
    }

    nlohmann::json get(FakeGms &gms, const QByteArray &target)
    {
        return answer(m_manager.get(QNetworkRequest(urlOf(gms, target))));
    }

    nlohmann::json post(FakeGms &gms, const QByteArray &target, const QByteArray &body)
    {
        QNetworkRequest request(urlOf(gms, target));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        return answer(m_manager.post(request, body));
    }

    static QUrl urlOf(FakeGms &gms, const QByteArray &target)
    {
        return QUrl::fromEncoded(gms.url().toEncoded() + target, QUrl::StrictMode);
    }

    nlohmann::json answer(QNetworkReply *sent)
    {
        const std::unique_ptr<QNetworkReply> reply(sent);
        QSignalSpy finished(sent, &QNetworkReply::finished);
        if (!finished.wait())
            return {};
        m_status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        return nlohmann::json::parse(reply->readAll().toStdString(), nullptr, false);
    }

    QNetworkAccessManager m_manager;
    int m_status = 0;
};

QTEST_GUILESS_MAIN(TestFakeGms)

#include "tst_fakegms.moc"
