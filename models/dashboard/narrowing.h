// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/filter.h"

#include <QString>

#include <optional>
#include <vector>

namespace dashboard {

//! How a bar was chosen: alone, beside those that are chosen, or to be left out.
enum class Choice { Only, Add, Exclude };

//! Bars of one chart that are chosen or left out of what a filter gave before. That chart goes on
//! to show what that filter gave, so that more of its bars can be chosen; all others show what is
//! left.
class Narrowing
{
public:
    struct Bar
    {
        filter::Term term;
        bool excluded = false;

        bool operator==(const Bar &) const = default;
    };

    //! A bar of \a chart, of which the filter is \a present. Starts anew where that is not what the
    //! bars chosen so far left, or another chart is meant. A bar that is chosen already, in the
    //! same way, is let go.
    void choose(const QString &chart, const filter::Filter &present, const filter::Term &term,
                Choice choice);
    //! Nothing is chosen any more where \a present is not what the bars left.
    void follow(const filter::Filter &present);

    const QString &chart() const { return m_chart; } //!< empty: none
    const filter::Filter &base() const { return m_base; }
    const std::vector<Bar> &bars() const { return m_bars; }
    //! The base, with any of the chosen bars and none of the excluded ones.
    filter::Filter result() const;

private:
    QString m_chart;
    filter::Filter m_base;
    std::vector<Bar> m_bars;
};

} // namespace dashboard
