// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/assess.h"
#include "tests/support/sampledata.h"

#include <map>

namespace reviewtest {

//! A catalog to be changed before it is made.
struct World
{
    std::vector<support::Made> made;
    std::vector<catalog::Model> models; //!< beyond those that only edges name
    catalog::Directory directory;
    bool linksKnown = true;
    review::Context context;

    support::Made &at(const std::string &name);
    catalog::CatalogPtr catalog() const;
};

std::string urnOf(const std::string &name, const std::string &env = "PROD");

//! Noon of 14 Oct 2026 in \a zone.
review::Context noon(const QByteArray &zone = "Europe/Berlin");
std::int64_t msOf(const QDate &day, const QTime &time, const QByteArray &zone = "Europe/Berlin");

//! "old", which is out of service and for which all checks pass; "new", which replaces it; "third",
//! which is in service as well. All serve the model churn in PROD.
World goodWorld();

//! Some hundred deployments in which all that the checks tell apart occurs.
World randomWorld(std::uint32_t seed);

//! The same rules once more, read off the list of deployments without an index: outcomes by the id
//! of the check, those left out not among them.
struct PlainReview
{
    std::map<std::string, std::string> outcomes;
    std::string verdict;
    std::string bucket;
};
PlainReview plainReview(const World &world, const support::Made &made,
                        const std::map<std::string, std::string> &severities);

} // namespace reviewtest
