// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/connectionprofile.h"
#include "models/settings/secretstore.h"

//! A stored token together with the only origin that it may be sent to: a profile whose URL is
//! changed to another host does not carry its token there.
struct StoredToken
{
    QString secret;
    QString origin; //!< as originOf()

    bool belongsTo(const QUrl &url) const { return !origin.isEmpty() && origin == originOf(url); }
    bool operator==(const StoredToken &) const = default;
};

//! The tokens of connections in a SecretStore.
class Tokens final
{
public:
    //! \a store outlives this.
    explicit Tokens(SecretStore &store) : m_store(store) { }

    SecretStore &store() const { return m_store; }

    Pending read(const QString &profileId, Done<std::optional<StoredToken>> done);
    Pending write(const ConnectionProfile &profile, const QString &secret, Done<void> done);
    Pending remove(const QString &profileId, Done<void> done);

private:
    SecretStore &m_store;
};
