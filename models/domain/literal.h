// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <nlohmann/json.hpp>

#include <QStringView>

#include <optional>

namespace domain {

//! A value that an ingestion wrote into a custom property: JSON, or what Python's str() makes of
//! dicts, lists, tuples, texts, numbers, True, False and None. Tuples and sets become arrays, keys
//! become texts, and anything else that looks like a call or a name, such as
//! datetime.datetime(2015, 1, 1), becomes a text as written. Nothing where \a text is none of this,
//! is nested more than 64 deep or longer than a megabyte.
std::optional<nlohmann::ordered_json> parseLiteral(QStringView text);

} // namespace domain
