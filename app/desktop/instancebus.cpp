// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/instancebus.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto interfaceName = u"org.freedesktop.Application"_s;
constexpr int mostBusWaitMs = 5000;

QString pathOf(const QString &name)
{
    return u'/' + QString(name).replace(u'.', u'/');
}

QString tokenIn(const QVariantMap &platformData)
{
    const QString token = platformData.value(u"activation-token"_s).toString();
    return token.isEmpty() ? platformData.value(u"desktop-startup-id"_s).toString() : token;
}

} // namespace

InstanceBus::InstanceBus(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus)
{
    new ApplicationInterface(this);
}

InstanceBus::~InstanceBus()
{
    for (const QString &name : std::as_const(m_names)) {
        m_bus.unregisterService(name);
        m_bus.unregisterObject(pathOf(name));
    }
}

QDBusConnection InstanceBus::session()
{
    const QString socket = qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s;
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") && !QFile::exists(socket))
        return QDBusConnection(u"none"_s);
    return QDBusConnection::sessionBus();
}

bool InstanceBus::take(const QString &name)
{
    // First the object, so that who finds the name finds it, too.
    if (!m_bus.registerObject(pathOf(name), this))
        return false;
    const auto reply = m_bus.interface()->registerService(name);
    if (!reply.isValid() || reply.value() != QDBusConnectionInterface::ServiceRegistered) {
        m_bus.unregisterObject(pathOf(name));
        return false;
    }
    m_names.append(name);
    return true;
}

void InstanceBus::claim(const QString &name)
{
    take(name);
}

InstanceBus::Outcome InstanceBus::begin(const QString &name, const InstanceRequest &request)
{
    if (!m_bus.isConnected())
        return Outcome::Unusable;
    return take(name) ? Outcome::First : handOver(name, request);
}

InstanceBus::Outcome InstanceBus::handOver(const QString &name,
                                           const InstanceRequest &request) const
{
    QVariantMap platformData;
    if (!request.activationToken.isEmpty()) {
        platformData.insert(u"activation-token"_s, request.activationToken);
        platformData.insert(u"desktop-startup-id"_s, request.activationToken);
    }
    const auto call = [&](const QString &method, const QVariantList &arguments) {
        QDBusMessage message
            = QDBusMessage::createMethodCall(name, pathOf(name), interfaceName, method);
        message.setArguments(arguments);
        const QDBusMessage reply = m_bus.call(message, QDBus::Block, mostBusWaitMs);
        return reply.type() == QDBusMessage::ReplyMessage ? Outcome::HandedOver : Outcome::Unusable;
    };
    if (!request.action.isEmpty()) {
        QVariantList parameter;
        for (const QString &argument : request.arguments)
            parameter.append(argument);
        const Outcome outcome
            = call(u"ActivateAction"_s, {request.action, QVariant(parameter), platformData});
        if (outcome != Outcome::HandedOver || request.uris.isEmpty())
            return outcome;
    }
    return request.uris.isEmpty() ? call(u"Activate"_s, {platformData})
                                  : call(u"Open"_s, {request.uris, platformData});
}

ApplicationInterface::ApplicationInterface(InstanceBus *bus)
    : QDBusAbstractAdaptor(bus), m_bus(*bus)
{
}

void ApplicationInterface::Activate(const QVariantMap &platform_data)
{
    Q_EMIT m_bus.requested({{}, {}, {}, tokenIn(platform_data)});
}

void ApplicationInterface::Open(const QStringList &uris, const QVariantMap &platform_data)
{
    Q_EMIT m_bus.requested({uris.mid(0, instance::mostUris), {}, {}, tokenIn(platform_data)});
}

void ApplicationInterface::ActivateAction(const QString &action_name, const QVariantList &parameter,
                                          const QVariantMap &platform_data)
{
    QStringList arguments;
    for (const QVariant &argument : parameter.mid(0, instance::mostUris))
        arguments.append(argument.toString());
    Q_EMIT m_bus.requested({{}, action_name, arguments, tokenIn(platform_data)});
}
