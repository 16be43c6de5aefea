// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/fetch.h"

namespace gms {

Pending fetch(Transport &transport, HttpRequest request, Done<HttpReply> done, Hearing hearing)
{
    HttpRequest copy = request;
    return transport.send(
        std::move(request),
        [copy = std::move(copy), done = std::move(done)](Result<HttpReply> reply) {
            done(accepted(copy, std::move(reply)));
        },
        std::move(hearing));
}

bool isMissingEntity(const HttpReply &reply)
{
    return reply.status == 404 && !reply.header("Not-Found-Reason").isEmpty();
}

bool saysNoSuchEndpoint(const Error &error)
{
    return error.httpStatus == 404 || error.httpStatus == 405 || error.httpStatus == 501;
}

} // namespace gms
