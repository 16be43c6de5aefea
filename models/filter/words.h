// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/expression.h"

#include <QStringView>

#include <optional>
#include <variant>

namespace filter::detail {

//! "is", which stands for no column.
struct IsKey
{
};

using Key = std::variant<Facet, Field, IsKey>;

//! The key that \a word (in any case) names; "prop" among them.
std::optional<Key> keyNamed(QStringView word);

//! Keys that a person may have meant by \a word, the likeliest first.
QStringList keysLike(QStringView word);
QStringList factsLike(QStringView word);
std::optional<Fact> factNamed(QStringView word);

} // namespace filter::detail
