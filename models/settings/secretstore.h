// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/pending.h"

#include <QObject>
#include <QString>

#include <optional>

//! Where secrets live. Answers come later, in the thread that asked, or never once the Pending is
//! let go; letting go of a write does not take it back.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Keychain, //!< the system's: survives the program
        Memory, //!< until the program ends
    };

    using QObject::QObject;

    //! May turn from Keychain to Memory when the first request finds that no keychain works.
    virtual Kind kind() const = 0;

    //! No value where nothing is stored for \a key.
    virtual Pending read(const QString &key, Done<std::optional<QString>> done) = 0;
    virtual Pending write(const QString &key, const QString &secret, Done<void> done) = 0;
    //! Removing what is not there succeeds.
    virtual Pending remove(const QString &key, Done<void> done) = 0;

Q_SIGNALS:
    void kindChanged();
};

//! "In the system keychain", or "In memory until you quit: no keychain was found".
QString describe(SecretStore::Kind kind);
