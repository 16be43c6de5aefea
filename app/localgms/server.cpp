// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/server.h"

#include "app/localgms/httpserver.h"

namespace localgms {

struct Server::Parts
{
    std::unique_ptr<HttpServer> http;
};

namespace {

Response answer(const Request &request)
{
    if (request.path == "/config")
        return {200, R"({"noCode":"true","versions":{"acryldata/datahub":{"version":"v1.6.0"}}})",
                "application/json", {}};
    if (request.path == "/health")
        return {200, {}, {}, {}};
    return plainError(404, "No endpoint.");
}

Result<std::unique_ptr<HttpServer>> listen(const Options &options)
{
    Guard guard;
    guard.token = options.token.toStdString();
    const HttpServer::Limits limits;
    auto http = HttpServer::listen(options.port, guard, answer, limits);
    for (int next = options.port + 1; !http && options.nextFreePort && next <= options.port + 20; ++next)
        http = HttpServer::listen(quint16(next), guard, answer, limits);
    if (!http && options.nextFreePort)
        http = HttpServer::listen(0, guard, answer, limits);
    return http;
}

} // namespace

Server::Server(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) { }

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(Options options)
{
    auto http = listen(options);
    if (!http)
        return tl::unexpected(http.error());
    auto parts = std::make_unique<Parts>();
    parts->http = std::move(*http);
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

quint16 Server::port() const
{
    return m_parts->http->port();
}

QUrl Server::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(port());
    return url;
}

qint64 Server::deploymentCount() const
{
    return 0;
}

bool Server::isEmpty() const
{
    return true;
}

} // namespace localgms
