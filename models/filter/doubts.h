// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/language.h"

namespace filter {

using catalog::Catalog;

//! A value that no deployment of a catalog has.
struct UnknownValue
{
    Facet facet;
    QString value; //!< as written
    QStringList like; //!< values that the catalog has, as they are typed; the nearest first

    bool operator==(const UnknownValue &) const = default;
};

//! The values, however deep in \a filter, that nobody has: slips, most likely. Words of DataHub's
//! schemas are none, since to ask for them is sensible whether or not there are any; nor is
//! anything in an empty catalog.
std::vector<UnknownValue> unknownValues(const Filter &filter, const Catalog &catalog);

//! The words or, and, not in small letters where the operator would stand, with what to write.
//! Empty where \a text is no filter.
std::vector<ParseError> smallOperators(QStringView text);

//! Places of \a text that say something, but hardly what was meant: values that nobody has, and
//! smallOperators(). By position; empty where \a text is no filter. Costs some passes
//! over the dictionaries of facets that are named.
std::vector<ParseError> doubts(QStringView text, const Catalog &catalog);

} // namespace filter
