// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/registry.h"

#include <functional>

namespace localgms {

//! Calls \a found with every value at \a path; \a key is that of the last map on the way, or empty.
using Found = std::function<void(const std::string &key, const Json &value)>;
void collect(const Json &value, const Path &path, const Found &found);

//! The urns at \a path.
std::vector<std::string> urnsAt(const Json &value, const Path &path);

//! (field, text) for the search index; URN-typed and boolean fields as text too.
std::vector<std::pair<std::string, std::string>> searchValues(const AspectSpec &aspect,
                                                              const Json &value);

//! True for fields whose words a free text search looks at.
bool isSearchedByWords(const SearchField &field);

//! Case folded, as words are compared.
std::string foldCase(std::string_view text);

} // namespace localgms
