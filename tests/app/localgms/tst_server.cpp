// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/database.h"
#include "app/localgms/server.h"
#include "rawclient.h"

#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;

//! A whole server: its file, its releases, and what a client sees of both.
class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsData();
    void refusesWhatIsNotItsFile_data();
    void refusesWhatIsNotItsFile();
    void findsWhatDoesNotAgree();
    void twoServersShareAFile();
    void answersLikeTheReferenceDocument();
    void olderReleases_data();
    void olderReleases();
    void slicesOf13Stick();
    void asksForTheToken();

private:
    using ServerPtr = std::unique_ptr<localgms::Server>;
    static ServerPtr serve(const QString &file = {}, const QString &actAs = {},
                           const QString &token = {});
    static int post(RawClient &client, const QByteArray &target, const QByteArray &body);
};

constexpr const char *one = R"j([{"urn":"urn:li:mlModelDeployment:(urn:li:dataPlatform:a,one,PROD)",
    "mlModelDeploymentProperties":{"value":{"status":"IN_SERVICE"}}}])j";
constexpr const char *batchWrite = "/openapi/v3/entity/mlmodeldeployment?async=false";

ServerTest::ServerPtr ServerTest::serve(const QString &file, const QString &actAs,
                                        const QString &token)
{
    localgms::Options options;
    options.port = 0;
    options.dataFile = file;
    options.actAs = actAs;
    options.token = token;
    auto server = localgms::Server::start(options);
    return server ? std::move(*server) : nullptr;
}

int ServerTest::post(RawClient &client, const QByteArray &target, const QByteArray &body)
{
    return client.request("POST", target, body, "Content-Type: application/json\r\n");
}

void ServerTest::keepsItsData()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"deeper/gms.sqlite"_s);
    {
        const ServerPtr server = serve(file);
        QVERIFY(server);
        QVERIFY(server->isEmpty());
        RawClient client(server->port());
        QCOMPARE(post(client, batchWrite, one), 200);
        QCOMPARE(server->deploymentCount(), 1);
    }
    const ServerPtr server = serve(file);
    QVERIFY(server);
    QVERIFY(!server->isEmpty());
    QCOMPARE(server->deploymentCount(), 1);
    QCOMPARE(localgms::checkDataFile(file).value(), QStringList());
}

void ServerTest::refusesWhatIsNotItsFile_data()
{
    QTest::addColumn<QByteArray>("content"); // empty: a database of another program
    QTest::newRow("text")
        << QByteArray("a text that is no database, but long enough to look at").repeated(50);
    QTest::newRow("another program's database") << QByteArray();
}

void ServerTest::refusesWhatIsNotItsFile()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"other.sqlite"_s);
    if (content.isEmpty()) {
        localgms::Connection other(path.toStdString(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        other.execute("CREATE TABLE mine(a); INSERT INTO mine VALUES(1)");
    } else {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    const auto bytes = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = bytes();
    localgms::Options options;
    options.port = 0;
    options.dataFile = path;
    const auto server = localgms::Server::start(options);
    QVERIFY(!server);
    QCOMPARE(server.error().kind, Error::Kind::File);
    QVERIFY2(server.error().detail.contains(path), qPrintable(server.error().detail));
    QCOMPARE(bytes(), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList {u"other.sqlite"_s});
}

void ServerTest::findsWhatDoesNotAgree()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"gms.sqlite"_s);
    {
        const ServerPtr server = serve(file);
        RawClient client(server->port());
        QCOMPARE(post(client, batchWrite, one), 200);
    }
    {
        localgms::Connection other(file.toStdString(), SQLITE_OPEN_READWRITE);
        other.execute("DELETE FROM documents");
    }
    const auto found = localgms::checkDataFile(file);
    QVERIFY(found);
    QVERIFY(found->join(u'\n').contains(u"there is no document"_s));
}

void ServerTest::twoServersShareAFile()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"gms.sqlite"_s);
    const ServerPtr first = serve(file);
    const ServerPtr second = serve(file);
    QVERIFY(first && second);
    RawClient writer(first->port());
    RawClient reader(second->port());
    QCOMPARE(post(writer, batchWrite, one), 200);
    QCOMPARE(reader.request("GET", "/openapi/v3/entity/mlmodeldeployment?count=5"), 200);
    QCOMPARE(reader.json()["totalCount"].get<int>(), 1);
    QCOMPARE(post(reader, batchWrite, one), 200);
}

