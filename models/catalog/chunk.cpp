// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/chunk.h"

namespace catalog {

std::size_t Chunk::memory() const
{
    std::size_t bytes = names.memory();
    for (const PooledColumn *column :
         {&urns, &descriptions, &versions, &urls, &notes, &replacements, &propertyValues})
        bytes += column->memory();
    for (const auto &codes : facets)
        bytes += codes.capacity() * sizeof(Code);
    for (const CodeLists *lists : {&owners, &tags, &propertyKeys})
        bytes += (lists->start.capacity() + lists->values.capacity()) * sizeof(Code);
    bytes += ownerTypes.capacity() * sizeof(Code);
    bytes += (created.capacity() + decommission.capacity()) * sizeof(std::int64_t);
    bytes += flags.capacity();
    for (const auto &versionsOf : aspectVersions)
        bytes += versionsOf.capacity();
    return bytes;
}

} // namespace catalog
