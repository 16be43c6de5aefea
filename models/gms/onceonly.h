// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>

namespace gms {

//! The body of a request that must not be sent twice. Qt's network sends a request again by itself,
//! a POST as well, when its connection breaks before the answer begins, if it can rewind the body:
//! this one it cannot. The call then ends with ContentReSendError.
class OnceOnly final : public QIODevice
{
    Q_OBJECT

public:
    OnceOnly(QByteArray body, QObject *parent);

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_read = 0;
};

} // namespace gms
