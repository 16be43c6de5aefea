// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/errors.h"
#include "models/gms/transport.h"

namespace gms {

//! Sends \a request; the answer is an error unless its status is 2xx.
Pending fetch(Transport &transport, HttpRequest request, Done<HttpReply> done,
              Hearing hearing = {});

//! Sends \a request and reads its answer with \a read, a function from a body to a Result<T>.
template <typename T, typename Read>
Pending fetchAs(Transport &transport, HttpRequest request, Read read, Done<T> done)
{
    const QString name = requestName(request);
    return fetch(transport, std::move(request),
                 [name, read = std::move(read), done = std::move(done)](Result<HttpReply> reply) {
                     if (!reply)
                         return done(Failure(std::move(reply.error())));
                     Result<T> value = read(reply->body);
                     if (!value)
                         value.error().request = name;
                     done(std::move(value));
                 });
}

//! An operation of two requests, the second made when the first has failed in a certain way.
class Chain final : public Operation
{
public:
    Pending step;
};

//! OpenAPI's answer where an entity or an aspect is not there, unlike that of an endpoint that is
//! not.
bool isMissingEntity(const HttpReply &reply);
//! True for the answers by which a server says that it has no such endpoint.
bool saysNoSuchEndpoint(const Error &error);

} // namespace gms
