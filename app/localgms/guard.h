// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/request.h"

#include <optional>

namespace localgms {

//! Who may ask at all, decided from the head of a request before its body is read.
struct Guard
{
    std::string token; //!< empty: none is asked
    std::size_t maxBody = 16 * 1024 * 1024; //!< the official SDK's batches stay below 15 MB
    std::size_t maxHeaders = 32 * 1024; //!< names and values together
    std::size_t maxTarget = 16 * 1024;
    unsigned short port = 0; //!< the own one: an Origin must name it

    //! The refusal, or nothing where the request may go on. Does not look at the body.
    std::optional<Response> refuse(const Request &request) const;
};

//! 127.0.0.1, ::1 or localhost, with or without a port; the DNS names that a page on the internet
//! can point at 127.0.0.1 are not among them.
bool isLoopbackAuthority(std::string_view authority);

//! Takes as long for a wrong first byte as for a wrong last one.
bool equalInConstantTime(std::string_view a, std::string_view b);

//! {"error": …} with \a status.
Response plainError(int status, std::string_view message);

} // namespace localgms
