// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/diagnostics/crashreport.h"
#include "app/diagnostics/logfile.h"
#include "app/diagnostics/redaction.h"
#include "app/diagnostics/statefolder.h"
#include "app/diagnostics/summary.h"
#include "models/gms/qnamtransport.h"
#include "tests/fakegms/fakegms.h"

#include <QDir>
#include <QLoggingCategory>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logTest, "slipway.test", QtWarningMsg)

const auto jwt = u"eyJhbGciOiJIUzI1NiJ9.eyJhY3RvclR5cGUiOiJVU0VSIn0.c2lnbmF0dXJlLW9mLWl0"_s;
constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
                                          | QFileDevice::ExeGroup | QFileDevice::ReadOther
                                          | QFileDevice::WriteOther | QFileDevice::ExeOther;

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool isClosedToOthers(const QString &path)
{
    return QFile::exists(path) && !(QFile::permissions(path) & others);
}

Q_NEVER_INLINE void fallOver(int how)
{
    if (how == 1)
        std::abort();
    ::raise(SIGSEGV);
}

} // namespace

class TestDiagnostics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
    }

    void secretsAreHidden_data()
    {
        QTest::addColumn<QString>("text");
        const auto row
            = [](const QString &text) { QTest::newRow(qPrintable(text.left(60))) << text; };
        row(u"Authorization: Bearer hush"_s);
        row(u"authorization=hush"_s);
        row(u"{\042Authorization\042: \042Bearer hush\042}"_s);
        row(u"curl -H 'Authorization: Basic hush' http://a"_s);
        row(u"DATAHUB_GMS_TOKEN=hush"_s);
        row(u"{\042token\042: \042hush and hush\042}"_s);
        row(u"token: 'hush'"_s);
        row(u"GET /config?access_token=hush&x=1"_s);
        row(u"slipway serve --token hush"_s);
        row(u"slipway serve --token=hush"_s);
        row(u"password : hush"_s);
        row(u"client-secret=hush;"_s);
        row(u"X-Api-Key: hush"_s);
        row(u"https://ana:hush@datahub.example/gms"_s);
        row(u"http://hush@datahub.example"_s);
        row(u"BEARER%20hush"_s);
    }

    void secretsAreHidden()
    {
        QFETCH(const QString, text);

        const QString shown = diagnostics::redacted(text);

        QVERIFY2(!shown.contains(u"hush"_s), qPrintable(shown));
        QVERIFY2(shown.contains(u"[hidden]"_s), qPrintable(shown));
    }

    void aTokenIsKnownByItsLooks()
    {
        const QString shown = diagnostics::redacted(u"the server said: no such key "_s + jwt);

        QCOMPARE(shown, u"the server said: no such key [hidden]"_s);
    }

    void whatIsNoSecretStays()
    {
        for (const QString &text :
             {u"GET /openapi/v3/entity/mlmodeldeployment 200 in 12 ms"_s,
              u"https://datahub.example/gms: connection refused"_s,
              u"urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,fraud-eu,PROD)"_s,
              u"urn:li:corpuser:ana@acme.example owns it"_s, u"tokenization of names"_s})
            QCOMPARE(diagnostics::redacted(text), text);
    }

    void theLogHasALineForEachText()
    {
        const QString path = m_home->filePath(u"a.log"_s);
        const auto log = diagnostics::LogFile::open(path);
        QVERIFY(log);
        QVERIFY(logTest().isDebugEnabled());

        qCDebug(logTest) << "with token=hush and\nI slipway.test: a forged line";

        const QString written = contents(path);
        QCOMPARE(written.count(u'\n'), 1);
        QVERIFY2(written.contains(u"Z D slipway.test: "_s), qPrintable(written));
        QVERIFY(!written.contains(u"hush"_s));
        QVERIFY(isClosedToOthers(path));
    }

    void theLogEndsWithItsObject()
    {
        const QString path = m_home->filePath(u"a.log"_s);
        {
            const auto log = diagnostics::LogFile::open(path);
            QVERIFY(log);
        }
        QVERIFY(!logTest().isDebugEnabled());
        qCWarning(logTest) << "afterwards";

        QVERIFY(!contents(path).contains(u"afterwards"_s));
    }

    void theLogRotatesAndStaysClosed()
    {
        const QString path = m_home->filePath(u"a.log"_s);
        const auto log = diagnostics::LogFile::open(path);
        QVERIFY(log);
        const QString filler(64 * 1024, u'x');

        for (int i = 0; i < 400; ++i) // 25 MiB
            qCDebug(logTest).noquote() << filler;

        const QFileInfoList files = QDir(m_home->path()).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 5);
        for (const QFileInfo &file : files) {
            QVERIFY(file.size() <= 4 << 20);
            QVERIFY(isClosedToOthers(file.absoluteFilePath()));
        }
    }

    void aPlaceThatCannotBeWrittenIsAnError()
    {
        const auto log = diagnostics::LogFile::open(u"/proc/no/such.log"_s);

        QVERIFY(!log);
        QCOMPARE(log.error().kind, Error::Kind::File);
        QVERIFY(!log.error().detail.isEmpty());
    }

    //! With everything that the client has to say, and a server that repeats what it was sent.
    void noTokenOfARequestIsLogged()
    {
        FakeGms server;
        server.addDeployments(3);
        const QString path = m_home->filePath(u"a.log"_s);
        const auto log = diagnostics::LogFile::open(path);
        QVERIFY(log);
        QLoggingCategory::setFilterRules(u"slipway.*.debug=true\nqt.network.*.debug=true"_s);
        const QByteArray token = "plain-and-hushed";
        gms::QnamTransport transport({server.url(), token, false});
        bool answered = false;

        gms::HttpRequest request;
        request.path = "/config";
        const Pending call
            = transport.send(request, [&](Result<gms::HttpReply>) { answered = true; });
        QTRY_VERIFY(answered);

        const QString written = contents(path);
        QVERIFY(written.contains(u"slipway.gms"_s));
        QVERIFY(!written.contains(QString::fromUtf8(token)));
    }

    void aCrashLeavesAReport_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("signal");
        QTest::newRow("abort") << u"1"_s << u"SIGABRT"_s;
        QTest::newRow("segmentation fault") << u"2"_s << u"SIGSEGV"_s;
    }

    void aCrashLeavesAReport()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("The sanitizer has reports of its own.");
