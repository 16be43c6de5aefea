// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QProcess>
#include <QString>

namespace bench {

//! A program that is started, says how far it has come, and is ended with this.
class Started
{
public:
    //! All that it keeps lies in \a home.
    Started(const QString &program, const QStringList &arguments, const QString &home);
    ~Started();
    Started(const Started &) = delete;
    Started &operator=(const Started &) = delete;

    //! Milliseconds from the start until it says \a milestone; -1 where it does not in 10 s.
    double until(const QByteArray &milestone);
    const QByteArray &said() const { return m_said; } //!< on both outputs
    //! A line of /proc/PID/status that is in kB, such as VmRSS or VmHWM, in MB; 0 where there is
    //! none.
    double megabytes(const QByteArray &what) const;

private:
    QProcess m_process;
    QElapsedTimer m_clock;
    QByteArray m_said;
};

} // namespace bench
