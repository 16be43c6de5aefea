// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/registry.h"

namespace localgms {

struct PatchRequest
{
    Json operations = Json::array(); //!< JSON Patch
    std::map<std::string, std::vector<std::string>>
        arrayPrimaryKeys; //!< array field -> what its items are keyed by
    bool generic = false; //!< plain JSON Patch over the value, or by arrayPrimaryKeys; no template

    static PatchRequest from(const Json &json); //!< ApiError BadJson
};

//! \a value with the patch applied. Arrays that a template (or arrayPrimaryKeys) keys are addressed
//! by key, /owners/<urn>/<type>, and adding what is there changes nothing. ApiError BadJson.
Json applyPatch(const std::string &aspect, Json value, const PatchRequest &patch);

} // namespace localgms
