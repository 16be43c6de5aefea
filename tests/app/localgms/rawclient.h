// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QTcpSocket>
#include <QUrl>

//! A bare HTTP client over one socket, which sends what a real client would not.
class RawClient
{
public:
    explicit RawClient(quint16 port, const QString &address = QStringLiteral("127.0.0.1"))
    {
        m_socket.connectToHost(address, port);
        m_socket.waitForConnected(5000);
    }

    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.waitForBytesWritten(5000);
    }

    //! Reads one answer; status 0 where the connection ended without one.
    int receive()
    {
        m_body.clear();
        while (!m_buffer.contains("\r\n\r\n")) {
            if (!more())
                return 0;
        }
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        m_head = m_buffer.left(end);
        m_buffer.remove(0, end + 4);
        const int status = m_head.mid(9, 3).toInt();
        const qsizetype at = m_head.toLower().indexOf("content-length:");
        const qsizetype length = at < 0
                                   ? 0
                                   : m_head.mid(at + 15, m_head.indexOf('\r', at + 15) - at - 15)
                                         .trimmed()
                                         .toLongLong();
        while (m_buffer.size() < length) {
            if (!more())
                return 0;
        }
        m_body = m_buffer.left(length);
        m_buffer.remove(0, length);
        return status;
    }

    int request(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                const QByteArray &headers = {})
    {
        QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
        if (!body.isEmpty() || method == "POST" || method == "PATCH")
            bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        send(bytes + "\r\n" + body);
        return receive();
    }

    const QByteArray &head() const { return m_head; }
    const QByteArray &body() const { return m_body; }
    nlohmann::json json() const
    {
        return nlohmann::json::parse(m_body.begin(), m_body.end(), nullptr, false);
    }

private:
    bool more()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(10000))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_buffer;
    QByteArray m_head;
    QByteArray m_body;
};