#endif
        QFETCH(const QString, how);
        QFETCH(const QString, signal);
        qputenv("XDG_STATE_HOME", m_home->filePath(u"not/there/yet"_s).toUtf8());
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SLIPWAY_TEST_CRASH"_s, how);
        environment.insert(u"DATAHUB_GMS_TOKEN"_s, u"hush"_s);
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), QStringList());

        QVERIFY(child.waitForFinished(60'000));

        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const auto reports = diagnostics::crashReports(diagnostics::stateFolder());
        QCOMPARE(reports.size(), 1);
        const QString text = diagnostics::crashText(reports.first());
        QVERIFY2(text.startsWith(u"Slipway "_s), qPrintable(text));
        QVERIFY2(text.contains(u"Signal: "_s + signal), qPrintable(text));
        QVERIFY2(text.contains(u" r-xp "_s), qPrintable(text));
        QVERIFY2(text.contains(u"fallOver"_s), qPrintable(text));
        QVERIFY(!text.contains(u"hush"_s));
        QVERIFY(isClosedToOthers(reports.first().file));
        QVERIFY(isClosedToOthers(diagnostics::stateFolder()));
    }

    void whatIsCopiedNamesNobody()
    {
        diagnostics::Facts facts;
        facts.deployments = 300;
        facts.connections
            = {{QUrl(u"https://datahub.acme.example/api/gms"_s), false, true, true, u"1.2.0"_s},
               {QUrl(u"http://127.0.0.1:8080"_s), true, false, false, {}}};

        const QString text = diagnostics::summary(facts);

        QVERIFY(text.contains(u"300 deployments"_s));
        QVERIFY(text.contains(u"through the frontend, https, read-only, open, GMS 1.2.0"_s));
        QVERIFY(text.contains(u"Connection: embedded\n"_s));
        QVERIFY(!text.contains(u"acme"_s));
        QVERIFY(!text.contains(QDir::homePath() + u'/'));
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const int how = qEnvironmentVariableIntValue("SLIPWAY_TEST_CRASH")) {
        diagnostics::catchCrashes(diagnostics::stateFolder(), diagnostics::crashHead());
        fallOver(how);
    }
    TestDiagnostics test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_diagnostics.moc"
