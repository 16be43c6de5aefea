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
//! "key:value" of what \a word is that is no fact: a status, an environment, a platform; or empty.
QString termLike(QStringView word);
std::optional<Fact> factNamed(QStringView word);
//! The key that a URN by its type is a value of; nothing for a deployment or any other type.
std::optional<Key> keyOfUrn(QStringView urn);

//! How many letters have to be put in, left out, changed or swapped with the next. Takes the
//! product of both lengths.
int distance(QStringView a, QStringView b);

} // namespace filter::detail
