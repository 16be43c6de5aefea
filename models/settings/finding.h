// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

//! How one step of a contact with a server came out. Unknown is an answer too: what the server
//! does not tell is never counted as fine.
enum class Outcome {
    Ok,
    Warn,
    Fail,
    Unknown,
};

//! One thing that was tried or found out, in words for the user; never a token.
struct Finding
{
    Outcome outcome = Outcome::Unknown;
    QString title; //!< "Secure connection"
    QString detail; //!< "certificate is valid until 3 Mar 2027"
    int milliseconds = -1; //!< -1: not measured

    bool operator==(const Finding &) const = default;
};