void ServerTest::answersLikeTheReferenceDocument()
{
    const ServerPtr server = serve();
    RawClient client(server->port());
    QCOMPARE(post(client, batchWrite, one), 200);
    QCOMPARE(client.request(
                 "GET",
                 "/entities/urn%3Ali%3AmlModelDeployment%3A(urn%3Ali%3AdataPlatform%3Aa,one,PROD)"),
             200);
    const auto snapshot
        = client.json()["value"]["com.linkedin.metadata.snapshot.MLModelDeploymentSnapshot"];
    QCOMPARE(snapshot["aspects"][0].begin().key(),
             std::string("com.linkedin.metadata.key.MLModelDeploymentKey"));
    QCOMPARE(
        post(
            client, "/openapi/v3/entity/mlmodel?async=false",
            R"j([{"urn":"urn:li:mlModel:(urn:li:dataPlatform:a,m,PROD)","mlModelProperties":{"value":
                      {"deployments":["urn:li:mlModelDeployment:(urn:li:dataPlatform:a,one,PROD)"]}}}])j"),
        200);
    QCOMPARE(client.request("GET", "/relationships?direction=OUTGOING&types=DeployedTo&urn="
                                   "urn%3Ali%3AmlModel%3A(urn%3Ali%3AdataPlatform%3Aa,m,PROD)"),
             200);
    QCOMPARE(client.json()["relationships"][0]["entity"].get<std::string>(),
             std::string("urn:li:mlModelDeployment:(urn:li:dataPlatform:a,one,PROD)"));
}

void ServerTest::olderReleases_data()
{
    QTest::addColumn<QString>("release");
    QTest::addColumn<bool>("filters");
    QTest::addColumn<bool>("counts");
    QTest::addColumn<int>("lateWrite"); // status of a write whose precondition does not hold
    QTest::addColumn<int>("generic");
    QTest::newRow("0.14") << u"0.14"_s << false << false << 200 << 400;
    QTest::newRow("1.1") << u"1.1"_s << false << false << 400 << 400;
    QTest::newRow("1.2") << u"1.2"_s << false << false << 412 << 200;
    QTest::newRow("1.3") << u"1.3"_s << true << true << 412 << 200;
    QTest::newRow("newest") << QString() << true << true << 412 << 200;
}

void ServerTest::olderReleases()
{
    QFETCH(QString, release);
    QFETCH(bool, filters);
    QFETCH(bool, counts);
    QFETCH(int, lateWrite);
    QFETCH(int, generic);
    const ServerPtr server = serve({}, release);
    RawClient client(server->port());
    QCOMPARE(client.request("GET", "/config"), 200);
    const std::string version = client.json()["versions"]["acryldata/datahub"]["version"];
    QVERIFY(QString::fromStdString(version).startsWith(u'v' + release));
    QCOMPARE(post(client, batchWrite, one), 200);
    QCOMPARE(
        post(
            client, "/openapi/v3/entity/scroll",
            R"j({"filter":{"and":[{"criteria":[{"field":"origin","values":["NEVER"],"condition":"EQUAL"}]}]}})j"),
        200);
    QCOMPARE(client.json()["entities"].empty(), filters);
    QCOMPARE(client.json().contains("totalCount"), counts);
    QCOMPARE(client.json().contains("facets"), counts);
    QCOMPARE(post(client, batchWrite,
                  R"j([{"urn":"urn:li:mlModelDeployment:(urn:li:dataPlatform:a,one,PROD)","status":
                      {"value":{"removed":false},"headers":{"If-Version-Match":"7"}}}])j"),
             lateWrite);
    QCOMPARE(post(client, "/openapi/v3/entity/generic?async=false",
                  R"j({"tag":[{"urn":"urn:li:tag:t"}]})j"),
             generic);
}

//! The defect of 1.3.0 and 1.3.1: what was asked for in slices stays sliced.
void ServerTest::slicesOf13Stick()
{
    for (const auto &[release, all] : {std::pair(u"1.3.1"_s, false), std::pair(u"1.4"_s, true)}) {
        const ServerPtr server = serve({}, release);
        RawClient client(server->port());
        for (int i = 0; i < 20; ++i)
            QCOMPARE(post(client, "/openapi/v3/entity/tag?async=false",
                          R"j([{"urn":"urn:li:tag:)j" + QByteArray::number(i) + R"j("}])j"),
                     200);
        QCOMPARE(post(client, "/openapi/v3/entity/scroll?count=100&sliceId=0&sliceMax=2", "{}"),
                 200);
        QCOMPARE(post(client, "/openapi/v3/entity/scroll?count=100", "{}"), 200);
        QCOMPARE(client.json()["entities"].size() == 20, all);
    }
}

void ServerTest::asksForTheToken()
{
    const ServerPtr server = serve({}, {}, u"s3cret"_s);
    RawClient client(server->port());
    QCOMPARE(client.request("GET", "/config"), 200);
    QCOMPARE(client.request("GET", "/openapi/v3/entity/tag"), 401);
    QCOMPARE(
        client.request("GET", "/openapi/v3/entity/tag", {}, "Authorization: Bearer s3cret\r\n"),
        200);
}

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
