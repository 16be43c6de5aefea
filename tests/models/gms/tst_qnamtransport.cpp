// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/qnamtransport.h"

#include "models/gms/errors.h"
#include "models/gms/requests.h"
#include "tests/fakegms/fakegms.h"
#include "tests/models/gms/answer.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;

namespace {

HttpRequest get(const QByteArray &path, int timeoutMs = 5'000)
{
    HttpRequest request;
    request.path = path;
    request.timeoutMs = timeoutMs;
    return request;
}

HttpRequest write(const QByteArray &method, const QByteArray &path)
{
    HttpRequest request;
    request.method = method;
    request.path = path;
    request.body = "{}";
    return request;
}

} // namespace

Q_DECLARE_METATYPE(Fault)

class TestQnamTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultsOfTheWireAreErrors_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("kind");
        QTest::newRow("cut in the body") << Fault::CutOff << int(Error::Kind::Offline);
        QTest::newRow("cut in the head") << Fault::CutHead << int(Error::Kind::Offline);
        QTest::newRow("no word") << Fault::Refuse << int(Error::Kind::Offline);
        QTest::newRow("length too long") << Fault::TooLong << int(Error::Kind::Offline);
        QTest::newRow("hangs") << Fault::Hang << int(Error::Kind::Timeout);
        QTest::newRow("hangs in the body") << Fault::HangInBody << int(Error::Kind::Timeout);
        QTest::newRow("no HTTP") << Fault::Garbage << int(Error::Kind::Offline);
    }

    void faultsOfTheWireAreErrors()
    {
        QFETCH(Fault, fault);
        QFETCH(int, kind);
        FakeGms gms;
        gms.fault("/config", fault, -1);
        QnamTransport transport({gms.url(), {}, false});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(get("/config", 300), answer.done())));

        QVERIFY(!answer.succeeded());
        QCOMPARE(int(answer.error().kind), kind);
        QCOMPARE(answer.error().request, u"GET /config"_s);
        QCOMPARE(answer.times(), 1);
    }

    void nobodyThereIsOffline()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
        server.close();
        QnamTransport transport({url, {}, false});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(get("/config"), answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::Offline));
    }

    void plainHttpBehindHttpsIsATlsError()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        FakeGms gms;
        gms.fault("", Fault::Garbage, -1);
        QUrl url = gms.url();
        url.setScheme(u"https"_s);
        QnamTransport transport({url, {}, false});
        QTcpServer raw; // answers the handshake with what is none
        QVERIFY(raw.listen(QHostAddress::LocalHost));
        connect(&raw, &QTcpServer::newConnection, &raw, [&raw] {
            QTcpSocket *socket = raw.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            });
        });
        url.setPort(raw.serverPort());
        QnamTransport other({url, {}, false});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(other.send(get("/config"), answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::Tls));
    }

    void refusalsAreAnswers()
    {
        FakeGms gms;
        gms.fault("/config", Fault::ServerError);
        QnamTransport transport({gms.url(), {}, false});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(get("/config"), answer.done())));

        QVERIFY(answer.succeeded());
        QCOMPARE(answer.value().status, 500);
        QVERIFY(answer.value().body.contains("Internal server error"));
        QCOMPARE(answer.value().header("content-TYPE"), QByteArray("application/json"));
    }

    void aSlowAnswerArrivesWhole()
    {
        FakeGms gms;
        gms.fault("/config", Fault::Slow);
        QnamTransport transport({gms.url(), {}, false});
        Answer<HttpReply> answer;
        QList<qint64> heard;
        QByteArray head;
        const Hearing hearing {[&heard](qint64 received, qint64) { heard.append(received); },
                               [&head](const QByteArray &bytes) { head = bytes; }};

        QVERIFY(answer.wait(transport.send(get("/config"), answer.done(), hearing)));

        QVERIFY(answer.succeeded());
        QVERIFY(answer.value().body.endsWith('}'));
        QCOMPARE(heard.last(), answer.value().body.size());
        QVERIFY(!head.isEmpty() && answer.value().body.startsWith(head));
    }

    void whatIsSentIsWhatWasAsked()
    {
        FakeGms gms;
        QnamTransport transport({gms.url(), "secret-token\n", false});
        HttpRequest request = get("/entities/a%2Fb%28%2C%25?x=%2B%20y");
        request.headers = {{"X-RestLi-Protocol-Version", "2.0.0"}};
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(request, answer.done())));

        const FakeRequest &sent = gms.requests().at(0);
        QCOMPARE(sent.target, QByteArray("/entities/a%2Fb%28%2C%25?x=%2B%20y"));
        QCOMPARE(sent.headers.value("authorization"), QByteArray("Bearer secret-token"));
        QCOMPARE(sent.headers.value("x-restli-protocol-version"), QByteArray("2.0.0"));
        QCOMPARE(sent.headers.value("accept-encoding"), QByteArray("identity")); // loopback
    }

    void aBasePathStandsBeforeEveryPath()
    {
        FakeGms gms;
        gms.setBasePath("/api/gms");
        QUrl url = gms.url();
        url.setPath(u"/api/gms/"_s);
        QnamTransport transport({url, {}, false});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(get("/config"), answer.done())));

        QCOMPARE(gms.requests().at(0).target, QByteArray("/api/gms/config"));
        QCOMPARE(transport.basePath(), QByteArray("/api/gms"));
        QCOMPARE(transport.origin(), gms.url().toString(QUrl::RemovePath));
    }

    void lettingGoCancels()
    {
        FakeGms gms;
        gms.fault("/config", Fault::Hang);
        QnamTransport transport({gms.url(), {}, false});
        bool answered = false;
        auto pending = transport.send(get("/config"), [&answered](auto) { answered = true; });
        QTRY_COMPARE(gms.requests().size(), 1);

        pending.reset();

        Answer<HttpReply> next; // a round trip in which the first could have answered
        QVERIFY(next.wait(transport.send(get("/config"), next.done())));
        QVERIFY(!answered);
    }

    void lettingGoBeforeItLeavesCancels()
    {
        FakeGms gms;
        QnamTransport transport({gms.url(), {}, false});
        bool answered = false;

        transport.send(get("/config"), [&answered](auto) { answered = true; }).reset();

        Answer<HttpReply> next;
        QVERIFY(next.wait(transport.send(get("/config?2"), next.done())));
        QVERIFY(!answered);
    }

    void theCallMayBeDroppedInsideItsAnswer()
    {
        FakeGms gms;
        QnamTransport transport({gms.url(), {}, false});
        Pending pending;
        bool answered = false;
        pending = transport.send(get("/config"), [&](Result<HttpReply> reply) {
            pending.reset();
            answered = reply && reply->status == 200;
        });

        QTRY_VERIFY(answered);
    }

    void theTransportMayGoBeforeItsCalls()
    {
        FakeGms gms;
        gms.fault("/config", Fault::Hang);
        auto transport
            = std::make_unique<QnamTransport>(QnamTransport::Options {gms.url(), {}, false});
        auto pending = transport->send(get("/config"), [](auto) { QFAIL("answered"); });
        QTRY_COMPARE(gms.requests().size(), 1);

        transport.reset();
        pending.reset();
    }

    void readOnlyLetsNoWriteOut_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        for (const char *method : {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "post", "MERGE"}) {
            for (const char *path :
                 {"/aspects?action=ingestProposal", "/aspects?action=ingestProposalBatch",
                  "/entities?action=ingest", "/entities?action=delete",
                  "/openapi/v3/entity/mlmodeldeployment?async=false",
                  "/openapi/v3/entity/mlmodeldeployment/urn/ownership",
                  "/openapi/v3/entity/generic", "/relationships?urn=x", "/api/graphql",
                  "/runs?action=rollback", "/operations?action=restoreIndices"})
                QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path);
        }
    }

    void readOnlyLetsNoWriteOut()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        FakeGms gms;
        QnamTransport transport({gms.url(), "t", true});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(write(method, path), answer.done())));

        QCOMPARE(int(answer.error().kind), int(Error::Kind::ReadOnly));
        QCOMPARE(answer.times(), 1);
        QVERIFY(gms.requests().isEmpty());
    }

    void readOnlyLetsReadsOut()
    {
        FakeGms gms;
        gms.addDeployments(1);
        QnamTransport transport({gms.url(), {}, true});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(
            scrollRequest(u"mlModelDeployment"_s, {u"mlModelDeploymentKey"_s}, {}, 10),
            answer.done())));

        QCOMPARE(answer.value().status, 200);
    }

    void aRefusedWriteMayBeDropped()
    {
        FakeGms gms;
        QnamTransport transport({gms.url(), {}, true});

        transport
            .send(write("POST", "/aspects?action=ingestProposal"), [](auto) { QFAIL("answered"); })
            .reset();

        Answer<HttpReply> next;
        QVERIFY(next.wait(transport.send(get("/config"), next.done())));
    }

    void anotherOriginNeverSeesTheToken()
    {
        FakeGms gms;
        FakeGms other;
        gms.fault("/config", Fault::RedirectAway);
        QnamTransport transport({gms.url(), "secret-token", false});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(get("/config"), answer.done())));

        QVERIFY(answer.succeeded());
        QCOMPARE(answer.value().status, 302);
        const auto error = errorOf(get("/config"), answer.value());
        QCOMPARE(int(error->kind), int(Error::Kind::NotGms));
        QVERIFY(!error->detail.contains(u"secret=1"_s));
    }

    void aRedirectOfAReadOnTheSameOriginIsFollowed()
    {
        FakeGms gms;
        gms.fault("/config", Fault::RedirectHere, 2);
        QnamTransport transport({gms.url(), {}, false});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(get("/config?x"), answer.done())));

        QCOMPARE(answer.value().status, 200);
        QCOMPARE(gms.requests().size(), 3);
    }

    void redirectsDoNotGoOnForEver()
    {
        FakeGms gms;
        gms.fault("/config", Fault::RedirectHere, -1);
        QnamTransport transport({gms.url(), {}, false});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(get("/config?x"), answer.done())));

        QCOMPARE(answer.value().status, 307);
        QCOMPARE(gms.requests().size(), 5);
    }

    void aRedirectOfAWriteIsNotFollowed()
    {
        FakeGms gms;
        gms.fault("/aspects", Fault::RedirectHere, -1);
        QnamTransport transport({gms.url(), {}, false});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(
            transport.send(write("POST", "/aspects?action=ingestProposal"), answer.done())));

        QVERIFY(answer.succeeded());
        QCOMPARE(answer.value().status, 307);
        QVERIFY(!answer.value().header("Location").isEmpty());
        QCOMPARE(gms.requests().size(), 1);
    }

    void aWriteIsSentOnce_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("kept");
        for (const bool kept : {false, true}) {
            const char *connection = kept ? "kept connection" : "new connection";
            QTest::addRow("no word, %s", connection) << Fault::Refuse << kept;
            QTest::addRow("cut head, %s", connection) << Fault::CutHead << kept;
            QTest::addRow("cut off, %s", connection) << Fault::CutOff << kept;
            QTest::addRow("no HTTP, %s", connection) << Fault::Garbage << kept;
        }
    }

    //! The network of Qt would by itself send a request again whose connection breaks.
    void aWriteIsSentOnce()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, kept);
        for (const char *method : {"POST", "PATCH"}) {
            FakeGms gms;
            gms.fault("/aspects", fault, -1);
            QnamTransport transport({gms.url(), {}, false});
            Answer<HttpReply> config;
            if (kept)
                QVERIFY(config.wait(transport.send(get("/config"), config.done())));
            Answer<HttpReply> answer;

            QVERIFY(answer.wait(
                transport.send(write(method, "/aspects?action=ingestProposal"), answer.done())));

            QVERIFY(!answer.succeeded());
            QCOMPARE(int(answer.error().kind), int(Error::Kind::Offline));
            QCOMPARE(gms.count("/aspects"), 1);
        }
    }

    void theTokenIsInNoAnswer()
    {
        FakeGms gms;
        gms.fault("/config", Fault::EchoToken);
        QnamTransport transport({gms.url(), "secret-token", false});
        Answer<HttpReply> answer;

        QVERIFY(answer.wait(transport.send(get("/config"), answer.done())));

        QVERIFY(gms.requests().at(0).headers.value("authorization").contains("secret-token"));
        QVERIFY(!answer.value().body.contains("secret-token"));
        QVERIFY(!errorOf(get("/config"), answer.value())->detail.contains(u"secret-token"_s));
    }
};

QTEST_GUILESS_MAIN(TestQnamTransport)

#include "tst_qnamtransport.moc"
