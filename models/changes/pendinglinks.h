// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/changes/changeset.h"

namespace changes {

//! The model links of \a catalog as they will be when \a edits, of models' properties, are applied.
//! Links of deployments that the catalog does not have are left out. Linear in rows.
std::shared_ptr<const catalog::Links> linksWith(const catalog::Catalog &catalog,
                                                const std::vector<AspectEdit> &edits);

//! The rows of \a catalog whose links \a edit changes; empty where it is of something else.
std::vector<catalog::Row> relinkedRows(const catalog::Catalog &catalog, const AspectEdit &edit);

} // namespace changes
