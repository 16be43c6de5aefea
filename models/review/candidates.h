// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/filter.h"
#include "models/filter/scan.h"
#include "models/review/index.h"

namespace review {

//! Why a deployment that nobody has deprecated might go.
enum class Reason : std::uint8_t {
    Failed = 1,
    OutOfService = 2,
    Superseded = 4, //!< a higher version of its model or group is IN_SERVICE in its environment
    Ephemeral = 8, //!< left over from something short-lived, as the user's own filter says
    NoOwner = 16,
    UnknownStatus = 32, //!< UNKNOWN, absent, or a word never heard of
};
constexpr std::array<Reason, 6> allReasons()
{
    return {Reason::Failed,    Reason::OutOfService, Reason::Superseded,
            Reason::Ephemeral, Reason::NoOwner,      Reason::UnknownStatus};
}
QString labelOf(Reason reason); //!< "superseded"

struct Candidate
{
    Row row = 0;
    std::uint8_t reasons = 0; //!< or-ed values of Reason; never 0
    std::optional<Row> successor; //!< of Reason::Superseded: the highest version in service

    bool has(Reason reason) const { return (reasons & std::uint8_t(reason)) != 0; }
    bool operator==(const Candidate &) const = default;
};

//! What is:ephemeral tells, and the tags and names that batch jobs and trials are given.
QString usualEphemeralFilter();

//! The deployments of \a within that are neither deprecated nor removed nor model evaluations, and
//! have some reason; those with most reasons first, in the order of the catalog among equals. \a
//! ephemeral is the filter that tells the short-lived.
std::vector<Candidate> candidates(const Catalog &catalog, const filter::Filter &within,
                                  const filter::Filter &ephemeral, const filter::Context &context,
                                  const std::atomic_bool *cancelled = nullptr);

} // namespace review
