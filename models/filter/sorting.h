// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace filter {

enum class SortKey {
    Name, //!< natural: digits by their value, case ignored
    Platform, //!< by display name
    Environment, //!< production first, in the order of domain::environments()
    Status, //!< by severity
    Version, //!< natural: 2.9 before 2.10, and v2 is 2; absent last
    Owners, //!< by the first owner's display name; unowned last
    Tags, //!< by the first tag's display name; untagged last
    Decommission, //!< by date; undated deprecated ones behind the dated, the rest last
    Instance,
    Container, //!< by the path of display names, from the outermost
    Created, //!< absent last
    Urn, //!< platform, then name
    Model, //!< by the first model's name; unlinked last
    Description, //!< absent last
};

//! A key, and which way. What has no value comes last either way.
struct SortBy
{
    SortKey key = SortKey::Name;
    bool descending = false;

    bool operator==(const SortBy &) const = default;
};

//! What rows are ordered by: where the first key finds two equal the next one decides, and in the
//! end the name. A value that has at least one key, and none twice.
class Sorting
{
public:
    static constexpr std::size_t mostKeys = 4;

    Sorting() = default; //!< by name
    Sorting(SortKey key, bool descending = false) : m_keys {{key, descending}} { }
    //! What comes twice or is too much is left out; by name where nothing is left.
    explicit Sorting(const std::vector<SortBy> &keys);

    const std::vector<SortBy> &keys() const { return m_keys; }
    const SortBy &first() const { return m_keys.front(); }
    //! From 0; none where \a key has no part in it.
    std::optional<std::size_t> placeOf(SortKey key) const;

    //! By \a key alone: ascending, or the other way round where it comes first already.
    Sorting by(SortKey key) const;
    //! By \a key as well, after the others; one that is there goes from ascending to descending,
    //! and then out. As before where there are too many; the only one is turned.
    Sorting alsoBy(SortKey key) const;
    Sorting without(SortKey key) const; //!< by name where no other is left

    bool operator==(const Sorting &) const = default;

private:
    std::vector<SortBy> m_keys {SortBy()};
};

} // namespace filter
