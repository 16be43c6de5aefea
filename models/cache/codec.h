// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/block.h"
#include "models/catalog/chunkbuilder.h"
#include "models/catalog/directory.h"
#include "models/catalog/links.h"

#include <array>
#include <memory>

namespace cache {

//! How many codes each dictionary of a catalog has.
struct CodeLimits
{
    std::array<std::size_t, catalog::facetCount> facets {};
    std::size_t ownerTypes = 0;
    std::size_t propertyKeys = 0;
};

void put(BlockWriter &writer, const catalog::Chunk &chunk);
//! The arrays of \a chunk become views into the block. All codes are below \a limits, and all
//! columns are of one length, or the reader is no longer ok().
void take(BlockReader &reader, const CodeLimits &limits, catalog::Chunk &chunk);

void put(BlockWriter &writer, const catalog::DictionaryView &dictionary);
//! Empty, and the reader no longer ok(), where a text is there twice or the first is not empty.
void take(BlockReader &reader, catalog::Dictionary &dictionary);

void put(BlockWriter &writer, const catalog::Directory &directory);
void take(BlockReader &reader, catalog::Directory &directory);

void put(BlockWriter &writer, const catalog::Links &links);
//! Of a catalog of \a rows rows.
catalog::Links takeLinks(BlockReader &reader, std::size_t rows);

} // namespace cache
