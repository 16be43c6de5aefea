// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/commandline.h"
#include "app/desktop/instancerequest.h"

#include <QObject>

//! Which starts share one window: those that would show the same. Another data file, another server
//! that was named, or other folders for settings and data make another key.
struct InstanceKey
{
    QString hash; //!< hexadecimal digits
    bool ordinary = true; //!< neither file nor server was named: what the desktop means by Slipway

    static InstanceKey of(const commands::Target &target);
};

//! Of the starts with one key the first shows a window; the others hand over what they were asked
//! and end. Over the session bus where there is one, else by a lock file and a local socket.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First, //!< requested() tells of the others
        Second, //!< handed over: there is nothing left to do
        Alone, //!< neither way is open; a window of its own is better than none
    };

    explicit SingleInstance(InstanceKey key, QObject *parent = nullptr);

    //! Once. A QCoreApplication is there.
    Role begin(const InstanceRequest &request);

Q_SIGNALS:
    void requested(const InstanceRequest &request);

private:
    std::optional<Role> beginOnBus(const InstanceRequest &request);

    InstanceKey m_key;
};

//! What the command line asks, its paths made whole, with the token by which the desktop lets the
//! window come to the front.
InstanceRequest requestOf(const commands::WindowOptions &options);
