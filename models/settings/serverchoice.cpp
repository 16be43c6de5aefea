// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/serverchoice.h"

#include "models/settings/connectionprofile.h"

#include <QProcessEnvironment>

using namespace Qt::Literals::StringLiterals;

namespace {

using Source = ServerChoice::Source;

//! With a port, host and protocol make the URL, whatever DATAHUB_GMS_URL says; without, the host
//! is an old name for the URL.
QString environmentUrl(const Environment &environment)
{
    const QString host = environment.value(u"DATAHUB_GMS_HOST"_s);
    const QString port = environment.value(u"DATAHUB_GMS_PORT"_s);
    if (!port.isEmpty())
        return u"%1://%2:%3"_s.arg(environment.value(u"DATAHUB_GMS_PROTOCOL"_s, u"http"_s), host,
                                   port);
    const QString url = environment.value(u"DATAHUB_GMS_URL"_s);
    return url.isEmpty() ? host : url;
}

ServerChoice choose(Source source, const QString &text, const QString &token)
{
    const UrlReading reading = readServerUrl(text);
    return {source, reading.url, reading.problem.isEmpty() ? token : QString(), reading.problem};
}

bool sameOrigin(const QString &a, const QString &b)
{
    const QString origin = originOf(readServerUrl(a).url);
    return !origin.isEmpty() && origin == originOf(readServerUrl(b).url);
}

QString tokenForCommandLine(const QString &cliUrl, const Environment &environment,
                            const std::optional<DatahubEnv> &file)
{
    const QString named = environmentUrl(environment);
    const QString token = environment.value(u"DATAHUB_GMS_TOKEN"_s);
    if (!token.isEmpty() && (named.isEmpty() || sameOrigin(named, cliUrl)))
        return token;
    if (file && !skipsDatahubEnv(environment) && sameOrigin(file->server, cliUrl))
        return file->token;
    return {};
}

} // namespace

Environment datahubEnvironment()
{
    Environment found;
    const QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const QString &name : all.keys()) {
        if (name.startsWith("DATAHUB_"_L1))
            found.insert(name, all.value(name));
    }
    return found;
}

bool skipsDatahubEnv(const Environment &environment)
{
    return environment.value(u"DATAHUB_SKIP_CONFIG"_s).compare("true"_L1, Qt::CaseInsensitive) == 0;
}

ServerChoice resolveServer(const QString &cliUrl, const Environment &environment,
                           const std::optional<DatahubEnv> &file)
{
    if (!cliUrl.isEmpty())
        return choose(Source::CommandLine, cliUrl, tokenForCommandLine(cliUrl, environment, file));
    if (const QString url = environmentUrl(environment); !url.isEmpty())
        return choose(Source::Environment, url, environment.value(u"DATAHUB_GMS_TOKEN"_s));
    if (file && !skipsDatahubEnv(environment))
        return choose(Source::DatahubEnv, file->server, file->token);
    return {};
}
