// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakegms/fakeconnection.h"

#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace {

QByteArray headOf(const FakeReply &reply, qsizetype length)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Whatever\r\n";
    if (!reply.body.isEmpty())
        head += "Content-Type: " + reply.contentType + "\r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    return head + "Content-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

QByteArray wireOf(const FakeReply &reply)
{
    return headOf(reply, reply.body.size()) + reply.body;
}

} // namespace

QByteArray FakeRequest::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.first(mark);
}

QList<QByteArray> FakeRequest::queries(const QByteArray &name) const
{
    QList<QByteArray> values;
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return values;
    for (const QByteArray &pair : target.mid(mark + 1).split('&')) {
        if (pair.startsWith(name + '='))
            values.append(QByteArray::fromPercentEncoding(pair.mid(name.size() + 1)));
    }
    return values;
}

QByteArray FakeRequest::query(const QByteArray &name) const
{
    return queries(name).value(0);
}

FakeConnection::FakeConnection(QTcpSocket *socket, Handler handler, QObject *parent)
    : QObject(parent), m_socket(socket), m_handler(std::move(handler))
{
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::readyRead, this, &FakeConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    read();
}

void FakeConnection::read()
{
    m_buffer += m_socket->readAll();
    while (takeRequest()) { }
}

bool FakeConnection::takeRequest()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    QList<QByteArray> lines = m_buffer.first(end).split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    FakeRequest request {first.value(0), first.value(1), {}, {}};
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(colon).trimmed().toLower(),
                               line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (m_buffer.size() < end + 4 + length)
        return false;
    request.body = m_buffer.mid(end + 4, length);
    m_buffer.remove(0, end + 4 + length);
    m_handler(*this, request);
    return true;
}

void FakeConnection::reply(const FakeReply &reply)
{
    m_socket->write(wireOf(reply));
}

void FakeConnection::spoil(Fault fault, const FakeReply &reply)
{
    const qsizetype size = reply.body.size();
    switch (fault) {
    case Fault::Slow:
        sendSlowly(wireOf(reply));
        return;
    case Fault::CutOff:
        m_socket->write(headOf(reply, size) + reply.body.first(size / 2));
        return close();
    case Fault::CutHead:
        m_socket->write(headOf(reply, size).chopped(3));
        return close();
    case Fault::HangInBody:
        m_socket->write(headOf(reply, size) + reply.body.first(size / 2));
        return;
    case Fault::TooLong:
        m_socket->write(headOf(reply, size + 100) + reply.body);
        return close();
    case Fault::TooShort:
        m_socket->write(headOf(reply, size / 2) + reply.body);
        return close();
    case Fault::Garbage:
        m_socket->write("SSH-2.0-OpenSSH_9.2p1 Debian\r\n\r\n");
        return close();
    case Fault::Refuse:
        return close();
    default: // Hang, and those that are made of replies
        return;
    }
}

void FakeConnection::sendSlowly(const QByteArray &bytes)
{
    auto *timer = new QTimer(this);
    auto rest = std::make_shared<QByteArray>(bytes);
    const qsizetype piece = bytes.size() / 8 + 1;
    connect(timer, &QTimer::timeout, this, [this, timer, rest, piece] {
        m_socket->write(rest->left(piece));
        rest->remove(0, piece);
        if (rest->isEmpty())
            timer->deleteLater();
    });
    timer->start(5);
}

void FakeConnection::close()
{
    m_socket->disconnectFromHost();
}
