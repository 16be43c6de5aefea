// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/instancesocket.h"

#include "models/core/privatefiles.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostSocketWaitMs = 5000; // a first start with a cold disk
constexpr auto mostSilence = 5s;
const QByteArray taken = "ok\n";

bool isPrivate(const QString &path)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
        return false;
    return S_ISDIR(status.st_mode) && status.st_uid == ::geteuid() && (status.st_mode & 077) == 0;
}

QString made(const QString &path)
{
    ::mkdir(QFile::encodeName(path).constData(), 0700);
    return isPrivate(path) ? path : QString();
}

} // namespace

InstanceSocket::InstanceSocket(QString key, QObject *parent)
    : QObject(parent), m_key(std::move(key))
{
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            serve(socket);
    });
}

InstanceSocket::~InstanceSocket()
{
    m_server.close(); // before the lock goes
}

QString InstanceSocket::privateFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(runtime) && isPrivate(runtime))
        return made(runtime + u"/slipway"_s);
    return made(QDir::tempPath() + u"/slipway-"_s + QString::number(::geteuid()));
}

InstanceSocket::Outcome InstanceSocket::begin(const QString &folder, const InstanceRequest &request)
{
    if (folder.isEmpty())
        return Outcome::Unusable;
    const QString base = folder + u'/' + m_key;
    m_lock = std::make_unique<QLockFile>(base + u".lock"_s);
    m_lock->setStaleLockTime(0); // only where its program is gone
    if (m_lock->tryLock(0))
        return privatefiles::close(m_lock->fileName()) && listen(base + u".socket"_s)
                 ? Outcome::First
                 : Outcome::Unusable;
    const bool someoneElse = m_lock->error() == QLockFile::LockFailedError;
    m_lock.reset();
    return someoneElse ? handOver(base + u".socket"_s, request) : Outcome::Unusable;
}

bool InstanceSocket::listen(const QString &path)
{
    QLocalServer::removeServer(path); // of a program that was killed: we have the lock
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    return m_server.listen(path);
}

InstanceSocket::Outcome InstanceSocket::handOver(const QString &path,
                                                 const InstanceRequest &request) const
{
    QElapsedTimer clock;
    clock.start();
    QLocalSocket socket;
    // Who has the lock may be about to listen.
    while (clock.elapsed() < mostSocketWaitMs) {
        socket.connectToServer(path);
        if (socket.waitForConnected(200))
            break;
        QThread::msleep(25);
    }
    if (socket.state() != QLocalSocket::ConnectedState)
        return Outcome::Unusable;
    socket.write(instance::toLine(request, m_key) + '\n');
    QByteArray answer;
    while (!answer.endsWith('\n') && clock.elapsed() < mostSocketWaitMs) {
        if (!socket.waitForReadyRead(int(mostSocketWaitMs - clock.elapsed())))
            break;
        answer += socket.readAll();
    }
    return answer == taken ? Outcome::HandedOver : Outcome::Unusable;
}

void InstanceSocket::serve(QLocalSocket *socket)
{
    socket->setParent(this);
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(mostSilence, socket, [socket] { socket->abort(); });
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() > instance::mostRequestBytes)
                socket->abort();
            return;
        }
        const QByteArray line = socket->readLine(instance::mostRequestBytes);
        const auto request = instance::fromLine(line, m_key);
        if (request)
            socket->write(taken);
        socket->disconnectFromServer();
        if (request)
            Q_EMIT requested(*request);
    });
}
