// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/writetext.h"
#include "models/ingest/itemreader.h"

#include <QBuffer>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

const QString urn
    = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,it's/a \042name\042,PROD)"_s;

//! All that could trip over the quotes of a shell or of Python.
AspectWrite tricky()
{
    AspectWrite write;
    write.urn = urn;
    write.aspect = u"deprecation"_s;
    write.value = {{"deprecated", true},
                   {"note", "it's \042so\042\n\t\\n $HOME `id` \u2192 \U0001F600 '''"},
                   {"decommissionTime", 9'007'199'254'740'993},
                   {"actor", "urn:li:corpuser:jdoe"},
                   {"nothing", nullptr},
                   {"empty", json::object()},
                   {"share", 0.25}};
    write.ifVersion = 3;
    write.runId = u"slipway-1"_s;
    return write;
}

AspectWrite plain()
{
    AspectWrite write;
    write.urn = urn;
    write.aspect = u"ownership"_s;
    write.value = {{"owners", json::array()}, {"ownerTypes", json::object()}};
    return write;
}

AspectWrite empty()
{
    AspectWrite write;
    write.urn = urn;
    write.aspect = u"status"_s;
    write.value = json::object();
    return write;
}

//! What \a program prints of \a input; nothing where it fails.
QByteArray outputOf(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(30'000) && process.exitCode() == 0;
    return ended ? process.readAllStandardOutput() : QByteArray();
}

} // namespace

class TestWriteText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! A shell is the judge of what it is given.
    void aShellReadsTheLineAsItWasMeant()
    {
        const QString line = curlOf(tricky(), u"http://localhost:8080"_s, "/api/gms", true);

        const QByteArray script = "curl() { for a in \"$@\"; do printf '%s\\0' \"$a\"; done; }\n"
                                + line.toUtf8() + '\n';
        const QList<QByteArray> words = outputOf(u"/bin/sh"_s, {}, script).split('\0');

        QVERIFY(words.contains("-X") && words.contains("POST"));
        QVERIFY(words.contains("Authorization: Bearer ")); // the variable is empty here
        QVERIFY(line.contains(u"$DATAHUB_GMS_TOKEN"_s));
        const qsizetype at = words.indexOf("--data-binary");
        QVERIFY(at >= 0);
        const json body = json::parse(words.at(at + 1).toStdString());
        QVERIFY(body["value"] == tricky().value);
        QVERIFY(body["headers"] == json({{"If-Version-Match", "3"}}));
        QVERIFY(body["systemMetadata"] == json({{"runId", "slipway-1"}}));
        QCOMPARE(words.at(words.size() - 2),
                 "http://localhost:8080/api/gms/openapi/v3/entity/mlmodeldeployment/"
                     + urn.toUtf8().toPercentEncoding()
                     + "/deprecation?createIfNotExists=false&async=false");
    }

    void withoutTokenNoneIsNamed()
    {
        const QString line = curlOf(plain(), u"http://localhost:8080"_s, {}, false);
        QVERIFY(!line.contains(u"TOKEN"_s));
        QVERIFY(!line.contains(u"ownerTypes"_s));
        QVERIFY(!line.contains(u"If-Version-Match"_s));
    }

    //! Python is the judge of its literals; the SDK itself is needed only to send them.
    void pythonReadsTheScriptAsItWasMeant()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty())
            QSKIP("there is no python3");
        const QString script
            = pythonOf({tricky(), plain(), empty()}, u"http://localhost:8080/api/gms"_s);

        const QByteArray judge = R"py(
import ast, json, sys
tree = ast.parse(sys.stdin.buffer.read().decode('utf-8'))
found = {node.targets[0].id: ast.literal_eval(node.value) for node in tree.body
         if isinstance(node, ast.Assign) and node.targets[0].id.isupper()}
json.dump(found, sys.stdout)
)py";
        const QByteArray output
            = outputOf(python, {u"-c"_s, QString::fromUtf8(judge)}, script.toUtf8());
        QVERIFY(!output.isEmpty());
        const json found = json::parse(output.toStdString());

        QVERIFY(found["SERVER"] == "http://localhost:8080/api/gms");
        QCOMPARE(found["WRITES"].size(), 3u);
        const json &first = found["WRITES"][0];
        QVERIFY(first["entityUrn"] == urn.toStdString());
        QVERIFY(first["aspectName"] == "deprecation");
        QVERIFY(first["runId"] == "slipway-1");
        QVERIFY(first["headers"] == json({{"If-Version-Match", "3"}}));
        QVERIFY(first["aspect"] == tricky().value);
        QVERIFY(found["WRITES"][1]["headers"].empty());
        QVERIFY(!found["WRITES"][1]["aspect"].contains("ownerTypes"));
        QVERIFY(found["WRITES"][2]["aspect"] == json::object());
    }

    void theFileIsReadByTheImport()
    {
        QByteArray file = mcpFileOf({tricky(), plain(), empty()});
        QBuffer device(&file);
        QVERIFY(device.open(QIODevice::ReadOnly));
        ingest::ItemReader reader(device);
        std::vector<domain::Proposal> proposals;
        for (auto item = reader.next(); item && *item; item = reader.next()) {
            QVERIFY((*item)->proposal);
            proposals.push_back(*(*item)->proposal);
        }

        QCOMPARE(proposals.size(), 3u);
        QCOMPARE(proposals[0].entityUrn, urn);
        QCOMPARE(proposals[0].entityType, u"mlModelDeployment"_s);
        QCOMPARE(proposals[0].aspectName, u"deprecation"_s);
        QCOMPARE(proposals[0].changeType, u"UPSERT"_s);
        QVERIFY(json::parse(proposals[0].aspect) == tricky().value);
        QCOMPARE(proposals[0].headers.at(u"If-Version-Match"_s), u"3"_s);
        QVERIFY(json::parse(proposals[0].systemMetadata)["runId"] == "slipway-1");
        QVERIFY(json::parse(proposals[1].aspect) == json({{"owners", json::array()}}));
        QVERIFY(proposals[1].headers.empty());
        QVERIFY(json::parse(proposals[2].aspect) == json::object());
    }
};

QTEST_GUILESS_MAIN(TestWriteText)

#include "tst_writetext.moc"
