// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace filter {

//! A key to sort by, and whose it is. The key's bytes must outlive the sort.
struct SortEntry
{
    SortEntry() = default;
    SortEntry(std::string_view bytes, std::uint32_t index);

    std::string_view key() const { return {bytes, length}; }

    std::uint64_t head = 0; //!< the eight bytes that are looked at, the first one highest
    const char *bytes = nullptr;
    std::uint32_t length = 0;
    std::uint32_t index = 0;
};

//! Sorts by the bytes of the keys, equal ones by index: a quicksort by eight bytes at a time that
//! reads on in a key only where its beginning is shared. In \a workers threads.
void sortByKey(std::vector<SortEntry> &entries, std::size_t workers);

} // namespace filter
