// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/context.h"
#include "models/review/check.h"
#include "models/review/index.h"

#include <QDateTime>

namespace review {

//! What a review depends on besides the catalog.
struct Context
{
    filter::Context when = filter::Context::current();
    //! All deployments, names and model links are there. False: what is not found may yet exist.
    bool complete = true;
    QDateTime readAt {}; //!< when the server said what the catalog has; may be invalid
};

//! What a judgement rests on.
struct Evidence
{
    QString value; //!< what is there, in a few words for people
    QString urn; //!< whose aspect says so
    QString aspect; //!< its name; empty where no single aspect does
    int version = 0; //!< systemMetadata.version of the aspect; 0: not known

    bool operator==(const Evidence &) const = default;
};

//! What a rule finds, before its severity is asked.
enum class Judgement : std::uint8_t { Holds, Broken, NotKnown, DoesNotApply };

//! One deployment under review. Refers to what it is made of.
struct Case
{
    Case(const Index &anIndex, const Context &aContext, Row aRow);

    const Index &index;
    const Context &context;
    Row row;
    const catalog::Chunk &chunk;
    std::size_t i; //!< in the chunk
    const Index::Replacement &replacement;

    const Catalog &catalog() const { return index.catalog(); }
    Serving serving() const;
    Code code(catalog::Facet facet) const { return chunk.facets[std::size_t(facet)][i]; }
};

//! Each rule is a function of the case alone. \a evidence may be null, and is filled in whatever
//! the judgement, except DoesNotApply; the judgement is the same with and without it.
namespace checks {

Judgement replacementNamed(const Case &c, Evidence *evidence);
Judgement replacementPresent(const Case &c, Evidence *evidence);
Judgement replacementInService(const Case &c, Evidence *evidence);
Judgement replacementEnvironment(const Case &c, Evidence *evidence);
Judgement replacementModel(const Case &c, Evidence *evidence);
Judgement replacementChain(const Case &c, Evidence *evidence);
Judgement outOfService(const Case &c, Evidence *evidence);
Judgement notLast(const Case &c, Evidence *evidence);
Judgement ownerTechnical(const Case &c, Evidence *evidence);
Judgement ownerActive(const Case &c, Evidence *evidence);
Judgement dateSet(const Case &c, Evidence *evidence);
Judgement dateNotPassed(const Case &c, Evidence *evidence);
Judgement noteSaysWhy(const Case &c, Evidence *evidence);
Judgement notAReplacement(const Case &c, Evidence *evidence);

} // namespace checks

Judgement judge(Check check, const Case &c, Evidence *evidence = nullptr);

//! Decommission times before 2000 come from seconds that were written as milliseconds, or from
//! nothing at all: no date that someone meant.
inline constexpr std::int64_t earliestMeant = 946'684'800'000;

} // namespace review
