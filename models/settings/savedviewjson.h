// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/savedview.h"

#include <nlohmann/json.hpp>

//! One view as an object, for the two files that hold views; private to this folder.
namespace viewfile {

nlohmann::json toJson(const SavedView &view);
//! Whatever cannot be read is left empty.
SavedView fromJson(const nlohmann::json &object);

} // namespace viewfile
