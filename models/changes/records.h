// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/changes/changeset.h"

//! Between the catalog's rows and the aspects that edits are about.
namespace changes {

//! The aspect as far as the catalog knows it; null where the deployment has none. Good enough for
//! what was there before, which is compared by value or by who is in a list; attribution, context
//! and what else the catalog does not keep come from the server when it is written.
Json documentOf(const catalog::Record &record, const QString &aspect);

//! Does to \a record what \a edit will do to the deployment.
void apply(catalog::Record &record, const AspectEdit &edit);

//! The version of the aspect that the catalog has seen: -1 absent, 0 not known.
qint64 versionOf(const catalog::Catalog &catalog, catalog::Row row, const QString &aspect);

//! The catalog as it will be when \a set is applied, with the deployments that it makes at the end:
//! what table, filter and sorting see. Shares all chunks without a pending change; the same catalog
//! where there is none. Costs some milliseconds a chunk that changes.
catalog::CatalogPtr withPending(const catalog::CatalogPtr &catalog, const ChangeSet &set);

} // namespace changes
