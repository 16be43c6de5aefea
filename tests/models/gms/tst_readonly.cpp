// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/readonly.h"
#include "models/gms/requests.h"

#include <QTest>

using namespace gms;

class TestReadOnly : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatReadsAndWhatDoesNot_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("reads");
        const auto row = [](const char *method, const char *path, bool reads) {
            QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path) << reads;
        };
        row("GET", "/config", true);
        row("HEAD", "/openapi/v3/entity/mlmodeldeployment/x", true);
        row("POST", "/openapi/v3/entity/scroll", true);
        row("POST", "/openapi/v3/entity/scroll?count=5", true);
        row("POST", "/openapi/v3/entity/mlmodeldeployment/batchGet?systemMetadata=true", true);
        row("POST", "/openapi/v3/entity/generic/batchGet", true);
        row("POST", "/openapi/v3/relationship/scroll?count=1", true);
        row("POST", "/entities?action=search", true);
        row("POST", "/entities?action=listUrns", true);
        row("POST", "/entities?action=batchGetTotalEntityCount", true);

        row("POST", "/openapi/v3/entity/mlmodeldeployment?async=false", false);
        row("POST", "/openapi/v3/entity/mlmodeldeployment/urn/ownership", false);
        row("POST", "/openapi/v3/entity/a/b/batchGet", false);
        row("POST", "/openapi/v3/entity//batchGet", false);
        row("POST", "/openapi/v3/entity/batchGet", false);
        row("POST", "/openapi/v3/entity/a%2Fbatch/batchGet", false);
        row("POST", "/openapi/v3/entity/scroll/", false);
        row("POST", "/openapi/v3/entity/scroll/../mlmodel", false);
        row("POST", "/aspects?action=ingestProposal", false);
        row("POST", "/aspects?action=ingestProposalBatch", false);
        row("POST", "/entities?action=ingest", false);
        row("POST", "/entities?action=delete", false);
        row("POST", "/entities?action=deleteReferences", false);
        row("POST", "/entities?action=search&action=delete", false);
        row("POST", "/entities?action=delete&action=search", false);
        row("POST", "/entities?x=1&action=search", false);
        row("POST", "/entities", false);
        row("POST", "/api/graphql", false);
        row("PUT", "/openapi/v3/entity/scroll", false);
        row("PATCH", "/openapi/v3/entity/mlmodeldeployment", false);
        row("DELETE", "/relationships?urn=x", false);
        row("DELETE", "/openapi/v3/entity/mlmodeldeployment/x", false);
        row("get", "/config", false);
        row("OPTIONS", "/config", false);
    }

    void whatReadsAndWhatDoesNot()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(bool, reads);
        HttpRequest request;
        request.method = method;
        request.path = path;

        QCOMPARE(isRead(request), reads);
    }

    void oneQueryOfGraphqlReads()
    {
        HttpRequest request = meRequest();
        QVERIFY(isRead(request));
        request.body.replace("query me", "mutation me");
        QVERIFY(!isRead(request));
        request = meRequest();
        request.body += ' ';
        QVERIFY(!isRead(request));
        request = meRequest();
        request.path += "?x=1";
        QVERIFY(!isRead(request));
    }
};

QTEST_GUILESS_MAIN(TestReadOnly)

#include "tst_readonly.moc"
