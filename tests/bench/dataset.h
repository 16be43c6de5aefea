// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/server.h"
#include "models/domain/aspects/proposal.h"
#include "models/gms/client.h"
#include "models/store/gmsstore.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace bench {

//! An embedded GMS with 100,000 deployments, made once a run and thrown away at its end.
struct Dataset
{
    QString folder;
    QString file; //!< SQLite
    std::unique_ptr<localgms::Server> server;
    double aspectsPerSecond = 0; //!< of filling it through the batch endpoint
    qint64 deployments = 0;
};

//! Null, with the reason printed, where it cannot be made.
const Dataset *dataset();

store::Connection connectionTo(const localgms::Server &server);

//! The aspects of \a count generated deployments, in batches of \a batchSize entities.
std::vector<std::vector<domain::Proposal>> batchesOf(std::size_t count, std::size_t batchSize,
                                                     std::uint32_t seed);

//! Sends one batch and waits. False, with the reason printed, where it is refused.
bool ingest(gms::Client &client, const std::vector<domain::Proposal> &batch);

//! The pages of a listing one after the other, thrown away. How many there were.
int fetchOnly(gms::Client &client);

//! The listing of a server as a configuration for curl, all over one connection.
QByteArray recordedListing(const localgms::Server &server, const QString &folder);

//! Runs curl with the configuration in \a file.
void replay(const QString &file);

} // namespace bench
