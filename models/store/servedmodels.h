// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/gms/client.h"
#include "models/store/catalogstore.h"

namespace store {

//! The models of a deployment by the relationships API, and those that \a catalog recognised by
//! another name, which the server's graph does not know.
Pending fetchServedModels(gms::Client &client, catalog::CatalogPtr catalog,
                          const domain::Urn &deployment, Done<ServedModels> done);

//! One deployment and its models, as the server has them now. Asks which server it is first.
Pending fetchOneRecord(gms::Client &client, const domain::Urn &deployment,
                       Done<catalog::Record> done);

} // namespace store
