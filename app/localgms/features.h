// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace localgms {

//! What a release of DataHub can do, as far as clients have to tell releases apart.
struct Features
{
    std::string version = "v1.6.0"; //!< as /config says it
    bool containerOfDeployments = true; //!< from 1.0
    bool statusSearchable = true; //!< from 1.1: deploymentStatus is in the index
    bool batchPatch = true; //!< from 1.1
    bool genericPatch = true; //!< from 1.1: forceGenericPatch
    bool preconditions = true; //!< the If-… headers; from 0.15
    bool precondition412 = true; //!< from 1.2; 400 before
    bool genericEntities = true; //!< from 1.2: /openapi/v3/entity/generic
    bool scrollFilter = true; //!< from 1.3; ignored before
    bool totalCount = true; //!< from 1.3: totalCount and facets
    bool aspectModified = true; //!< from 1.3
    bool slices = true; //!< from 1.3
    bool stickySlices
        = false; //!< 1.3.0 and 1.3.1: a sliced request leaves its slice to all later ones
    bool scrollIdPerEntity = true; //!< from 1.3.1
    bool invertedByEntity
        = true; //!< from 1.4: v3 relationships of an entity come the wrong way round
    bool relationshipScroll = true; //!< from 1.6
    bool lifecycleStage = true; //!< from 1.6

    //! \a release such as "1.2" or "v1.3.1"; empty or not a version: the newest.
    static Features of(const std::string &release);
};

} // namespace localgms
