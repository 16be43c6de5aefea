// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingest/itemreader.h"

#include "models/domain/urn.h"
#include "tests/models/domain/fixtures.h"

#include <nlohmann/json.hpp>

#include <QBuffer>
#include <QFile>
#include <QTest>

using namespace ingest;
using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

struct Reading
{
    std::vector<domain::Proposal> proposals;
    std::vector<std::pair<qint64, ItemError>> errors;
    bool opened = false;
};

Reading read(const QString &path)
{
    Reading reading;
    QFile file(path);
    reading.opened = file.open(QIODevice::ReadOnly) && parseFile(file, [&reading](Item item) {
                         if (item.proposal)
                             reading.proposals.push_back(*item.proposal);
                         else
                             reading.errors.push_back({item.line, item.proposal.error()});
                     });
    return reading;
}

QString data(const QString &name)
{
    return QStringLiteral(SLIPWAY_SOURCE_DIR "/tests/models/ingest/data/") + name;
}

//! Hands out a little at a time, and counts.
class Endless final : public QIODevice
{
public:
    explicit Endless(qint64 lines) : m_lines(lines) { open(ReadOnly); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        static const QByteArray line
            = R"({"entityUrn":"urn:li:tag:t","aspectName":"status","aspect":{"json":{"removed":true}}})"
              "\n";
        qint64 written = 0;
        for (; m_lines > 0 && written + line.size() <= size; --m_lines, written += line.size())
            std::copy(line.begin(), line.end(), to + written);
        return written;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_lines;
};

class Failing final : public QIODevice
{
public:
    Failing() { open(ReadOnly | Unbuffered); }

protected:
    qint64 readData(char *, qint64) override
    {
        setErrorString(u"the disk is gone"_s);
        return -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }
};

} // namespace

class TestItemReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormThatTheSdkWritesSaysTheSame_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
             {"sdk_mcps.json", "sdk_mcps.jsonl", "sdk_generic.json", "sdk_mces.json"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void everyFormThatTheSdkWritesSaysTheSame()
    {
        QFETCH(QString, file);
        const json expected = readJsonFile(data(u"expected.json"_s));

        const Reading reading = read(data(file));

        QVERIFY(reading.opened);
        QVERIFY2(reading.errors.empty(),
                 qPrintable(reading.errors.empty() ? QString() : reading.errors[0].second.reason));
        QCOMPARE(reading.proposals.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(reading.proposals[i].entityUrn.toStdString(),
                     expected[i]["entityUrn"].get<std::string>());
            QCOMPARE(reading.proposals[i].aspectName.toStdString(),
                     expected[i]["aspectName"].get<std::string>());
            QVERIFY2(json::parse(reading.proposals[i].aspect) == expected[i]["aspect"],
                     reading.proposals[i].aspect.c_str());
        }
    }

    void filesOfRealIngestionAreReadWhole_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("deployments");
        const auto row = [](const char *file, int deployments) {
            QTest::newRow(file) << QString::fromLatin1(file) << deployments;
        };
        row("metadata-ingestion/tests/unit/sagemaker/sagemaker_mces_golden.json", 2);
        row("metadata-ingestion/examples/mce_files/bootstrap_mce.json", 0);
        row("metadata-ingestion/tests/integration/mlflow/mlflow_mcps_golden.json", 0);
        row("metadata-ingestion/tests/integration/unity/unity_catalog_ml_model_mces_golden.json",
            0);
        row("metadata-ingestion/tests/integration/vertexai/vertexai_mcps_golden.json", 0);
        row("metadata-ingestion/tests/unit/sdk_v2/mlmodel_golden/test_mlmodel_complex_golden.json",
            0);
        row("smoke-test/tests/openapi/v3/data/scroll_test_data.json", 0);
        row("smoke-test/tests/deprecation/data.json", 0);
        row("smoke-test/tests/tags_and_terms/data.json", 0);
        row("smoke-test/tests/graph/graph_data.json", 0);
    }

    void filesOfRealIngestionAreReadWhole()
    {
        if (sharedFolder().isEmpty())
            QSKIP("the golden files are not beside the sources (SLIPWAY_SHARED)");
        QFETCH(QString, file);
        QFETCH(int, deployments);

        const Reading reading = read(sharedFolder() + u"/data/golden/"_s + file);

        QVERIFY(reading.opened);
        QVERIFY2(reading.errors.empty(),
                 qPrintable(reading.errors.empty() ? QString() : reading.errors[0].second.reason));
        QVERIFY(!reading.proposals.empty());
        QSet<QString> found;
        for (const domain::Proposal &proposal : reading.proposals) {
            const json aspect = json::parse(proposal.aspect);
            QVERIFY(aspect.is_object());
            QVERIFY(!QByteArray::fromStdString(proposal.aspect)
                         .contains("\"com.linkedin.pegasus2avro"));
            QVERIFY(!proposal.aspectName.isEmpty());
            if (proposal.entityType == "mlModelDeployment"_L1)
                found.insert(proposal.entityUrn);
        }
        QCOMPARE(found.size(), deployments);
    }

    void badItemsAreReportedByLine()
    {
        QByteArray bytes
            = R"({"entityUrn":"urn:li:tag:a","aspectName":"status","aspect":{"json":{"removed":true}}}
{"entityUrn":"urn:li:tag:b","aspectName":"status","aspect":{"json":{"removed":
{"entityUrn":"urn:li:tag:c","aspectName":"status"}

not JSON
{"entityUrn":"urn:li:tag:d","aspectName":"status","aspect":{"json":{"removed":true}}})";
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        QStringList told;

        const auto result = parseFile(buffer, [&told](Item item) {
            told.append(QString::number(item.line)
                        + (item.proposal ? u':' + item.proposal->entityUrn
                                         : u'!' + item.proposal.error().urn));
        });

        QVERIFY(result);
        QCOMPARE(told, (QStringList {u"1:urn:li:tag:a"_s, u"2!"_s, u"3!urn:li:tag:c"_s, u"5!"_s,
                                     u"6:urn:li:tag:d"_s}));
    }

    void aLargeFileIsReadInPassing()
    {
        constexpr qint64 lines = 30'000;
        Endless device(lines);
        qint64 count = 0;
        qint64 last = 0;

        const auto result = parseFile(device, [&](Item item) {
            count += item.proposal ? 1 : 0;
            last = item.line;
        });

        QVERIFY(result);
        QCOMPARE(count, lines);
        QCOMPARE(last, lines);
    }

    void aFailingDeviceIsAnError()
    {
        Failing device;

        const auto result = parseFile(device, [](const Item &) { QFAIL("an item"); });

        QVERIFY(!result);
        QCOMPARE(int(result.error().kind), int(Error::Kind::File));
        QCOMPARE(result.error().detail, u"the disk is gone"_s);
    }
};

QTEST_GUILESS_MAIN(TestItemReader)

#include "tst_itemreader.moc"
