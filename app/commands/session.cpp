// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/session.h"

#include "models/cache/folder.h"
#include "models/core/privatefiles.h"
#include "models/settings/connectionprofile.h"
#include "models/settings/serverchoice.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace commands {

namespace {

Error unusable(const QString &detail)
{
    Error error;
    error.kind = Error::Kind::File;
    error.detail = detail;
    return error;
}

Result<std::unique_ptr<localgms::Server>> startLocal(const QString &dataFile)
{
    localgms::Options options;
    options.dataFile = dataFile.isEmpty() ? defaultDataFile() : dataFile;
    options.port = 0;
    return localgms::Server::start(options);
}

} // namespace

QString defaultDataFile()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                      + u"/slipway"_s);
    privatefiles::makeFolder(folder.path());
    return folder.filePath(u"catalog.db"_s);
}

Result<store::Connection> resolveTarget(const Target &target,
                                        std::unique_ptr<localgms::Server> &local)
{
    store::Connection connection;
    if (target.dataFile.isEmpty()) {
        const ServerChoice choice
            = resolveServer(target.server, datahubEnvironment(), std::nullopt);
        if (!choice.problem.isEmpty())
            return Failure(unusable(choice.problem));
        if (choice.source != ServerChoice::Source::None) {
            connection.server.url = choice.url;
            connection.server.name = hostLabel(choice.url);
            connection.token = choice.token.toUtf8();
            return connection;
        }
    }
    auto server = startLocal(target.dataFile);
    if (!server)
        return Failure(server.error());
    local = std::move(*server);
    connection.server.url = local->url();
    connection.server.name = QCoreApplication::translate("Session", "The embedded GMS");
    connection.server.embedded = true;
    return connection;
}

Result<std::unique_ptr<Session>> Session::open(const Target &target, Access access)
{
    auto session = std::make_unique<Session>();
    auto connection = resolveTarget(target, session->m_local);
    if (!connection)
        return Failure(connection.error());
    session->m_connection = *connection;
    session->m_connection.server.readOnly = access == Access::Read;
    session->m_store = std::make_unique<store::GmsStore>(session->m_connection);
    return session;
}

const store::LoadState &Session::load()
{
    QEventLoop loop;
    QObject::connect(m_store.get(), &store::CatalogStore::stateChanged, &loop, [this, &loop] {
        if (!m_store->state().isBusy())
            loop.quit();
    });
    m_store->refresh();
    if (m_store->state().isBusy())
        loop.exec();
    return m_store->state();
}

QString identityOf(const store::Connection &connection, const Target &target)
{
    return connection.server.embedded ? u"embedded"_s + target.dataFile
                                      : cache::identityOf(connection.server.url);
}

void complain(const QString &text)
{
    std::fprintf(stderr, "slipway: %s\n", text.toLocal8Bit().constData());
}

void print(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    std::fflush(stdout);
}

} // namespace commands
