// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/started.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

constexpr int patienceMs = 10'000;

} // namespace

Started::Started(const QString &program, const QStringList &arguments, const QString &home)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"slipway.start=true"_s);
    for (const QString &name : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s,
                                u"XDG_STATE_HOME"_s, u"HOME"_s})
        environment.insert(name, home);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_clock.start();
    m_process.start(program, arguments);
}

Started::~Started()
{
    m_process.terminate();
    if (!m_process.waitForFinished(patienceMs))
        m_process.kill();
}

double Started::until(const QByteArray &milestone)
{
    while (!m_said.contains(milestone)) {
        if (m_clock.elapsed() > patienceMs || !m_process.waitForReadyRead(patienceMs))
            return -1;
        m_said += m_process.readAll();
    }
    return double(m_clock.nsecsElapsed()) / 1e6;
}

double Started::megabytes(const QByteArray &what) const
{
    QFile status(u"/proc/%1/status"_s.arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf(what + ':');
    if (at < 0)
        return 0;
    const qsizetype from = at + what.size() + 1;
    return text.mid(from, text.indexOf("kB", at) - from).trimmed().toDouble() / 1e3;
}

} // namespace bench
