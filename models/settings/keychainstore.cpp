// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/keychainstore.h"

#include <QPointer>

#include <qt6keychain/keychain.h>

namespace {

//! Its life says whether somebody still waits. A job goes on without it, so that a write that was
//! let go is still written.
class Waiter final : public QObject, public Operation
{
};

bool isRefusal(QKeychain::Error error)
{
    return error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser
        || error == QKeychain::CouldNotDeleteEntry;
}

//! Neither done nor refused: there is no keychain that works.
bool isMissing(QKeychain::Error error)
{
    return error != QKeychain::NoError && error != QKeychain::EntryNotFound && !isRefusal(error);
}

Failure refusal(const QKeychain::Job &job)
{
    Error error;
    error.kind = Error::Kind::File;
    error.detail = job.errorString();
    return Failure(error);
}

} // namespace

KeychainStore::KeychainStore(QString service, QObject *parent)
    : SecretStore(parent), m_service(std::move(service))
{
}

void KeychainStore::fallBack()
{
    if (m_kind == Kind::Memory)
        return;
    m_kind = Kind::Memory;
    Q_EMIT kindChanged();
}

Pending KeychainStore::read(const QString &key, Done<std::optional<QString>> done)
{
    if (m_kind == Kind::Memory)
        return m_memory.read(key, std::move(done));
    auto waiter = std::make_unique<Waiter>();
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    connect(job, &QKeychain::Job::finished, this,
            [this, job, waiting = QPointer(waiter.get()), done = std::move(done)] {
                if (isMissing(job->error()))
                    fallBack();
                if (!waiting)
                    return;
                if (isRefusal(job->error()))
                    return done(refusal(*job));
                done(job->error() == QKeychain::NoError ? std::optional(job->textData())
                                                        : std::nullopt);
            });
    job->start();
    return waiter;
}

Pending KeychainStore::write(const QString &key, const QString &secret, Done<void> done)
{
    if (m_kind == Kind::Memory)
        return m_memory.write(key, secret, std::move(done));
    auto waiter = std::make_unique<Waiter>();
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setTextData(secret);
    connect(job, &QKeychain::Job::finished, this,
            [this, job, key, secret, waiting = QPointer(waiter.get()), done = std::move(done)] {
                if (isMissing(job->error())) {
                    fallBack();
                    m_memory.put(key, secret);
                }
                if (waiting)
                    done(isRefusal(job->error()) ? Result<void>(refusal(*job)) : Result<void>());
            });
    job->start();
    return waiter;
}

Pending KeychainStore::remove(const QString &key, Done<void> done)
{
    if (m_kind == Kind::Memory)
        return m_memory.remove(key, std::move(done));
    auto waiter = std::make_unique<Waiter>();
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    connect(job, &QKeychain::Job::finished, this,
            [this, job, waiting = QPointer(waiter.get()), done = std::move(done)] {
                if (isMissing(job->error()))
                    fallBack();
                if (waiting)
                    done(isRefusal(job->error()) ? Result<void>(refusal(*job)) : Result<void>());
            });
    job->start();
    return waiter;
}
