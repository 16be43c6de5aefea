// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/connectionprofile.h"

#include <QCoreApplication>
#include <QHostAddress>

using namespace Qt::Literals::StringLiterals;

namespace {

struct ConnectionProfileWords
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionProfile)
};

UrlReading refuse(const QString &problem)
{
    return {{}, problem};
}

bool isThisComputer(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0
        || QHostAddress(host).isLoopback();
}

//! "host:8080/path" has no scheme, though QUrl would take "host" for one.
QUrl withScheme(const QString &text)
{
    if (text.contains("://"_L1))
        return QUrl(text, QUrl::StrictMode);
    const QUrl guess(u"http://"_s + text, QUrl::StrictMode);
    if (isThisComputer(guess.host()))
        return guess;
    return QUrl(u"https://"_s + text, QUrl::StrictMode);
}

//! What datahub.cli.cli_utils does to addresses of DataHub Cloud.
void completeCloudUrl(QUrl &url)
{
    if (!url.host().endsWith("acryl.io"_L1))
        return;
    url.setScheme(u"https"_s);
    if (url.port() == 8080)
        url.setPort(-1);
    if (url.path().isEmpty() || url.path() == "/api/gms"_L1)
        url.setPath(u"/gms"_s);
}

} // namespace

const QStringList &connectionColours()
{
    static const QStringList colours {u"#C8421F"_s, u"#B77000"_s, u"#2E8B57"_s,
                                      u"#2C7FB8"_s, u"#6A4FB3"_s, u"#6B7A8C"_s};
    return colours;
}

UrlReading readServerUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return refuse(ConnectionProfileWords::tr("Enter the address of a server."));
    QUrl url = withScheme(trimmed);
    if (!url.isValid() || url.host().isEmpty())
        return refuse(ConnectionProfileWords::tr("This is not an address: %1").arg(trimmed));
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return refuse(
            ConnectionProfileWords::tr("The address must begin with http:// or https://."));
    if (!url.userInfo().isEmpty())
        return refuse(ConnectionProfileWords::tr(
            "Leave out the user name and the password; a token goes into its own field."));
    if (url.hasQuery() || url.hasFragment())
        return refuse(ConnectionProfileWords::tr(
            "The address must end with its path; leave out what follows ? or #."));
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    completeCloudUrl(url);
    return {url, {}};
}

QString originOf(const QUrl &url)
{
    if (url.host().isEmpty())
        return {};
    const int usual = url.scheme() == "https"_L1 ? 443 : 80;
    return u"%1://%2:%3"_s.arg(url.scheme(), url.host()).arg(url.port(usual));
}

QString hostLabel(const QUrl &url)
{
    const QString host = url.host().contains(u':') ? u'[' + url.host() + u']' : url.host();
    return url.port() < 0 ? host : u"%1:%2"_s.arg(host).arg(url.port());
}
