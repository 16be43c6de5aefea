// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/secretstore.h"

#include <QHash>

//! Secrets that end with the program; for tests, and where no keychain works.
class MemoryStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    void put(const QString &key, const QString &secret) { m_secrets.insert(key, secret); }

    Kind kind() const override { return Kind::Memory; }
    Pending read(const QString &key, Done<std::optional<QString>> done) override;
    Pending write(const QString &key, const QString &secret, Done<void> done) override;
    Pending remove(const QString &key, Done<void> done) override;

private:
    QHash<QString, QString> m_secrets;
};
