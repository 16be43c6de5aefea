// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace diagnostics {

//! From now on a crash of this program leaves a report in \a folder: the versions in \a head, the
//! signal, and where each function of the thread was; nothing of what the program worked on. Writes
//! nothing before that, and sends nothing ever. Nothing under a sanitizer, which has reports of its
//! own.
void catchCrashes(const QString &folder, const QByteArray &head);

//! The head for catchCrashes(): versions of Slipway, Qt and system.
QByteArray crashHead();

struct CrashReport
{
    QString file;
    QDateTime time; //!< local
};
//! The newest first.
QList<CrashReport> crashReports(const QString &folder);
//! The beginning of it, at most a megabyte; empty where it cannot be read.
QString crashText(const CrashReport &report);

} // namespace diagnostics
