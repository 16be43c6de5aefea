// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/guard.h"
#include "models/core/result.h"

#include <memory>

namespace localgms {

//! HTTP/1.1 on 127.0.0.1 and, where the machine has IPv6, on ::1. A few threads poll all
//! connections and run the handler; a slow client holds a connection and no thread.
class HttpServer
{
public:
    struct Limits
    {
        unsigned threads = 4; //!< for each address
        unsigned connections = 1024; //!< for each address; more wait in the backlog
        unsigned idleSeconds = 60; //!< without a byte in either direction
        unsigned requestSeconds = 120; //!< from a request's first byte to its last
        std::size_t bodiesInFlight
            = 256 * 1024 * 1024; //!< of all unfinished requests together; above it 503
    };

    //! \a port 0 takes a free one. Error Offline where it cannot be had.
    static Result<std::unique_ptr<HttpServer>> listen(unsigned short port, Guard guard,
                                                      Handle handle, Limits limits);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    unsigned short port() const;

private:
    struct Parts;
    explicit HttpServer(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace localgms
