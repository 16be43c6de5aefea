// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/server.h"
#include "models/gms/qnamtransport.h"
#include "models/gms/writetext.h"
#include "tests/models/gms/aspectcore.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

const QString urn = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,it's/a name,PROD)"_s;
const QString token = u"token-of-a-test"_s;

//! With DataHub's SDK; empty where there is none.
QString pythonOfSdk()
{
    const QString python = qEnvironmentVariable("SLIPWAY_VENV") + u"/bin/python"_s;
    return QFile::exists(python) ? python : QString();
}

gms::AspectWrite deprecation(std::optional<qint64> ifVersion)
{
    gms::AspectWrite write;
    write.urn = urn;
    write.aspect = u"deprecation"_s;
    write.value = {{"deprecated", true},
                   {"note", "it's \042so\042\n\\ $HOME \u2192 \U0001F600"},
                   {"decommissionTime", 1'800'000'000'123},
                   {"actor", "urn:li:corpuser:jdoe"}};
    write.ifVersion = ifVersion;
    write.runId = u"slipway-text"_s;
    return write;
}

gms::AspectWrite status()
{
    gms::AspectWrite write;
    write.urn = urn;
    write.aspect = u"status"_s;
    write.value = {{"removed", true}};
    return write;
}

} // namespace

//! What "Copy as" gives does what it says, when others run it.
class WriteTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        localgms::Options options;
        options.port = 0;
        options.token = token;
        auto started = localgms::Server::start(options);
        QVERIFY(started);
        m_server = std::move(*started);
        m_transport = std::make_unique<gms::QnamTransport>(
            gms::QnamTransport::Options {m_server->url(), token.toUtf8(), false});
        m_client = std::make_unique<gms::Client>(*m_transport);
    }

    void curlWrites()
    {
        if (QStandardPaths::findExecutable(u"curl"_s).isEmpty())
            QSKIP("there is no curl");
        AspectCore core(*m_client, urn);

        QVERIFY(run(u"/bin/sh"_s, {u"-c"_s, curl(deprecation(-1))}));

        QVERIFY(core.state(u"deprecation"_s).value == deprecation(-1).value);
        QCOMPARE(core.state(u"deprecation"_s).runId, u"slipway-text"_s);
        QVERIFY(run(u"/bin/sh"_s, {u"-c"_s, curl(deprecation(-1))}));
        QVERIFY(m_output.contains("Precondition Error"));
    }

    void theScriptWrites()
    {
        if (pythonOfSdk().isEmpty())
            QSKIP("SLIPWAY_VENV names no virtual environment with the official SDK");
        AspectCore core(*m_client, urn);
        const QString script
            = gms::pythonOf({deprecation(-1), status()}, m_server->url().toString());

        QVERIFY2(run(pythonOfSdk(), {u"-c"_s, script}), m_output.constData());

        QVERIFY(core.state(u"deprecation"_s).value == deprecation(-1).value);
        QCOMPARE(core.state(u"deprecation"_s).runId, u"slipway-text"_s);
        QCOMPARE(core.state(u"deprecation"_s).version, 1);
        QVERIFY(core.state(u"status"_s).value->at("removed") == true);
    }

    void theScriptEndsAtAConflict()
    {
        if (pythonOfSdk().isEmpty())
            QSKIP("SLIPWAY_VENV names no virtual environment with the official SDK");
        AspectCore core(*m_client, urn);
        const QString script
            = gms::pythonOf({deprecation(5), status()}, m_server->url().toString());

        QVERIFY(!run(pythonOfSdk(), {u"-c"_s, script}));

        QVERIFY2(m_output.contains("Expected version 5"), m_output.constData());
        QCOMPARE(core.state(u"deprecation"_s).version, -1);
        QCOMPARE(core.state(u"status"_s).version, -1);
    }

    void theFileSourceReadsTheFile()
    {
        if (pythonOfSdk().isEmpty())
            QSKIP("SLIPWAY_VENV names no virtual environment with the official SDK");
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"mcps.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(gms::mcpFileOf({deprecation(-1), status()}));
        file.close();
        const QString script = uR"py(
import os, pathlib, sys
from datahub.emitter.rest_emitter import DatahubRestEmitter
from datahub.ingestion.source.file import read_metadata_file
emitter = DatahubRestEmitter(gms_server=sys.argv[1], token=os.environ['DATAHUB_GMS_TOKEN'])
for item in read_metadata_file(pathlib.Path(sys.argv[2])):
    emitter.emit(item)
)py"_s;
        AspectCore core(*m_client, urn);

        QVERIFY2(run(pythonOfSdk(), {u"-c"_s, script, m_server->url().toString(), file.fileName()}),
                 m_output.constData());

        QVERIFY(core.state(u"deprecation"_s).value == deprecation(-1).value);
        QCOMPARE(core.state(u"deprecation"_s).runId, u"slipway-text"_s);
        QVERIFY(core.state(u"status"_s).value->at("removed") == true);
    }

private:
    QString curl(const gms::AspectWrite &write) const
    {
        return gms::curlOf(write, m_transport->origin(), m_transport->basePath(), true);
    }

    //! True where it ends well; m_output has all that it says.
    bool run(const QString &program, const QStringList &arguments)
    {
        const QTemporaryDir home;
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DATAHUB_GMS_TOKEN"_s, token);
        environment.insert(u"DATAHUB_TELEMETRY_ENABLED"_s, u"false"_s);
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"DATAHUB_GMS_URL"_s, u"http://127.0.0.1:1"_s); // not the one meant
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        const bool ended = process.waitForFinished(60'000);
        m_output = process.readAll();
        return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }

    std::unique_ptr<localgms::Server> m_server;
    std::unique_ptr<gms::QnamTransport> m_transport;
    std::unique_ptr<gms::Client> m_client;
    QByteArray m_output;
};

QTEST_GUILESS_MAIN(WriteTextTest)

#include "tst_writetext.moc"
