// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

namespace gms {

//! What GET /config says of a server, and what follows for how to speak with it.
struct ServerInfo
{
    QString version; //!< as the server has it: v1.6.0; empty where it does not say
    int major = 0; //!< all three 0 where the version is no number: a build from a branch
    int minor = 0;
    int patch = 0;
    QString serverType; //!< "prod", "quickstart", …; empty where it does not say
    QByteArray basePath; //!< where GMS was found on its host: empty, or such as /api/gms

    bool isVersionKnown() const { return major != 0 || minor != 0; }
    //! True for a server whose version is not known: those are built from something recent.
    bool isAtLeast(int wantedMajor, int wantedMinor) const;

    //! DataHub Cloud counts its releases as 0.3.x; 0.3.11 is about 1.0 of the open-source one.
    bool isRecentCloud() const { return major == 0 && minor == 3 && patch >= 11; }

    //! Single aspects can be read and written by OpenAPI v3 (0.14).
    bool hasOpenApiV3() const { return isAtLeast(0, 14) || isRecentCloud(); }
    //! If-Version-Match of a write is looked at (0.15); before, it is silently ignored.
    bool honoursPreconditions() const { return isAtLeast(0, 15) || isRecentCloud(); }
    //! Deployments may have a container (1.0); before, asking for one is an error.
    bool hasContainer() const { return isAtLeast(1, 0); }
    //! A failed precondition of a v3 write is 412 (1.2); before, 400.
    bool answers412() const { return isAtLeast(1, 2); }
    //! The body of a v3 scroll may have a `filter` (1.3). Before it is silently ignored, so an
    //! unknown version counts as one that does.
    bool filtersScroll() const { return isVersionKnown() && isAtLeast(1, 3); }
    //! Pages say how many there are in all (1.3); beyond 10000 the number stays there.
    bool countsScroll() const { return isAtLeast(1, 3); }
    //! sliceId may be sent: 1.3.x goes wrong for everyone afterwards.
    bool slicesSafely() const { return isVersionKnown() && isAtLeast(1, 4); }
    //! POST /openapi/v3/relationship/scroll exists (1.6).
    bool scrollsRelationships() const { return isVersionKnown() && isAtLeast(1, 6); }

    bool operator==(const ServerInfo &) const = default;
};

//! NotGms where \a body is no answer of a GMS to GET /config, such as a web page.
Result<ServerInfo> parseConfig(const QByteArray &body);

} // namespace gms
