// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/client.h"
#include "models/gms/qnamtransport.h"
#include "models/ingest/importrun.h"
#include "tests/fakegms/fakegms.h"
#include "tests/models/domain/fixtures.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ingest;
using namespace Qt::Literals::StringLiterals;

//! From a file to what a server holds, over a socket.
class TestImportWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_gms = std::make_unique<FakeGms>();
        m_transport = std::make_unique<gms::QnamTransport>(
            gms::QnamTransport::Options {m_gms->url(), {}, false});
        m_client = std::make_unique<gms::Client>(*m_transport);
    }

    void whatTheSdkWroteArrives()
    {
        const auto summary
            = run(QStringLiteral(SLIPWAY_SOURCE_DIR "/tests/models/ingest/data/sdk_mces.json"));

        QVERIFY(summary.isComplete());
        QCOMPARE(summary.written, 4);
        const auto *aspects = m_gms->data().find(
            "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,first%2C %28of%29 2,PROD)");
        QVERIFY(aspects);
        QVERIFY(aspects->at("mlModelDeploymentProperties").value["createdAt"] == 1420070400000);
        QVERIFY(aspects->at("ownership").value["owners"][0]["type"] == "DATAOWNER");
    }

    void realIngestionArrives()
    {
        if (sharedFolder().isEmpty())
            QSKIP("the golden files are not beside the sources (SLIPWAY_SHARED)");

        const auto summary = run(
            sharedFolder()
            + u"/data/golden/metadata-ingestion/tests/unit/sagemaker/sagemaker_mces_golden.json"_s);

        QVERIFY(summary.isComplete());
        QCOMPARE(m_gms->data().urnsOf(u"mlModelDeployment"_s).size(), 2);
    }

    void whatTheServerRefusesIsReported()
    {
        m_gms->setRelease(u"0.14"_s);
        QFile file(m_folder.filePath(u"container.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray urn = fakeDeploymentUrn(1).toUtf8();
        file.write("{\"entityUrn\":\"" + urn
                   + "\",\"aspectName\":\"status\",\"aspect\":{\"removed\":false}}\n");
        file.write("{\"entityUrn\":\"" + urn
                   + "\",\"aspectName\":\"container\",\"aspect\":{\"container\":\"urn:li:container:"
                     "c\"}}\n");
        file.close();

        const auto summary = run(file.fileName());

        QCOMPARE(summary.written, 1);
        QCOMPARE(summary.errors.at(0).line, 2);
        QCOMPARE(summary.errors.at(0).reason,
                 u"Unknown aspect container for entity mlModelDeployment"_s);
    }

private:
    ImportSummary run(const QString &path)
    {
        auto file = std::make_unique<QFile>(path);
        if (!file->open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(path));
        ImportRun run(std::move(file),
                      [this](std::vector<domain::Proposal> proposals, Done<void> done) {
                          return m_client->ingest(proposals, std::move(done));
                      });
        QSignalSpy finished(&run, &ImportRun::finished);
        run.start();
        finished.wait(20'000);
        return run.summary();
    }

    std::unique_ptr<FakeGms> m_gms;
    std::unique_ptr<gms::QnamTransport> m_transport;
    std::unique_ptr<gms::Client> m_client;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestImportWire)

#include "tst_importwire.moc"
