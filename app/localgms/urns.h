// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace localgms {

//! A URN taken apart; the views point into the text that was parsed.
struct UrnParts
{
    std::string_view entityType;
    std::vector<std::string_view> parts; //!< of a tuple its parts, else the one id; never decoded
    bool tuple = false;
};

//! urn:li:<type>:<id>, any type. The error is GMS's own sentence.
tl::expected<UrnParts, std::string> parseUrn(std::string_view urn);

//! The entity type of something that looks like a URN; empty of anything else.
std::string_view entityTypeOf(std::string_view urn);

} // namespace localgms
