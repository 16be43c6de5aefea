// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/features.h"

#include <cstdio>
#include <tuple>

namespace localgms {

Features Features::of(const std::string &release)
{
    int major = 0;
    int minor = 0;
    int patch = 0;
    const char *text = release.c_str() + (release.starts_with('v') ? 1 : 0);
    Features features;
    if (std::sscanf(text, "%d.%d.%d", &major, &minor, &patch) < 2)
        return features;
    const auto since = [&](int a, int b, int c = 0) {
        return std::tuple(major, minor, patch) >= std::tuple(a, b, c);
    };
    char version[48];
    std::snprintf(version, sizeof version, "v%d.%d.%d", major, minor, patch);
    features.version = version;
    features.preconditions = since(0, 15);
    features.containerOfDeployments = since(1, 0);
    features.statusSearchable = features.batchPatch = features.genericPatch = since(1, 1);
    features.precondition412 = features.genericEntities = since(1, 2);
    features.scrollFilter = features.totalCount = features.aspectModified = features.slices
        = since(1, 3);
    features.stickySlices = since(1, 3) && !since(1, 4);
    features.scrollIdPerEntity = since(1, 3, 1);
    features.invertedByEntity = since(1, 4);
    features.relationshipScroll = features.lifecycleStage = since(1, 6);
    return features;
}

} // namespace localgms
