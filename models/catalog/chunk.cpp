// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/chunk.h"

#include <algorithm>

namespace catalog {

void CodeLists::lookForRepeats()
{
    repeating.emplace();
    for (std::size_t i = 0; i + 1 < start.size(); ++i) {
        const auto mine = row(i);
        bool repeats = false;
        for (auto here = mine.begin(); here != mine.end() && !repeats; ++here)
            repeats = std::find(mine.begin(), here, *here) != here;
        if (repeats)
            repeating->push_back(std::uint32_t(i));
    }
    repeating->shrink_to_fit();
}

std::size_t Chunk::memory() const
{
    std::size_t bytes = names.memory();
    for (const PooledColumn *column :
         {&urns, &descriptions, &versions, &urls, &notes, &replacements, &propertyValues})
        bytes += column->memory();
    for (const auto &codes : facets)
        bytes += codes.capacity() * sizeof(Code);
    for (const CodeLists *lists : {&owners, &tags, &propertyKeys})
        bytes += (lists->start.capacity() + lists->values.capacity()
                  + (lists->repeating ? lists->repeating->capacity() : 0))
               * sizeof(Code);
    bytes += ownerTypes.capacity() * sizeof(Code);
    bytes += (created.capacity() + decommission.capacity()) * sizeof(std::int64_t);
    bytes += flags.capacity();
    for (const auto &versionsOf : aspectVersions)
        bytes += versionsOf.capacity();
    return bytes;
}

} // namespace catalog
