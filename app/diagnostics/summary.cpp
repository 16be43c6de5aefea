// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/diagnostics/summary.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QStringList>
#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;

namespace diagnostics {

namespace {

QString yesOrNo(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

QString display()
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return u"none"_s;
    QStringList screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens.append(u"%1×%2 at %3"_s.arg(screen->size().width())
                           .arg(screen->size().height())
                           .arg(screen->devicePixelRatio()));
    return u"%1, %2"_s.arg(QGuiApplication::platformName(), screens.join(u", "_s));
}

QString said(const ConnectionFacts &connection)
{
    if (connection.embedded)
        return u"embedded"_s + (connection.connected ? u", open"_s : QString());
    QStringList parts {
        connection.url.path().endsWith("/api/gms"_L1) ? u"through the frontend"_s : u"direct"_s,
        connection.url.scheme(), connection.readOnly ? u"read-only"_s : u"writable"_s};
    if (connection.connected)
        parts.append(u"open"_s);
    if (!connection.serverVersion.isEmpty())
        parts.append(u"GMS "_s + connection.serverVersion);
    return parts.join(u", "_s);
}

} // namespace

QString summary(const Facts &facts)
{
    QStringList lines {
        u"Slipway %1"_s.arg(QCoreApplication::applicationVersion()),
        u"Qt %1 (built with %2)"_s.arg(QString::fromLatin1(qVersion()),
                                       QStringLiteral(QT_VERSION_STR)),
        u"System: %1, kernel %2, %3"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(),
                                           QSysInfo::currentCpuArchitecture()),
        u"Display: %1"_s.arg(display()),
        u"Locale: %1"_s.arg(QLocale().name()),
        u"Session bus: %1; keychain: %2"_s.arg(yesOrNo(facts.onBus), yesOrNo(facts.keychain)),
        u"Catalog: %1 deployments, %2 bytes"_s.arg(facts.deployments).arg(facts.catalogBytes),
        u"Files: data %1 bytes, cache %2 bytes, crash reports %3"_s.arg(facts.dataFileBytes)
            .arg(facts.cacheBytes)
            .arg(facts.crashReports)};
    for (const ConnectionFacts &connection : facts.connections)
        lines.append(u"Connection: %1"_s.arg(said(connection)));
    return lines.join(u'\n') + u'\n';
}

} // namespace diagnostics
