// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/dashboard/aggregates.h"
#include "models/dashboard/chartmodel.h"

//! The charts of the dashboard as tables, in words for people. Every bar has a term that asks for
//! exactly the rows that it counts, besides what the rows were chosen by. Pure.
namespace dashboard {

//! Environments that are in use, production first, with a series a status.
ChartTable statusByEnvironment(const Aggregates &sums);
//! The largest first.
ChartTable platforms(const Aggregates &sums);
//! None first, then those with the most, then all others together.
ChartTable owners(const Aggregates &sums);
ChartTable ages(const Aggregates &sums);
ChartTable dueMonthsChart(const Aggregates &sums);
//! The share that has an owner and so on, and that is to be reached.
ChartTable completeness(const Aggregates &sums);
//! The whole catalog a day, with a series a status; \a days ascend. Has no terms: what was is not
//! to be filtered any more.
ChartTable statusOverTime(const std::vector<DayCounts> &days);

//! A number above the charts.
struct Tile
{
    enum class Tone { Neutral, Warn, Danger };

    QString id; //!< for the name of its widget
    QString title;
    qint64 value = 0;
    QString detail; //!< what it is of, or what changed
    Tone tone = Tone::Neutral; //!< Neutral where the value is 0
    QString icon {}; //!< before the title; may be empty
    std::optional<filter::Term> term {}; //!< the rows that are counted; nothing: all

    bool operator==(const Tile &) const = default;
};

//! \a days as above; they say what changed where all of the catalog is shown (\a isWhole).
std::vector<Tile> tiles(const Aggregates &sums, const std::vector<DayCounts> &days, bool isWhole);

} // namespace dashboard
