// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/error.h"

#include <QCoreApplication>

namespace {

struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(Error)
};

ErrorText describeBusy(const Error &error, const QString &server)
{
    const QString wait = error.retryAfterSeconds >= 0
                           ? ErrorWords::tr("It asks to wait %1 seconds. Try again then.")
                                 .arg(error.retryAfterSeconds)
                           : ErrorWords::tr("Wait a moment and try again.");
    return {ErrorWords::tr("%1 is busy.").arg(server), wait};
}

ErrorText describeBadReply(const Error &error, const QString &server)
{
    const QString place = error.jsonPath.isEmpty()
                            ? error.detail
                            : ErrorWords::tr("at %1: %2").arg(error.jsonPath, error.detail);
    return {
        ErrorWords::tr("%1 sent an answer that Slipway cannot read (%2).").arg(server, place),
        ErrorWords::tr(
            "Try again. If it stays, a proxy may be changing answers, or this server's version is "
            "not known to Slipway: copy the report.")};
}

} // namespace

bool isTransient(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Busy:
    case Error::Kind::ServerFault:
    case Error::Kind::BadReply:
        return true;
    case Error::Kind::Tls:
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Rejected:
    case Error::Kind::NotGms:
    case Error::Kind::ReadOnly:
    case Error::Kind::File:
    case Error::Kind::Cancelled:
        return false;
    }
    return false;
}

ErrorText describe(const Error &error, const QString &server)
{
    switch (error.kind) {
    case Error::Kind::Offline:
        return {ErrorWords::tr("%1 cannot be reached.").arg(server),
                ErrorWords::tr("Check the address, the network and the VPN, then try again.")};
    case Error::Kind::Timeout:
        return {ErrorWords::tr("%1 did not answer in time.").arg(server),
                ErrorWords::tr(
                    "Try again. On a slow link or a loaded server it may need a second try.")};
    case Error::Kind::Tls:
        return {
            ErrorWords::tr("No secure connection to %1.").arg(server),
            ErrorWords::tr(
                "Its certificate was refused: check its date, its name, and whether this computer "
                "trusts its issuer.")};
    case Error::Kind::Unauthorized:
        return {
            ErrorWords::tr("%1 does not accept this token.").arg(server),
            ErrorWords::tr(
                "Most often it is missing, has expired or was revoked: make one in DataHub under "
                "Settings ▸ Access tokens and enter it.")};
    case Error::Kind::Forbidden:
        return {
            ErrorWords::tr("You are not allowed to do this on %1.").arg(server),
            ErrorWords::tr(
                "Ask a DataHub administrator for the privilege to view or edit these entities.")};
    case Error::Kind::NotFound:
        return {ErrorWords::tr("%1 does not have this.").arg(server),
                ErrorWords::tr("It may have been deleted. Refresh, or check the URN.")};
    case Error::Kind::Conflict:
        return {ErrorWords::tr("Someone else changed this on %1 in the meantime.").arg(server),
                ErrorWords::tr("Refresh to see their change, then decide again.")};
    case Error::Kind::Rejected:
        return {ErrorWords::tr("%1 refused the request.").arg(server),
                error.detail.isEmpty() ? ErrorWords::tr("It gave no reason.")
                                       : ErrorWords::tr("Its reason: %1").arg(error.detail)};
    case Error::Kind::Busy:
        return describeBusy(error, server);
    case Error::Kind::ServerFault:
        return {ErrorWords::tr("%1 has an internal fault (%2).").arg(server).arg(error.httpStatus),
                ErrorWords::tr(
                    "Try again. If it stays, its administrators find the cause in the GMS log.")};
    case Error::Kind::BadReply:
        return describeBadReply(error, server);
    case Error::Kind::NotGms:
        return {ErrorWords::tr("%1 answers, but it is not a DataHub GMS.").arg(server),
                ErrorWords::tr(
                    "Use the address of GMS itself (often port 8080), or of the web frontend with "
                    "/api/gms behind it.")};
    case Error::Kind::ReadOnly:
        return {ErrorWords::tr("%1 is connected read-only. Nothing was sent.").arg(server),
                ErrorWords::tr("Allow writing in Connections, then repeat.")};
    case Error::Kind::File:
        return {error.detail,
                ErrorWords::tr("Check the path, its permissions and the free space.")};
    case Error::Kind::Cancelled:
        return {ErrorWords::tr("Stopped."), {}};
    }
    return {};
}

QString oneLine(const Error &error, const QString &server)
{
    const ErrorText text = describe(error, server);
    return text.advice.isEmpty() ? text.title : text.title + QLatin1Char(' ') + text.advice;
}
