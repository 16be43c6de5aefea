// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/memorystore.h"

#include <QCoreApplication>

namespace {

//! Answers with the next turn of the event loop, unless it is destroyed before.
class Later final : public QObject, public Operation
{
public:
    explicit Later(std::function<void()> answer) : m_answer(std::move(answer))
    {
        QMetaObject::invokeMethod(
            this,
            [this] {
                const auto run = std::move(m_answer); // it may destroy this
                run();
            },
            Qt::QueuedConnection);
    }

private:
    std::function<void()> m_answer;
};

} // namespace

QString describe(SecretStore::Kind kind)
{
    switch (kind) {
    case SecretStore::Kind::Keychain:
        return QCoreApplication::translate("SecretStore", "In the system keychain");
    case SecretStore::Kind::Memory:
        return QCoreApplication::translate(
            "SecretStore", "In memory until you quit: no system keychain was found");
    }
    return {};
}

Pending MemoryStore::read(const QString &key, Done<std::optional<QString>> done)
{
    const auto found = m_secrets.constFind(key);
    std::optional<QString> secret;
    if (found != m_secrets.constEnd())
        secret = *found;
    return std::make_unique<Later>([secret, done = std::move(done)] { done(secret); });
}

Pending MemoryStore::write(const QString &key, const QString &secret, Done<void> done)
{
    m_secrets.insert(key, secret);
    return std::make_unique<Later>([done = std::move(done)] { done({}); });
}

Pending MemoryStore::remove(const QString &key, Done<void> done)
{
    m_secrets.remove(key);
    return std::make_unique<Later>([done = std::move(done)] { done({}); });
}
