// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/error.h"
#include "models/domain/vocabulary.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace store {

//! One step of reaching a server, as an error page lists it.
struct Step
{
    enum class Outcome { Ok, Failed, Running };
    QString title; //!< "Is a DataHub"
    QString detail; //!< "GET /config: GMS 1.6.0"
    Outcome outcome = Outcome::Ok;
    qint64 milliseconds = -1;

    bool operator==(const Step &) const = default;
};

//! Where loading stands. A value; shown, never acted on by itself.
struct LoadState
{
    enum class Phase {
        Idle, //!< no server chosen
        Connecting,
        Loading, //!< deployments are coming
        Completing, //!< all deployments are here; names and model links are coming
        Complete,
        Partial, //!< ended, but something is missing: \a missing says what
        Failed, //!< nothing came at all: \a error
        Stopped, //!< by the user; what came stays
    };

    Phase phase = Phase::Idle;
    bool refreshing = false; //!< a catalog was there before
    qint64 loaded = 0; //!< deployments
    qint64 total = -1; //!< -1: the server does not say; it saturates at 10,000 on some
    bool totalIsLowerBound = false;
    int pages = 0;
    qint64 bytes = 0;
    QString missing; //!< a sentence for the banner; empty when all is here
    std::optional<Error> error; //!< why it failed or is partial
    QList<Step> steps;
    QDateTime started;
    QDateTime finished; //!< of the catalog that is on screen
    bool kept
        = false; //!< that catalog was kept from an earlier start; the server has said no other

    bool isBusy() const
    {
        return phase == Phase::Connecting || phase == Phase::Loading || phase == Phase::Completing;
    }
    bool operator==(const LoadState &) const = default;
};

//! What is known of the server behind a store.
struct ServerDescription
{
    QString name; //!< the profile's
    QUrl url;
    QString version; //!< "1.6.0"; empty until known
    bool readOnly = true;
    bool embedded = false;
    //! Environments that count as production there, as on the wire.
    QStringList productionEnvironments = domain::defaultProductionEnvironments();

    bool operator==(const ServerDescription &) const = default;
};

} // namespace store
