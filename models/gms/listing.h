// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/serverinfo.h"
#include "models/gms/transport.h"

#include <QStringList>

#include <optional>

namespace gms {

//! How all entities of a type are listed, best first.
enum class Road {
    Scroll, //!< POST /openapi/v3/entity/scroll
    PageGet, //!< GET /openapi/v3/entity/<type>
    Database, //!< rest.li listUrns, then their aspects; every release has it
};

//! What is known of a server's roads. Filled by what it is and by what its first answers are.
struct Roads
{
    std::optional<Road> road; //!< once a first page came along it
    bool oldLookup = false; //!< v3 batchGet is missing
};

struct PageQuery
{
    QString entityType;
    QStringList
        aspects; //!< with the key: an entity that has none of them is left out by the server
    QString scrollId; //!< empty for the first page
    int count = 1000;
};

//! One page of all entities of a type, soft-deleted ones included, with the versions of their
//! aspects, in the shape of a v3 scroll whatever road it came along.
Pending listPage(Transport &transport, const ServerInfo &server, Roads &roads, PageQuery query,
                 Done<QByteArray> done, Hearing hearing = {});

} // namespace gms
