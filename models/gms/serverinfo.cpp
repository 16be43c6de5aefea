// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/serverinfo.h"

#include "models/gms/codec/json.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

void readVersion(ServerInfo &info)
{
    static const QRegularExpression pattern(u"^v?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?"_s);
    const auto match = pattern.match(info.version);
    if (!match.hasMatch())
        return;
    info.major = match.capturedView(1).toInt();
    info.minor = match.capturedView(2).toInt();
    info.patch = match.capturedView(3).toInt();
}

Error notGms(const QString &detail)
{
    Error error;
    error.kind = Error::Kind::NotGms;
    error.detail = detail;
    error.request = u"GET /config"_s;
    return error;
}

} // namespace

bool ServerInfo::isAtLeast(int wantedMajor, int wantedMinor) const
{
    if (!isVersionKnown())
        return true;
    return major != wantedMajor ? major > wantedMajor : minor >= wantedMinor;
}

Result<ServerInfo> parseConfig(const QByteArray &body)
{
    const auto config = parseJson(body);
    if (!config || !config->is_object())
        return Failure(notGms(QCoreApplication::translate("Client", "/config is no JSON object")));
    if (textAt(*config, "noCode") != "true"_L1)
        return Failure(notGms(QCoreApplication::translate(
            "Client", "/config does not say noCode \"true\", as every GMS does")));
    ServerInfo info;
    info.version = textAt(member(member(*config, "versions"), "acryldata/datahub"), "version");
    info.serverType = textAt(member(*config, "datahub"), "serverType");
    readVersion(info);
    return info;
}

} // namespace gms
