// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/record.h"
#include "models/graph/outcome.h"

#include <optional>
#include <vector>

namespace graph {

//! Some deployments side by side: every field, then every custom property that one of them has.
struct Comparison
{
    struct Line
    {
        QString key; //!< as in JSON of `slipway list`, and traffic; or the property's own
        bool property = false;
        //! One for each deployment; references are URNs, lists are sorted and one a line, times ISO
        //! 8601 in UTC. Nothing: not set.
        std::vector<std::optional<QString>> values;
        bool differs = false; //!< the values are not all the same

        bool operator==(const Line &) const = default;
    };

    QStringList urns;
    std::vector<Line> lines;
    //! Whether they are the same, all but their URNs and names: Partly where some lines are.
    //! Unknown where all that is known is the same, and the models are not known.
    Outcome same = Outcome::Unknown;

    std::size_t differences() const;
    bool operator==(const Comparison &) const = default;
};

inline constexpr std::size_t fewestCompared = 2;
inline constexpr std::size_t mostCompared = 6;

//! \a modelsKnown: the edges DeployedTo were loaded.
Comparison comparisonOf(const std::vector<catalog::Record> &records, bool modelsKnown);
Comparison comparisonOf(const Graph &graph, const std::vector<catalog::Row> &rows);

} // namespace graph
