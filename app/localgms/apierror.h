// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdexcept>
#include <string>

namespace localgms {

//! Why a request is not done, as far as GMS answers differently.
enum class Fault {
    BadRequest, //!< an argument, an urn, an entity name
    BadJson, //!< the body is no JSON, or a patch cannot be applied
    Validation, //!< an aspect's value is not what its schema says, CREATE of what is there
    Precondition, //!< If-Version-Match and the like
    NotFound,
    NoEndpoint,
    TooLarge,
    Busy, //!< another process holds the file
    Internal,
};

//! Ends a request; nothing of it is stored.
class ApiError : public std::runtime_error
{
public:
    ApiError(Fault fault, const std::string &message) : std::runtime_error(message), m_fault(fault)
    {
    }
    Fault fault() const { return m_fault; }

private:
    Fault m_fault;
};

} // namespace localgms
