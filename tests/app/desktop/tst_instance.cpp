// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/application.h"
#include "app/desktop/instancebus.h"
#include "app/desktop/instancesocket.h"
#include "app/desktop/singleinstance.h"
#include "app/diagnostics/statefolder.h"
#include "models/core/privatefiles.h"
#include "models/settings/link.h"
#include "models/settings/savedview.h"
#include "tests/fakegms/fakegms.h"
#include "ui/common/banner.h"
#include "ui/common/slipwaystyle.h"
#include "ui/connections/connectionsdialog.h"
#include "ui/deployments/deploymentspage.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDirIterator>
#include <QLabel>
#include <QLocalSocket>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto urn = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,fraud-eu,PROD)"_s;

//! A bus of our own: that of whoever runs the tests is left alone.
class Bus
{
public:
    bool start()
    {
        const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (program.isEmpty())
            return false;
        m_daemon.start(program, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (!m_daemon.waitForReadyRead(20'000))
            return false;
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        return !m_address.isEmpty();
    }
    ~Bus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    QString address() const { return m_address; }

private:
    QProcess m_daemon;
    QString m_address;
};

//! Another start of the program, as the desktop would make it.
class SecondStart
{
public:
    explicit SecondStart(const QStringList &arguments, const QString &bus = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(SLIPWAY_BINARY_DIR) + u"/slipway"_s, arguments);
    }
    ~SecondStart()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    int exitCode() const { return m_process.exitCode(); }

private:
    QProcess m_process;
};

MainWindow *windowOf()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget))
            return window;
    }
    return nullptr;
}

QString bannerText()
{
    QStringList texts;
    for (const Banner *banner : windowOf()->findChildren<Banner *>()) {
        if (!banner->isVisible())
            continue;
        for (const QLabel *label : banner->findChildren<QLabel *>())
            texts.append(label->text());
    }
    return texts.join(u' ');
}

QPushButton *bannerButton(const QString &text)
{
    for (const Banner *banner : windowOf()->findChildren<Banner *>()) {
        for (QPushButton *button : banner->findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
    }
    return nullptr;
}

InstanceRequest linkTo(const LinkTarget &target)
{
    return {{linkText(target)}, {}, {}, {}};
}

} // namespace

class TestInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<InstanceRequest>();
        for (const char *name : {"DATAHUB_GMS_URL", "DATAHUB_GMS_TOKEN", "DATAHUB_GMS_HOST"})
            qunsetenv(name);
        qputenv("DBUS_SESSION_BUS_ADDRESS", "");
        m_style = new SlipwayStyle(ThemeChoice::Light);
        QApplication::setStyle(m_style);
    }

    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        const auto put = [this](const char *name, const QString &folder) {
            qputenv(name, m_home->filePath(folder).toUtf8());
        };
        put("XDG_DATA_HOME", u"data"_s);
        put("XDG_CACHE_HOME", u"cache"_s);
        put("XDG_CONFIG_HOME", u"config"_s);
        put("XDG_STATE_HOME", u"state"_s);
        put("XDG_RUNTIME_DIR", u"run"_s);
        put("HOME", u"."_s);
        QVERIFY(::mkdir(qPrintable(m_home->filePath(u"run"_s)), 0700) == 0);
    }

    void startsThatShowTheSameShareAKey()
    {
        const InstanceKey plain = InstanceKey::of({});
        QVERIFY(plain.ordinary);
        QCOMPARE(InstanceKey::of({}).hash, plain.hash);
        const InstanceKey server = InstanceKey::of({u"http://a.example"_s, {}});
        QVERIFY(!server.ordinary);
        QVERIFY(server.hash != plain.hash);
        QCOMPARE(InstanceKey::of({u"http://a.example/"_s, {}}).hash, server.hash);
        QVERIFY(InstanceKey::of({u"http://b.example"_s, {}}).hash != server.hash);
        const InstanceKey file = InstanceKey::of({{}, u"a.db"_s});
        QVERIFY(!file.ordinary && file.hash != plain.hash && file.hash != server.hash);
        QCOMPARE(InstanceKey::of({{}, QFileInfo(u"a.db"_s).absoluteFilePath()}).hash, file.hash);
        qputenv("DATAHUB_GMS_URL", "http://a.example");
        QCOMPARE(InstanceKey::of({}).hash, server.hash);
        qunsetenv("DATAHUB_GMS_URL");
        qputenv("XDG_DATA_HOME", "/elsewhere");
        QVERIFY(InstanceKey::of({}).hash != plain.hash);
    }

    void aRequestSurvivesTheWay()
    {
        const InstanceRequest request {
            {u"slipway:filter?q=a"_s, u"é\n\042"_s}, u"import"_s, {u"/a b"_s}, u"t"_s};

        const QByteArray line = instance::toLine(request, u"k"_s);

        QVERIFY(!line.contains('\n'));
        QCOMPARE(instance::fromLine(line, u"k"_s), request);
        QCOMPARE(instance::fromLine(line, u"other"_s), std::nullopt);
        for (const QByteArray &wrong : {QByteArray(), QByteArray("{"), QByteArray("[]"),
                                        QByteArray("{\042key\042:\042k\042}"),
                                        QByteArray("{\042key\042:\042k\042,\042uris\042:[1]}")})
            QCOMPARE(instance::fromLine(wrong, u"k"_s), std::nullopt);
    }

    void theFolderOfTheSocketIsOurs()
    {
        const QString folder = InstanceSocket::privateFolder();
        QCOMPARE(folder, m_home->filePath(u"run/slipway"_s));
        // One that others may write to is not used.
        QVERIFY(::chmod(qPrintable(folder), 0770) == 0);
        QVERIFY(InstanceSocket::privateFolder().isEmpty());
        QVERIFY(::rmdir(qPrintable(folder)) == 0);
        QVERIFY(::symlink("/tmp", qPrintable(folder)) == 0);
        QVERIFY(InstanceSocket::privateFolder().isEmpty());
        // Nor is a runtime folder that is open to others.
        QVERIFY(::chmod(qPrintable(m_home->filePath(u"run"_s)), 0755) == 0);
        QVERIFY(InstanceSocket::privateFolder() != folder);
    }

    void theSocketTakesWhatAnotherHandsOver()
    {
        InstanceSocket first(u"key"_s);
        const QString folder = InstanceSocket::privateFolder();
        QCOMPARE(first.begin(folder, {}), InstanceSocket::Outcome::First);
        QSignalSpy requested(&first, &InstanceSocket::requested);

        // What is no request is let go, without an answer.
        QLocalSocket stranger;
        stranger.connectToServer(folder + u"/key.socket"_s);
        QVERIFY(stranger.waitForConnected());
        stranger.write("nonsense\n");
        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QVERIFY(stranger.readAll().isEmpty());
        QCOMPARE(requested.size(), 0);

        // Who floods it is cut off.
        QLocalSocket flood;
        flood.connectToServer(folder + u"/key.socket"_s);
        QVERIFY(flood.waitForConnected());
        flood.write(QByteArray(3 << 20, 'x'));
        QTRY_COMPARE(flood.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(requested.size(), 0);
    }

    void aSecondStartHandsOverWithoutABus()
    {
        SingleInstance first(InstanceKey::of({}));
        QCOMPARE(first.begin({}), SingleInstance::Role::First);
        QSignalSpy requested(&first, &SingleInstance::requested);

        const SecondStart second({u"slipway:filter?q=a"_s});
        QTRY_VERIFY_WITH_TIMEOUT(!second.isRunning(), 60'000);

        QCOMPARE(second.exitCode(), 0);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().value<InstanceRequest>().uris,
                 QStringList {u"slipway:filter?q=a"_s});
        QVERIFY(!QDir(m_home->filePath(u"data/slipway"_s)).exists()); // it opened nothing itself
    }

    void aLockOfADeadProgramIsTaken()
    {
        const QString folder = InstanceSocket::privateFolder();
        QFile lock(folder + u"/key.lock"_s);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("99999999\nslipway\n\n\n");
        lock.close();
        QFile socket(folder + u"/key.socket"_s);
        QVERIFY(socket.open(QIODevice::WriteOnly));
        socket.close();

        InstanceSocket first(u"key"_s);

        QCOMPARE(first.begin(folder, {}), InstanceSocket::Outcome::First);
    }

    void aSecondStartHandsOverOnTheBus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<InstanceRequest>("expected");
        QTest::newRow("nothing") << QStringList() << InstanceRequest {};
        QTest::newRow("a link") << QStringList {u"slipway:filter?q=a"_s}
                                << InstanceRequest {{u"slipway:filter?q=a"_s}, {}, {}, {}};
        QTest::newRow("an action") << QStringList {u"--new-connection"_s}
                                   << InstanceRequest {{}, u"new-connection"_s, {}, {}};
        QTest::newRow("files to import")
            << QStringList {u"--import"_s, u"/a.json"_s, u"/b.json"_s}
            << InstanceRequest {{}, u"import"_s, {u"/a.json"_s, u"/b.json"_s}, {}};
    }

    void aSecondStartHandsOverOnTheBus()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const InstanceRequest, expected);
        Bus bus;
        if (!bus.start())
            QSKIP("dbus-daemon is not installed.");
        QDBusConnection connection = QDBusConnection::connectToBus(bus.address(), u"first"_s);
        QVERIFY(connection.isConnected());
        {
            InstanceBus first(connection);
            const QString name = u"org.slipway.Slipway.k"_s + InstanceKey::of({}).hash;
            QCOMPARE(first.begin(name, {}), InstanceBus::Outcome::First);
            first.claim(u"org.slipway.Slipway"_s);
            QSignalSpy requested(&first, &InstanceBus::requested);

            const SecondStart second(arguments, bus.address());
            QTRY_VERIFY_WITH_TIMEOUT(!second.isRunning(), 60'000);

            QCOMPARE(second.exitCode(), 0);
            QCOMPARE(requested.size(), 1);
            QCOMPARE(requested.first().first().value<InstanceRequest>(), expected);
        }
        QDBusConnection::disconnectFromBus(u"first"_s);
    }

    //! As a desktop's launcher calls it.
    void theWindowThatRunsAnswersTheDesktop()
    {
        Bus bus;
        if (!bus.start())
            QSKIP("dbus-daemon is not installed.");
        const SecondStart window({}, bus.address());
        const QDBusConnection desktop = QDBusConnection::connectToBus(bus.address(), u"desktop"_s);
        const auto call = [&](const QString &method, const QVariantList &arguments) {
            QDBusMessage message = QDBusMessage::createMethodCall(
                u"org.slipway.Slipway"_s, u"/org/slipway/Slipway"_s,
                u"org.freedesktop.Application"_s, method);
            message.setArguments(arguments);
            return desktop.call(message).errorName();
        };
        QTRY_COMPARE_WITH_TIMEOUT(call(u"Activate"_s, {QVariantMap()}), QString(), 60'000);
        QCOMPARE(call(u"Open"_s, {QStringList {u"slipway:filter?q=a"_s}, QVariantMap()}),
                 QString());
        QCOMPARE(call(u"ActivateAction"_s,
                      {u"new-connection"_s, QVariant(QVariantList()), QVariantMap()}),
                 QString());
        QVERIFY(window.isRunning());
        QDBusConnection::disconnectFromBus(u"desktop"_s);
    }

    void aLinkShowsItsDeployment()
    {
        FakeGms gms;
        gms.addDeployments(20);
        Application application({{gms.url().toString(), {}}, {}, {}, {}}, *m_style);
        application.start();
        auto *page = windowOf()->findChild<DeploymentsPage *>();
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"of 20"_s), 60'000);
        const QString wanted = page->matchingUrns().at(7);

        application.take(linkTo({LinkTarget::Kind::Deployment, wanted, {}, gms.url()}));
        QTRY_COMPARE(page->selectedUrns(), QStringList {wanted});

        // One that is not there is said.
        application.take(linkTo({LinkTarget::Kind::Deployment, urn, {}, {}}));
        QTRY_VERIFY(bannerText().contains(u"not in this catalog"_s));
        QCOMPARE(page->selectedUrns(), QStringList {wanted});

        application.take(linkTo({LinkTarget::Kind::Filter, {}, u"status:FAILED"_s, {}}));
        QTRY_VERIFY(!page->statusText().contains(u"20 of 20"_s));
        application.take(linkTo({LinkTarget::Kind::Filter, {}, u"status:("_s, {}}));
        QTRY_VERIFY(bannerText().contains(u"cannot be understood"_s));
        application.take({{u"slipway:deployment?urn=x&token=y"_s}, {}, {}, {}});
        QTRY_VERIFY(bannerText().contains(u"cannot be followed"_s));
    }

    //! At the start, before anything is loaded.
    void theProgramIsStartedByALink()
    {
        FakeGms gms;
        gms.addDeployments(20);
        QString wanted;
        {
            Application application({{gms.url().toString(), {}}, {}, {}, {}}, *m_style);
            application.start();
            auto *page = windowOf()->findChild<DeploymentsPage *>();
            QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"of 20"_s), 60'000);
            wanted = page->matchingUrns().at(11);
        }
        Application application({{gms.url().toString(), {}},
                                 {},
                                 {linkText({LinkTarget::Kind::Deployment, wanted, {}, gms.url()})},
                                 {}},
                                *m_style);

        application.start();

        auto *page = windowOf()->findChild<DeploymentsPage *>();
        QTRY_COMPARE_WITH_TIMEOUT(page->selectedUrns(), QStringList {wanted}, 60'000);
    }

    void aLinkToAKnownServerGoesThere()
    {
        FakeGms gms;
        gms.addDeployments(20);
        Profiles profiles(Profiles::defaultFile());
        ConnectionProfile profile;
        profile.url = gms.url();
        profiles.add(profile);
        QVERIFY(profiles.save());
        Application application({{u"http://127.0.0.1:9"_s, {}}, {}, {}, {}}, *m_style);
        application.start();
        auto *page = windowOf()->findChild<DeploymentsPage *>();

        application.take(linkTo({LinkTarget::Kind::Filter, {}, u"status:FAILED"_s, gms.url()}));

        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"of 20"_s), 60'000);
        QTRY_VERIFY(!page->statusText().contains(u"20 of 20"_s));
    }

    void anUnknownServerIsAskedAbout()
    {
        FakeGms gms;
        gms.addDeployments(20);
        FakeGms stranger;
        Application application({{gms.url().toString(), {}}, {}, {}, {}}, *m_style);
        application.start();
        auto *page = windowOf()->findChild<DeploymentsPage *>();
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"of 20"_s), 60'000);

        application.take(
            linkTo({LinkTarget::Kind::Filter, {}, u"status:FAILED"_s, stranger.url()}));

        QTRY_VERIFY(bannerText().contains(u"none of your connections"_s));
        QVERIFY(stranger.requests().isEmpty());
        QVERIFY(!QFile::exists(Profiles::defaultFile()));
        QVERIFY(!windowOf()->findChild<ConnectionsDialog *>());
        QVERIFY(page->statusText().contains(u"20"_s));

        QPushButton *add = bannerButton(u"Add connection…"_s);
        QVERIFY(add);
        add->click();
        auto *dialog = windowOf()->findChild<ConnectionsDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        // It is read-only, and once it is opened the link is followed.
        Q_EMIT dialog->connectRequested(dialog->selectedId());
        QTRY_VERIFY_WITH_TIMEOUT(!stranger.requests().isEmpty(), 60'000);
        Profiles profiles(Profiles::defaultFile());
        QTRY_VERIFY(QFile::exists(Profiles::defaultFile()));
        QVERIFY(profiles.load());
        QCOMPARE(profiles.all().size(), 1);
        QCOMPARE(profiles.all().first().url, stranger.url());
        QVERIFY(profiles.all().first().readOnly);
    }

    void aFileIsAskedAbout()
    {
        Application application({{}, {}, {}, {}}, *m_style);
        application.start();
        const QString file = m_home->filePath(u"team.slipway-views"_s);
        QFile views(file);
        QVERIFY(views.open(QIODevice::WriteOnly));
        views.write(viewfile::print({SavedView {{}, u"Mine"_s, u"status:FAILED"_s, {}, {}}}));
        views.close();

        application.take({{QUrl::fromLocalFile(file).toString()}, {}, {}, {}});
        QTRY_VERIFY(bannerText().contains(u"team.slipway-views holds saved views"_s));
        application.take({{u"file:///tmp/a.json"_s}, {}, {}, {}});
        QTRY_VERIFY(bannerText().contains(u"Import a.json"_s));
        application.take({{}, u"new-connection"_s, {}, {}});
        QVERIFY(windowOf()->findChild<ConnectionsDialog *>());
        application.take({{}, u"rm -rf"_s, {u"/"_s}, {}}); // nothing of that name
    }

    void anEarlierCrashIsTold()
    {
        const QString folder = diagnostics::stateFolder();
        QVERIFY(privatefiles::makeFolder(folder));
        QFile report(folder + u"/crash-20261124-120000-1.txt"_s);
        QVERIFY(report.open(QIODevice::WriteOnly));
        report.write("Slipway 0.1.0\nSignal: SIGSEGV\n");
        report.close();
        Application application({}, *m_style);
        application.start();

        QTRY_VERIFY(bannerText().contains(u"ended unexpectedly"_s));
        bannerButton(u"Show report"_s)->click();
        auto *dialog = windowOf()->findChild<QDialog *>(u"crashDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QPushButton *>(u"deleteCrash"_s)->click();

        QVERIFY(!QFile::exists(report.fileName()));
        QVERIFY(!bannerText().contains(u"ended unexpectedly"_s));
    }

    //! Whatever the umask lets others do.
    void everyFileIsClosedToOthers()
    {
        const mode_t before = ::umask(0);
        FakeGms gms;
        gms.addDeployments(4);
        Profiles profiles(Profiles::defaultFile());
        ConnectionProfile profile;
        profile.url = gms.url();
        profiles.add(profile);
        QVERIFY(profiles.save());
        {
            SingleInstance instance(InstanceKey::of({}));
            QCOMPARE(instance.begin({}), SingleInstance::Role::First);
            Application application({}, *m_style);
            application.start();
            application.take(linkTo({LinkTarget::Kind::Filter, {}, u"a"_s, gms.url()}));
            auto *page = windowOf()->findChild<DeploymentsPage *>();
            QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"of 4"_s), 60'000);
            QFile views(m_home->filePath(u"a.slipway-views"_s));
            QVERIFY(views.open(QIODevice::WriteOnly));
            views.write(viewfile::print({SavedView {{}, u"Mine"_s, u"a"_s, {}, {}}}));
            views.close();
            page->importViews(views.fileName());
            windowOf()->findChild<QAction *>(u"writeLog"_s)->trigger();
            QTRY_VERIFY(QDir(m_home->filePath(u"cache/slipway/catalogs"_s)).count() > 2);
            checkModes();
        }
        checkModes();
        ::umask(before);
    }

    void helpCopiesDiagnosticsAndWritesALog()
    {
        FakeGms gms;
        gms.addDeployments(4);
        Application application({{gms.url().toString(), {}}, {}, {}, {}}, *m_style);
        application.start();
        auto *page = windowOf()->findChild<DeploymentsPage *>();
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"of 4"_s), 60'000);

        windowOf()->findChild<QAction *>(u"copyDiagnostics"_s)->trigger();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"Catalog: 4 deployments"_s), qPrintable(copied));
        QVERIFY2(!copied.contains(u"127.0.0.1"_s), qPrintable(copied));

        auto *log = windowOf()->findChild<QAction *>(u"writeLog"_s);
        log->trigger();
        const QString file = diagnostics::stateFolder() + u"/slipway.log"_s;
        QVERIFY(QFile::exists(file));
        Q_EMIT windowOf()->refreshRequested();
        QTRY_VERIFY(QFileInfo(file).size() > 0);
        log->trigger();
        QVERIFY(!log->isChecked());
    }

private:
    //! Of all that lies in the folders of ours.
    void checkModes()
    {
        int files = 0;
        QStringList open;
        for (const char *place : {"data", "cache", "config", "state", "run"}) {
            const QString folder = m_home->filePath(QLatin1StringView(place)) + u"/slipway"_s;
            QDirIterator all(folder,
                             QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                             QDirIterator::Subdirectories);
            QStringList paths {folder};
            while (all.hasNext())
                paths.append(all.next());
            for (const QString &path : std::as_const(paths)) {
                struct stat status = {};
                QVERIFY2(::lstat(qPrintable(path), &status) == 0, qPrintable(path));
                ++files;
                if (status.st_mode & 077)
                    open.append(path + u' ' + QString::number(status.st_mode & 07777, 8));
            }
        }
        QVERIFY(files > 12);
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
    }

    std::unique_ptr<QTemporaryDir> m_home;
    SlipwayStyle *m_style = nullptr;
};

QTEST_MAIN(TestInstance)
#include "tst_instance.moc"
