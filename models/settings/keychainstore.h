// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/memorystore.h"

//! Secrets in the system's keychain (Secret Service or KWallet). When the first answer says that
//! there is none, it turns into a memory store for the rest of the program, and says so by kind().
//! Nothing is ever written to a file of ours.
class KeychainStore final : public SecretStore
{
    Q_OBJECT

public:
    explicit KeychainStore(QString service, QObject *parent = nullptr);

    Kind kind() const override { return m_kind; }
    Pending read(const QString &key, Done<std::optional<QString>> done) override;
    Pending write(const QString &key, const QString &secret, Done<void> done) override;
    Pending remove(const QString &key, Done<void> done) override;

private:
    void fallBack();

    QString m_service;
    Kind m_kind = Kind::Keychain;
    MemoryStore m_memory;
};
