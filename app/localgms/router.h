// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/request.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace localgms {

//! A request with the parts of its path that the pattern left open, decoded once.
struct Call
{
    const Request &request;
    std::vector<std::string> args;
};

//! Methods and paths by segments. A pattern is /fixed/{open}; a last {open*} takes all that is
//! left.
class Router
{
public:
    using Answer = std::function<Response(const Call &)>;

    //! \a action: the value of the query's `action`, for Rest.li; "" matches requests without one.
    void add(Method method, std::string_view pattern, Answer answer, std::string action = {});

    //! The answer of the first route that matches; 404 or 405 where none does.
    Response route(const Request &request) const;

private:
    struct Route
    {
        Method method;
        std::vector<std::string> pattern;
        std::string action;
        Answer answer;
    };

    std::vector<Route> m_routes;
};

} // namespace localgms
