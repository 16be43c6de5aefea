// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/models/gms/aspectcore.h"
#include "tests/models/gms/clientsetup.h"

//! A deployment that has neither owners, tags nor a deprecation.
inline const QString bareDeployment = fakeDeploymentUrn(3);
inline constexpr auto restLiPath = "POST /aspects?action=ingestProposal";
inline constexpr auto v3Path = "POST /openapi/v3/entity/mlmodeldeployment/";

struct AspectSetup : ClientSetup
{
    explicit AspectSetup(const QString &release = QStringLiteral("1.6"), bool readOnly = false)
        : ClientSetup(release, readOnly)
    {
        fake.addDeployments(8);
        if (!probe())
            qFatal("no answer to a probe");
        fake.clearRequests();
    }

    const FakeData::AspectValue *stored(const char *aspect)
    {
        return fake.data().find(bareDeployment.toStdString(), aspect);
    }
    nlohmann::json sentBody(const char *match)
    {
        for (const FakeRequest &request : fake.requests()) {
            if ((request.method + ' ' + request.target).contains(match))
                return nlohmann::json::parse(request.body.toStdString());
        }
        return {};
    }

    AspectCore core {client, bareDeployment};
};
