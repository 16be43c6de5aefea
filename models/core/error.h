// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

//! What went wrong, told apart as far as a user would act differently.
struct Error
{
    enum class Kind {
        Offline, //!< no connection: unknown host, refused, reset, cut off in the middle of an
                 //!< answer
        Timeout, //!< connected or not, no complete answer in time
        Tls, //!< the certificate or the handshake was refused
        Unauthorized, //!< 401
        Forbidden, //!< 403
        NotFound, //!< 404
        Conflict, //!< 409, 412, and a 400 or 422 that names a failed precondition
        Rejected, //!< any other 4xx: the server read the request and will not have it
        Busy, //!< 429 and 503
        ServerFault, //!< any other 5xx
        BadReply, //!< a complete answer that is not what the API promises; jsonPath says where
        NotGms, //!< something answers there, but it is no GMS
        ReadOnly, //!< the connection is read-only: nothing was sent
        File, //!< a local file or database could not be read or written
        Cancelled, //!< by the user
    };

    Kind kind = Kind::BadReply;
    int httpStatus = 0; //!< 0 where no HTTP answer came
    QString detail; //!< the server's or the system's own words, for "Details" and the log; never a
                    //!< token
    QString jsonPath; //!< of BadReply, such as entities[3].ownership.value
    int retryAfterSeconds = -1; //!< of Busy, where the server said so
    QString request; //!< "GET /config"; never query values that could be secret

    bool operator==(const Error &) const = default;
};

//! True where the same read may well succeed a moment later.
bool isTransient(const Error &error);

//! What a user reads: one sentence, and what to do next.
struct ErrorText
{
    QString title;
    QString advice;
};

//! \a server is how the user knows it (a profile's name or a host).
ErrorText describe(const Error &error, const QString &server);

//! The title and the advice in one line, as the command line prints it.
QString oneLine(const Error &error, const QString &server);

Q_DECLARE_METATYPE(Error)
