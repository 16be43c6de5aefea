// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/singleinstance.h"

#include "app/desktop/instancebus.h"
#include "app/desktop/instancesocket.h"
#include "models/settings/link.h"
#include "models/settings/serverchoice.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto busName = u"org.slipway.Slipway"_s;

QString wholePath(const QString &path)
{
    return path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
}

} // namespace

InstanceKey InstanceKey::of(const commands::Target &target)
{
    const QString server
        = target.dataFile.isEmpty()
            ? resolveServer(target.server, datahubEnvironment(), std::nullopt).url.toString()
            : QString();
    const QStringList parts {
        wholePath(target.dataFile), server,
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation),
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)};
    const QByteArray hash
        = QCryptographicHash::hash(parts.join(QChar(u'\0')).toUtf8(), QCryptographicHash::Sha256);
    return {QString::fromLatin1(hash.toHex().left(16)),
            target.dataFile.isEmpty() && server.isEmpty()};
}

SingleInstance::SingleInstance(InstanceKey key, QObject *parent)
    : QObject(parent), m_key(std::move(key))
{
}

std::optional<SingleInstance::Role> SingleInstance::beginOnBus(const InstanceRequest &request)
{
    auto *bus = new InstanceBus(InstanceBus::session(), this);
    connect(bus, &InstanceBus::requested, this, &SingleInstance::requested);
    switch (bus->begin(busName + u".k"_s + m_key.hash, request)) {
    case InstanceBus::Outcome::First:
        if (m_key.ordinary)
            bus->claim(busName); // by which the desktop knows the program
        return Role::First;
    case InstanceBus::Outcome::HandedOver:
        return Role::Second;
    case InstanceBus::Outcome::Unusable:
        break;
    }
    delete bus;
    return std::nullopt;
}

SingleInstance::Role SingleInstance::begin(const InstanceRequest &request)
{
    if (const auto role = beginOnBus(request))
        return *role;
    auto *socket = new InstanceSocket(m_key.hash, this);
    connect(socket, &InstanceSocket::requested, this, &SingleInstance::requested);
    switch (socket->begin(InstanceSocket::privateFolder(), request)) {
    case InstanceSocket::Outcome::First:
        return Role::First;
    case InstanceSocket::Outcome::HandedOver:
        return Role::Second;
    case InstanceSocket::Outcome::Unusable:
        break;
    }
    delete socket;
    return Role::Alone;
}

InstanceRequest requestOf(const commands::WindowOptions &options)
{
    InstanceRequest request;
    for (const QString &opened : options.opened) {
        const QUrl url(opened);
        const bool isUri = isLink(opened) || url.isLocalFile();
        request.uris.append(
            isUri ? opened : QUrl::fromLocalFile(wholePath(opened)).toString(QUrl::FullyEncoded));
    }
    request.action = options.action;
    if (!options.files.isEmpty()) {
        request.action = u"import"_s;
        for (const QString &file : options.files)
            request.arguments.append(wholePath(file));
    }
    request.activationToken = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    if (request.activationToken.isEmpty())
        request.activationToken = qEnvironmentVariable("DESKTOP_STARTUP_ID");
    return request;
}
