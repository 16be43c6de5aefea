// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakegms/fakegms.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

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

private:
    nlohmann::json post(FakeGms &gms, const char *target, const QByteArray &body)
    {
        QNetworkRequest request(QUrl(gms.url().toString() + QString::fromLatin1(target)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        std::unique_ptr<QNetworkReply> reply(m_manager.post(request, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
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
