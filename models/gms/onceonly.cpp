// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/onceonly.h"

#include <algorithm>

namespace gms {

OnceOnly::OnceOnly(QByteArray body, QObject *parent) : QIODevice(parent), m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceOnly::bytesAvailable() const
{
    return m_body.size() - m_read;
}

qint64 OnceOnly::readData(char *data, qint64 size)
{
    const qint64 count = qMin(size, m_body.size() - m_read);
    if (count == 0)
        return -1;
    std::copy_n(m_body.constData() + m_read, count, data);
    m_read += count;
    return count;
}

} // namespace gms
