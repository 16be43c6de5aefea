// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/directory.h"
#include "models/gms/listing.h"

namespace gms {

struct NeighboursQuery
{
    QString entityType;
    int limit = 0;
};

//! All neighbours of a type, page by page, until there are no more or as many as the limit.
Pending listAllNeighbours(Transport &transport, const ServerInfo &server, Roads &roads,
                          NeighboursQuery query, Done<QHash<QString, catalog::Neighbour>> done);

} // namespace gms
