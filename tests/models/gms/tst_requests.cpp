// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/requests.h"

#include "models/gms/readonly.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;

namespace {

const domain::Urn odd = *domain::Urn::tryParse(
    u"urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,a b/é%2C'$x&y,PROD)");

} // namespace

class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReferenceCallsHaveTheirDirections()
    {
        const auto model = domain::Urn::model(u"mlflow"_s, u"m"_s, u"PROD"_s);

        const HttpRequest ofModel
            = relatedRequest(model, Direction::Outgoing, {u"DeployedTo"_s}, 0, 10);
        const HttpRequest ofDeployment
            = relatedRequest(odd, Direction::Incoming, {u"DeployedTo"_s, u"OwnedBy"_s}, 5, 10);

        QVERIFY(ofModel.path.startsWith(
            "/relationships?direction=OUTGOING&urn=urn%3Ali%3AmlModel%3A%28"));
        QVERIFY(ofDeployment.path.contains("direction=INCOMING"));
        QVERIFY(ofDeployment.path.endsWith("&types=List(DeployedTo,OwnedBy)&start=5&count=10"));
        QVERIFY(ofModel.headers.contains(HttpHeader("X-RestLi-Protocol-Version", "2.0.0")));
    }

    void urnsAreEncodedWhole()
    {
        QCOMPARE(snapshotRequest(odd).path,
                 QByteArray("/entities/urn%3Ali%3AmlModelDeployment%3A%28urn%3Ali%3AdataPlatform%3A"
                            "sagemaker%2Ca%20b%2F%C3%A9%252C%27%24x%26y%2CPROD%29"));
        QVERIFY(
            entityRequest(odd).path.startsWith("/openapi/v3/entity/mlmodeldeployment/urn%3Ali"));
    }

    void aScrollNamesEntitiesAspectsAndWhereItContinues()
    {
        const HttpRequest request
            = scrollRequest(u"mlModelDeployment"_s, {u"status"_s}, u"a+b=/&"_s, 7);
        const auto body = nlohmann::json::parse(request.body.toStdString());

        QCOMPARE(request.method, QByteArray("POST"));
        QVERIFY(
            request.path.startsWith("/openapi/v3/entity/scroll?count=7&scrollId=a%2Bb%3D%2F%26&"));
        QVERIFY(request.path.contains("includeSoftDelete=true"));
        QVERIFY(request.path.contains("systemMetadata=true"));
        QVERIFY(!request.path.contains("slice"));
        QVERIFY(body["entities"] == nlohmann::json({"mlModelDeployment"}));
        QVERIFY(body["aspects"] == nlohmann::json({"status"}));
    }

    void aProposalCarriesItsAspectAsText()
    {
        domain::Proposal proposal;
        proposal.entityType = u"mlModelDeployment"_s;
        proposal.entityUrn = odd.toString();
        proposal.aspectName = u"status"_s;
        proposal.aspect = R"({"removed":true})";
        proposal.headers[u"If-Version-Match"_s] = u"3"_s;
        proposal.systemMetadata = R"({"runId":"r"})";

        const HttpRequest request = ingestRequest({proposal});
        const auto body = nlohmann::json::parse(request.body.toStdString());

        QCOMPARE(request.path, QByteArray("/aspects?action=ingestProposalBatch"));
        QVERIFY(!isRead(request));
        QVERIFY(body["async"] == "false"); // a string, as the server wants it
        const auto &sent = body["proposals"][0];
        QVERIFY(sent["aspect"]["value"] == R"({"removed":true})");
        QVERIFY(sent["aspect"]["contentType"] == "application/json");
        QVERIFY(sent["headers"]["If-Version-Match"] == "3");
        QVERIFY(sent["systemMetadata"]["runId"] == "r");
        QVERIFY(sent["entityUrn"].get<std::string>() == odd.toString().toStdString());
    }

    void everyOtherRequestOnlyReads()
    {
        for (const HttpRequest &request :
             {configRequest(), scrollRequest(u"mlModel"_s, {}, {}, 1),
              entityPageRequest(u"mlModel"_s, {}, {}, 1), listUrnsRequest(u"mlModel"_s, 0, 1),
              batchGetRequest(u"corpuser"_s, {}, {}, true), entitiesV2Request({}, {}),
              entityV2Request(odd), entityRequest(odd), snapshotRequest(odd),
              edgesRequest(u"DeployedTo"_s, {}, 1),
              relatedRequest(odd, Direction::Incoming, {u"DeployedTo"_s}, 0, 1)})
            QVERIFY2(isRead(request), request.path.constData());
    }

    void aShellTakesTheLineApartAsItWasMeant()
    {
        HttpRequest request;
        request.method = "POST";
        request.path = "/x?y=$(touch%20z)";
        request.body = "{\"a\":\"it's $HOME `id` \\\" \\\\ ! é\"}";

        const QString line = curlLine(request, u"http://h:1"_s, "/api/gms", true);
        QProcess shell;
        shell.start(
            u"sh"_s,
            {u"-c"_s, u"DATAHUB_GMS_TOKEN='to ken'; curl() { printf '%s\\n' \"$@\"; }; "_s + line});
        QVERIFY(shell.waitForFinished());

        const QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n');
        QVERIFY(words.contains(u"Authorization: Bearer to ken"_s));
        QVERIFY(words.contains(QString::fromUtf8(request.body)));
        QVERIFY(words.contains(u"http://h:1/api/gms/x?y=$(touch%20z)"_s));
        QVERIFY(line.contains(u"$DATAHUB_GMS_TOKEN"_s));
    }

    void withoutATokenNoneIsNamed()
    {
        QVERIFY(!curlLine(configRequest(), u"http://h"_s, {}, false).contains(u"TOKEN"_s));
    }
};

QTEST_GUILESS_MAIN(TestRequests)

#include "tst_requests.moc"
