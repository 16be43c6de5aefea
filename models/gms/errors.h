// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/gms/transport.h"

namespace gms {

//! "GET /config": the method and the path without its query.
QString requestName(const HttpRequest &request);

//! What an answer with a status other than 2xx means. Nothing for 2xx.
//! The detail is the answer's `message`, else its `error`; never its `stackTrace`, never a whole
//! page.
std::optional<Error> errorOf(const HttpRequest &request, const HttpReply &reply);

//! An answer that is not what was promised. \a jsonPath such as entities[3].urn; empty for the
//! whole.
Error badReply(const QString &jsonPath, const QString &detail);

//! The answer, if its status is 2xx.
Result<HttpReply> accepted(const HttpRequest &request, Result<HttpReply> reply);

//! Seconds to wait as the header Retry-After says them, be it a number or a date; -1 where it does
//! not.
int retryAfterSeconds(const HttpReply &reply, qint64 nowMs);

} // namespace gms
