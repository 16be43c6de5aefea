// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/context.h"
#include "models/filter/expression.h"
#include "models/filter/masks.h"

#include <memory>

namespace filter {

using catalog::Catalog;
using catalog::Row;

//! A term made ready for one catalog: values have become codes, so that a chunk is judged by its
//! columns alone. Never changes; any thread.
class Judge
{
public:
    //! About what a row costs, in the reads of a code column.
    enum class Cost { Codes, Lists, Pools, Texts };

    struct Place
    {
        const catalog::Chunk &chunk;
        Row start; //!< number of its first row
    };

    virtual ~Judge() = default;
    virtual Cost cost() const = 0;
    //! Writes 1 or 0 for each row of the chunk.
    virtual void judge(const Place &place, std::uint8_t *mask, masks::Scratch &scratch) const = 0;
};

//! What \a term, negation included, means in \a catalog, which must live as long.
std::unique_ptr<const Judge> makeJudge(const Catalog &catalog, const Term &term,
                                       const Context &context);

namespace detail {

// By kind of term, without negation.
std::unique_ptr<const Judge> judgeOf(const Catalog &catalog, const AnyOf &anyOf);
std::unique_ptr<const Judge> judgeOf(const Catalog &catalog, const Is &is, const Context &context);
std::unique_ptr<const Judge> judgeOf(const When &when, const Context &context);
std::unique_ptr<const Judge> judgeOf(const Catalog &catalog, const Contains &contains);
std::unique_ptr<const Judge> judgeOf(const Catalog &catalog, const Matches &matches);
std::unique_ptr<const Judge> judgeOf(const VersionIs &versionIs);

} // namespace detail

} // namespace filter
