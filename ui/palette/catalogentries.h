// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/filter.h"
#include "models/items/catalogsearch.h"
#include "ui/palette/paletteentry.h"

#include <optional>

namespace palette {

//! \a hit of \a catalog as it is shown.
PaletteEntry entryOf(const catalog::Catalog &catalog, const items::SearchHit &hit);

//! What \a urn is now; nothing where the catalog does not know it. For actions and views nothing.
std::optional<PaletteEntry> findEntry(const catalog::Catalog &catalog, PaletteEntry::Kind kind,
                                      const QString &urn);

//! The deployments of a model, an owner or a tag; an empty filter for all else.
filter::Filter filterFor(const PaletteEntry &entry);

} // namespace palette
