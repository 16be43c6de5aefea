// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/server.h"

#include "app/localgms/handler.h"
#include "app/localgms/httpserver.h"
#include "app/localgms/search.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace localgms {

struct Server::Parts
{
    QTemporaryDir privateDir; //!< of a server without a file of its own
    std::unique_ptr<Database> database;
    std::unique_ptr<Handler> handler;
    std::unique_ptr<HttpServer> http; //!< last: it goes first, and with it all that uses the rest
};

namespace {

Result<std::unique_ptr<HttpServer>> listen(const Options &options, const Handle &handle)
{
    Guard guard;
    guard.token = options.token.toStdString();
    const HttpServer::Limits limits;
    auto http = HttpServer::listen(options.port, guard, handle, limits);
    for (int next = options.port + 1; !http && options.nextFreePort && next <= options.port + 20;
         ++next)
        http = HttpServer::listen(quint16(next), guard, handle, limits);
    if (!http && options.nextFreePort)
        http = HttpServer::listen(0, guard, handle, limits);
    return http;
}

} // namespace

Server::Server(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) { }

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(Options options)
{
    auto registry = Registry::load();
    if (!registry)
        return tl::unexpected(registry.error());
    auto parts = std::make_unique<Parts>();
    const QString file = options.dataFile.isEmpty()
                           ? parts->privateDir.filePath(QStringLiteral("gms.sqlite"))
                           : options.dataFile;
    QDir().mkpath(QFileInfo(file).absolutePath());
    auto database = Database::open(file, *registry);
    if (!database)
        return tl::unexpected(database.error());
    parts->database = std::move(*database);
    parts->handler = std::make_unique<Handler>(
        *parts->database, Features::of(options.actAs.toStdString()), !options.token.isEmpty());
    auto http = listen(options, [handler = parts->handler.get()](const Request &request) {
        return handler->handle(request);
    });
    if (!http)
        return tl::unexpected(http.error());
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
    try {
        const Database::Reader reader(*m_parts->database);
        return countOf(*reader, {"mlModelDeployment"}, true);
    } catch (const SqlError &) {
        return -1;
    }
}

bool Server::isEmpty() const
{
    try {
        const Database::Reader reader(*m_parts->database);
        return countOf(*reader, {}, true) == 0;
    } catch (const SqlError &) {
        return false;
    }
}

} // namespace localgms
