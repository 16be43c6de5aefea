// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/api.h"

namespace localgms {

//! Every endpoint over one database: a request in, an answer out, nothing else. For any thread.
class Handler
{
public:
    Handler(Database &database, const Features &features, bool asksForToken);

    Response handle(const Request &request);

private:
    Gms m_gms;
    Router m_router;
};

//! The answer for a fault in the manner of the API that was asked.
Response faultResponse(const ApiError &error, const Request &request, const Features &features);

} // namespace localgms
