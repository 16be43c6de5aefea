// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/context.h"
#include "models/filter/filter.h"

#include <QString>

#include <atomic>
#include <cstdint>
#include <vector>

namespace items {

//! A value of a custom property, and how many deployments of the whole catalog have it.
struct PropertyValue
{
    QString value;
    std::uint32_t deployments = 0;

    bool operator==(const PropertyValue &) const = default;
};

//! The most frequent values of the custom property \a key (ignoring case), at most \a most, those
//! of equal frequency by their text. Costs a pass over all properties; pure, any thread. Ends
//! early, with an undefined result, once \a cancelled is set.
std::vector<PropertyValue> propertyValues(const catalog::Catalog &catalog, const QString &key,
                                          std::size_t most,
                                          const std::atomic_bool *cancelled = nullptr);

//! The same of Field::Name, Field::Version or Field::Replacement (as URNs): those whose text
//! contains \a part, ignoring case.
std::vector<PropertyValue> fieldValues(const catalog::Catalog &catalog, filter::Field field,
                                       const QString &part, std::size_t most,
                                       const std::atomic_bool *cancelled = nullptr);

//! Each fact by its word, and how many of the deployments that match \a filter it would leave.
//! Costs a scan a fact.
std::vector<PropertyValue> factCounts(const catalog::Catalog &catalog, const filter::Filter &filter,
                                      const filter::Context &context,
                                      const std::atomic_bool *cancelled = nullptr);

} // namespace items
