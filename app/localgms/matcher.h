// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/database.h"

#include <functional>
#include <memory>

namespace localgms {

//! What a matcher sees of an entity.
struct Candidate
{
    std::string_view urn;
    std::string_view fields; //!< encodeSearchValues()
    std::string_view words; //!< folded
};

using Matches = std::function<bool(const Candidate &)>;

//! A query as users type it: words (all must occur), "phrases", field:value, * inside, AND OR NOT,
//! ( ). Nothing where it asks for everything. Words are looked for anywhere, whatever their case.
Matches compileQuery(const std::string &query, const Database &database);

struct Criterion
{
    std::string field;
    std::vector<std::string> values;
    std::string condition = "EQUAL";
    bool negated = false;
};

//! Any of these groups must hold, and of a group every criterion.
using Filter = std::vector<std::vector<Criterion>>;

//! ApiError BadRequest for a condition that GMS does not know.
Matches compileFilter(const Filter &filter, const Database &database);

} // namespace localgms
