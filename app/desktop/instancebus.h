// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/desktop/instancerequest.h"

#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

//! Finds the program that runs already on the session bus, where it is an
//! org.freedesktop.Application.
class InstanceBus final : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        First,
        HandedOver, //!< another one has the request
        Unusable, //!< there is no bus, or who has the name does not answer
    };

    explicit InstanceBus(const QDBusConnection &bus, QObject *parent = nullptr);
    ~InstanceBus() override;

    //! Takes \a name, or hands \a request to who has it. May take seconds.
    Outcome begin(const QString &name, const InstanceRequest &request);
    //! Answers to \a name, too, unless someone else does.
    void claim(const QString &name);

    //! The user's; not connected where none is named, since looking for one may start one.
    static QDBusConnection session();

Q_SIGNALS:
    void requested(const InstanceRequest &request);

private:
    bool take(const QString &name);
    Outcome handOver(const QString &name, const InstanceRequest &request) const;

    QDBusConnection m_bus;
    QStringList m_names; //!< that are ours
};

//! org.freedesktop.Application as the Desktop Entry Specification has it.
class ApplicationInterface final : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")

public:
    explicit ApplicationInterface(InstanceBus *bus);

public Q_SLOTS:
    // NOLINTBEGIN(readability-identifier-naming): the names on the bus
    void Activate(const QVariantMap &platform_data);
    void Open(const QStringList &uris, const QVariantMap &platform_data);
    void ActivateAction(const QString &action_name, const QVariantList &parameter,
                        const QVariantMap &platform_data);
    // NOLINTEND(readability-identifier-naming)

private:
    InstanceBus &m_bus;
};
