// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/expression.h"

#include <QStringList>

#include <cstdint>
#include <vector>

//! The eight statuses in the order of charts, so that neighbours in a stack differ most: in
//! service, updating, creating, rolling back, out of service, failed, deleting, unknown. The last
//! one takes in no status and words never heard of.
namespace dashboard {

inline constexpr std::size_t statusSlots = 8;
inline constexpr std::size_t inServiceSlot = 0;
inline constexpr std::size_t failedSlot = 5;
inline constexpr std::size_t unknownSlot = 7;

//! The symbols, such as IN_SERVICE, by slot.
const QStringList &statusOrder();

//! The slot of each code of the catalog's statuses, as the filter understands the symbols.
std::vector<std::uint8_t> slotsByCode(const catalog::Catalog &catalog);

//! What asks for exactly the rows that are counted in \a slot.
filter::Term statusTerm(const catalog::Catalog &catalog, std::size_t slot);

} // namespace dashboard
